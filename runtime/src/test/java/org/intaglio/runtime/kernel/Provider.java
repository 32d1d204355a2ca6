/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import org.intaglio.runtime.kernel.scalar.ScalarSubjects;
import org.intaglio.runtime.kernel.vector.VectorSubjects;

/** Both implementations: every test of an operation runs on each. */
enum Provider {
    SCALAR(
            ScalarSubjects.matrix(),
            ScalarSubjects.convolution(),
            ScalarSubjects.pooling(),
            ScalarSubjects.elementwise()),
    VECTOR(
            VectorSubjects.matrix(),
            VectorSubjects.convolution(),
            VectorSubjects.pooling(),
            VectorSubjects.elementwise());

    final MatrixKernels matrix;
    final ConvolutionKernels convolution;
    final PoolingKernels pooling;
    final ElementwiseKernels elementwise;

    Provider(
            MatrixKernels matrix,
            ConvolutionKernels convolution,
            PoolingKernels pooling,
            ElementwiseKernels elementwise) {
        this.matrix = matrix;
        this.convolution = convolution;
        this.pooling = pooling;
        this.elementwise = elementwise;
    }
}
