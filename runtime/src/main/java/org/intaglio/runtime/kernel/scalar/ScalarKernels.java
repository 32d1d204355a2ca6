/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

import org.intaglio.runtime.kernel.ArithmeticKernels;
import org.intaglio.runtime.kernel.DepthwiseConvolutionKernels;
import org.intaglio.runtime.kernel.ImageKernels;
import org.intaglio.runtime.kernel.Kernels;

/** The readable reference, and the fallback where the Vector API is not at hand. */
public final class ScalarKernels {
    private ScalarKernels() {}

    /** All families. */
    public static Kernels create() {
        return new Kernels(
                "scalar",
                new ScalarMatrixKernels(),
                new ScalarConvolutionKernels(),
                new ScalarPooledConvolutionKernels(new ScalarConvolutionKernels()),
                new ScalarDepthwiseConvolutionKernels(),
                new ScalarWinogradKernels(),
                new ScalarPoolingKernels(),
                new ScalarActivationKernels(),
                new ScalarNormalizationKernels(),
                new ScalarRecurrentKernels(),
                new ScalarEmbeddingKernels(),
                new ScalarImageKernels(),
                new ScalarElementwiseKernels(),
                new ScalarLossKernels(),
                new ScalarArithmeticKernels(),
                new ScalarOptimizerKernels());
    }

    /** Convolution of each channel for itself, for other providers; loads no other family. */
    public static DepthwiseConvolutionKernels depthwiseConvolution() {
        return new ScalarDepthwiseConvolutionKernels();
    }

    /** Images read at other places, for other providers; loads no other family. */
    public static ImageKernels image() {
        return new ScalarImageKernels();
    }

    /** The arithmetic of formulas; loads no other family. */
    public static ArithmeticKernels arithmetic() {
        return new ScalarArithmeticKernels();
    }
}
