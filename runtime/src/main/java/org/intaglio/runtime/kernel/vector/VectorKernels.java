/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.Species.S;

import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.kernel.scalar.ScalarKernels;

import java.util.Optional;

/** Kernels with the Vector API. Loaded only where module jdk.incubator.vector is present. */
public final class VectorKernels {
    private VectorKernels() {}

    /** All families. */
    public static Kernels create() {
        return new Kernels(
                "vector",
                new VectorMatrixKernels(),
                new VectorConvolutionKernels(),
                new VectorPooledConvolutionKernels(new VectorConvolutionKernels()),
                new VectorDepthwiseConvolutionKernels(ScalarKernels.depthwiseConvolution()),
                new VectorWinogradKernels(),
                new VectorPoolingKernels(),
                new VectorActivationKernels(),
                new VectorNormalizationKernels(),
                new VectorRecurrentKernels(
                        new VectorActivationKernels(), new VectorElementwiseKernels()),
                new VectorEmbeddingKernels(new VectorElementwiseKernels()),
                ScalarKernels.image(),
                new VectorElementwiseKernels(),
                new VectorLossKernels(),
                new VectorArithmeticKernels(),
                new VectorOptimizerKernels());
    }

    /** Why the width that somebody has asked for cannot be had; nothing if it can. */
    public static Optional<String> widthProblem() {
        return WidthOption.problem(Species::most);
    }

    /** The width of the vectors. */
    public static int bits() {
        return S.vectorBitSize();
    }
}
