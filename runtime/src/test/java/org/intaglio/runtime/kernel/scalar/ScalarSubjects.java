/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

import org.intaglio.runtime.kernel.ActivationKernels;
import org.intaglio.runtime.kernel.ArithmeticKernels;
import org.intaglio.runtime.kernel.ConvolutionKernels;
import org.intaglio.runtime.kernel.DepthwiseConvolutionKernels;
import org.intaglio.runtime.kernel.ElementwiseKernels;
import org.intaglio.runtime.kernel.EmbeddingKernels;
import org.intaglio.runtime.kernel.ImageKernels;
import org.intaglio.runtime.kernel.LossKernels;
import org.intaglio.runtime.kernel.MatrixKernels;
import org.intaglio.runtime.kernel.NormalizationKernels;
import org.intaglio.runtime.kernel.OptimizerKernels;
import org.intaglio.runtime.kernel.PooledConvolutionKernels;
import org.intaglio.runtime.kernel.PoolingKernels;
import org.intaglio.runtime.kernel.RecurrentKernels;
import org.intaglio.runtime.kernel.WinogradKernels;

/** Lends package-private kernels to tests that compare providers. */
public final class ScalarSubjects {
    private ScalarSubjects() {}

    public static MatrixKernels matrix() {
        return new ScalarMatrixKernels();
    }

    public static ConvolutionKernels convolution() {
        return new ScalarConvolutionKernels();
    }

    public static PooledConvolutionKernels pooledConvolution() {
        return new ScalarPooledConvolutionKernels(convolution());
    }

    public static DepthwiseConvolutionKernels depthwiseConvolution() {
        return new ScalarDepthwiseConvolutionKernels();
    }

    public static WinogradKernels winograd() {
        return new ScalarWinogradKernels();
    }

    public static PoolingKernels pooling() {
        return new ScalarPoolingKernels();
    }

    public static ElementwiseKernels elementwise() {
        return new ScalarElementwiseKernels();
    }

    public static ActivationKernels activation() {
        return new ScalarActivationKernels();
    }

    public static NormalizationKernels normalization() {
        return new ScalarNormalizationKernels();
    }

    public static RecurrentKernels recurrent() {
        return new ScalarRecurrentKernels();
    }

    public static EmbeddingKernels embedding() {
        return new ScalarEmbeddingKernels();
    }

    public static ImageKernels image() {
        return new ScalarImageKernels();
    }

    public static LossKernels loss() {
        return new ScalarLossKernels();
    }

    public static ArithmeticKernels arithmetic() {
        return new ScalarArithmeticKernels();
    }

    public static OptimizerKernels optimizer() {
        return new ScalarOptimizerKernels();
    }
}
