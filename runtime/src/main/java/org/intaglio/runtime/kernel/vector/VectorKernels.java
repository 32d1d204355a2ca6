/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import org.intaglio.runtime.kernel.Kernels;

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
                new VectorPoolingKernels(),
                new VectorActivationKernels(),
                new VectorNormalizationKernels(),
                new VectorElementwiseKernels(),
                new VectorLossKernels(),
                new VectorOptimizerKernels());
    }

    /** The width of this machine's vectors. */
    public static int bits() {
        return VectorMath.SPECIES.vectorBitSize();
    }
}
