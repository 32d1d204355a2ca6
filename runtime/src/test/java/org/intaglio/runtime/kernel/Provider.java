/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import org.intaglio.runtime.kernel.scalar.ScalarSubjects;
import org.intaglio.runtime.kernel.vector.VectorSubjects;

import java.util.stream.Stream;

/** An implementation: every test of an operation runs on each. */
record Provider(
        String name,
        MatrixKernels matrix,
        ConvolutionKernels convolution,
        PoolingKernels pooling,
        ElementwiseKernels elementwise) {
    static Stream<Provider> all() {
        return Stream.of(
                new Provider(
                        "scalar",
                        ScalarSubjects.matrix(),
                        ScalarSubjects.convolution(),
                        ScalarSubjects.pooling(),
                        ScalarSubjects.elementwise()),
                new Provider(
                        "vector",
                        VectorSubjects.matrix(),
                        VectorSubjects.convolution(),
                        VectorSubjects.pooling(),
                        VectorSubjects.elementwise()));
    }

    @Override
    public String toString() {
        return name;
    }
}
