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
        PooledConvolutionKernels pooledConvolution,
        DepthwiseConvolutionKernels depthwiseConvolution,
        WinogradKernels winograd,
        PoolingKernels pooling,
        ElementwiseKernels elementwise,
        ActivationKernels activation,
        NormalizationKernels normalization,
        RecurrentKernels recurrent,
        EmbeddingKernels embedding,
        ImageKernels image,
        LossKernels loss,
        ArithmeticKernels arithmetic,
        OptimizerKernels optimizer) {
    static Stream<Provider> all() {
        return Stream.of(
                new Provider(
                        "scalar",
                        ScalarSubjects.matrix(),
                        ScalarSubjects.convolution(),
                        ScalarSubjects.pooledConvolution(),
                        ScalarSubjects.depthwiseConvolution(),
                        ScalarSubjects.winograd(),
                        ScalarSubjects.pooling(),
                        ScalarSubjects.elementwise(),
                        ScalarSubjects.activation(),
                        ScalarSubjects.normalization(),
                        ScalarSubjects.recurrent(),
                        ScalarSubjects.embedding(),
                        ScalarSubjects.image(),
                        ScalarSubjects.loss(),
                        ScalarSubjects.arithmetic(),
                        ScalarSubjects.optimizer()),
                new Provider(
                        "vector",
                        VectorSubjects.matrix(),
                        VectorSubjects.convolution(),
                        VectorSubjects.pooledConvolution(),
                        VectorSubjects.depthwiseConvolution(),
                        VectorSubjects.winograd(),
                        VectorSubjects.pooling(),
                        VectorSubjects.elementwise(),
                        VectorSubjects.activation(),
                        VectorSubjects.normalization(),
                        VectorSubjects.recurrent(),
                        VectorSubjects.embedding(),
                        VectorSubjects.image(),
                        VectorSubjects.loss(),
                        VectorSubjects.arithmetic(),
                        VectorSubjects.optimizer()));
    }

    @Override
    public String toString() {
        return name;
    }
}
