/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

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
import org.intaglio.runtime.kernel.scalar.ScalarSubjects;

/** Lends package-private kernels to tests that compare providers. */
public final class VectorSubjects {
    private VectorSubjects() {}

    public static MatrixKernels matrix() {
        return new VectorMatrixKernels();
    }

    public static ConvolutionKernels convolution() {
        return new VectorConvolutionKernels();
    }

    public static PooledConvolutionKernels pooledConvolution() {
        return new VectorPooledConvolutionKernels(convolution());
    }

    public static DepthwiseConvolutionKernels depthwiseConvolution() {
        return new VectorDepthwiseConvolutionKernels(ScalarSubjects.depthwiseConvolution());
    }

    public static WinogradKernels winograd() {
        return new VectorWinogradKernels();
    }

    public static PoolingKernels pooling() {
        return new VectorPoolingKernels();
    }

    public static ElementwiseKernels elementwise() {
        return new VectorElementwiseKernels();
    }

    public static ActivationKernels activation() {
        return new VectorActivationKernels();
    }

    public static NormalizationKernels normalization() {
        return new VectorNormalizationKernels();
    }

    public static RecurrentKernels recurrent() {
        return new VectorRecurrentKernels(activation(), elementwise());
    }

    public static EmbeddingKernels embedding() {
        return new VectorEmbeddingKernels(elementwise());
    }

    public static ImageKernels image() {
        return VectorKernels.create().image();
    }

    public static LossKernels loss() {
        return new VectorLossKernels();
    }

    public static ArithmeticKernels arithmetic() {
        return new VectorArithmeticKernels();
    }

    public static OptimizerKernels optimizer() {
        return new VectorOptimizerKernels();
    }
}
