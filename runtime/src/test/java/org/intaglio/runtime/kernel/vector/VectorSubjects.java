/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import org.intaglio.runtime.kernel.ConvolutionKernels;
import org.intaglio.runtime.kernel.ElementwiseKernels;
import org.intaglio.runtime.kernel.MatrixKernels;
import org.intaglio.runtime.kernel.PoolingKernels;

/** Lends package-private kernels to tests that compare providers. */
public final class VectorSubjects {
    private VectorSubjects() {}

    public static MatrixKernels matrix() {
        return new VectorMatrixKernels();
    }

    public static ConvolutionKernels convolution() {
        return new VectorConvolutionKernels();
    }

    public static PoolingKernels pooling() {
        return new VectorPoolingKernels();
    }

    public static ElementwiseKernels elementwise() {
        return new VectorElementwiseKernels();
    }
}
