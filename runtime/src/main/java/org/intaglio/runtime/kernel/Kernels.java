/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/**
 * One implementation of every operation, by family.
 *
 * @param name {@code scalar} or {@code vector}
 * @param matrix products and bias sums
 * @param convolution two-dimensional convolution
 * @param pooledConvolution a convolution with the pooling behind it
 * @param depthwiseConvolution convolution of each channel for itself
 * @param winograd convolution with windows of 3×3 with fewer multiplications
 * @param pooling windows and whole images
 * @param activation activation functions and their derivatives
 * @param normalization batch and layer normalisation
 * @param recurrent steps of recurrent layers
 * @param embedding rows of tables by their numbers
 * @param image images read at other places, and shaded
 * @param elementwise sums, products, copies, dropout
 * @param loss losses with their derivatives
 * @param arithmetic what optimizers' formulas and losses' expressions are made of
 * @param optimizer parameter updates
 */
public record Kernels(
        String name,
        MatrixKernels matrix,
        ConvolutionKernels convolution,
        PooledConvolutionKernels pooledConvolution,
        DepthwiseConvolutionKernels depthwiseConvolution,
        WinogradKernels winograd,
        PoolingKernels pooling,
        ActivationKernels activation,
        NormalizationKernels normalization,
        RecurrentKernels recurrent,
        EmbeddingKernels embedding,
        ImageKernels image,
        ElementwiseKernels elementwise,
        LossKernels loss,
        ArithmeticKernels arithmetic,
        OptimizerKernels optimizer) {}
