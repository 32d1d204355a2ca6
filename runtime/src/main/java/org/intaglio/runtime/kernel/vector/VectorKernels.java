/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.kernel.WinogradKernels;
import org.intaglio.runtime.kernel.WinogradShape;
import org.intaglio.runtime.kernel.scalar.ScalarKernels;
import org.intaglio.runtime.kernel.scalar.ScalarWinogradKernels;

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
                new VectorDepthwiseConvolutionKernels(
                        ScalarKernels.create().depthwiseConvolution()),
                winograd(),
                new VectorPoolingKernels(),
                new VectorActivationKernels(),
                new VectorNormalizationKernels(),
                new VectorElementwiseKernels(),
                new VectorLossKernels(),
                new VectorOptimizerKernels());
    }

    /** Vectors longer than the channels that come together would need masks. */
    private static WinogradKernels winograd() {
        int lanes = VectorMath.SPECIES.length();
        return WinogradShape.CHANNELS % lanes == 0
                ? new VectorWinogradKernels()
                : new ScalarWinogradKernels();
    }

    /** The width of this machine's vectors. */
    public static int bits() {
        return VectorMath.SPECIES.vectorBitSize();
    }
}
