/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput.network;

import static org.intaglio.Activation.SOFTMAX;
import static org.intaglio.Loss.SPARSE_CATEGORICAL_CROSSENTROPY;
import static org.intaglio.Padding.SAME;

import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Add;
import org.intaglio.layer.BatchNormalization;
import org.intaglio.layer.Conv2D;
import org.intaglio.layer.Dense;
import org.intaglio.layer.GlobalAveragePooling2D;
import org.intaglio.layer.ReLU;

/**
 * A residual network for small colour pictures (He et al. 2015, arXiv:1512.03385): 64 channels on
 * 32×32, 128 on 16×16, 256 on 8×8, in 2, 3 and 2 blocks. A prediction takes 0.5 G multiply-adds.
 */
@NeuralNetwork(
        input = {32, 32, 3},
        loss = SPARSE_CATEGORICAL_CROSSENTROPY)
public class ResNet {
    @Conv2D(filters = 64, kernelSize = 3, padding = SAME, useBias = false)
    Layer stem;

    @BatchNormalization Layer stemNorm;
    @ReLU Layer stemRelu;

    // Stage 1, block 1 of 2.
    @Conv2D(filters = 64, kernelSize = 3, padding = SAME, useBias = false)
    Layer s1aConv1;

    @BatchNormalization Layer s1aNorm1;
    @ReLU Layer s1aRelu1;

    @Conv2D(filters = 64, kernelSize = 3, padding = SAME, useBias = false)
    Layer s1aConv2;

    @BatchNormalization Layer s1aNorm2;

    @Add(from = {"s1aNorm2", "stemRelu"})
    Layer s1aSum;

    @ReLU Layer s1aRelu2;

    // Stage 1, block 2 of 2.
    @Conv2D(filters = 64, kernelSize = 3, padding = SAME, useBias = false)
    Layer s1bConv1;

    @BatchNormalization Layer s1bNorm1;
    @ReLU Layer s1bRelu1;

    @Conv2D(filters = 64, kernelSize = 3, padding = SAME, useBias = false)
    Layer s1bConv2;

    @BatchNormalization Layer s1bNorm2;

    @Add(from = {"s1bNorm2", "s1aRelu2"})
    Layer s1bSum;

    @ReLU Layer s1bRelu2;

    // Stage 2, block 1 of 3.
    @Conv2D(filters = 128, kernelSize = 3, strides = 2, padding = SAME, useBias = false)
    Layer s2aConv1;

    @BatchNormalization Layer s2aNorm1;
    @ReLU Layer s2aRelu1;

    @Conv2D(filters = 128, kernelSize = 3, padding = SAME, useBias = false)
    Layer s2aConv2;

    @BatchNormalization Layer s2aNorm2;

    @Conv2D(
            filters = 128,
            kernelSize = 1,
            strides = 2,
            padding = SAME,
            useBias = false,
            from = "s1bRelu2")
    Layer s2aShort;

    @BatchNormalization Layer s2aShortNorm;

    @Add(from = {"s2aNorm2", "s2aShortNorm"})
    Layer s2aSum;

    @ReLU Layer s2aRelu2;

    // Stage 2, block 2 of 3.
    @Conv2D(filters = 128, kernelSize = 3, padding = SAME, useBias = false)
    Layer s2bConv1;

    @BatchNormalization Layer s2bNorm1;
    @ReLU Layer s2bRelu1;

    @Conv2D(filters = 128, kernelSize = 3, padding = SAME, useBias = false)
    Layer s2bConv2;

    @BatchNormalization Layer s2bNorm2;

    @Add(from = {"s2bNorm2", "s2aRelu2"})
    Layer s2bSum;

    @ReLU Layer s2bRelu2;

    // Stage 2, block 3 of 3.
    @Conv2D(filters = 128, kernelSize = 3, padding = SAME, useBias = false)
    Layer s2cConv1;

    @BatchNormalization Layer s2cNorm1;
    @ReLU Layer s2cRelu1;

    @Conv2D(filters = 128, kernelSize = 3, padding = SAME, useBias = false)
    Layer s2cConv2;

    @BatchNormalization Layer s2cNorm2;

    @Add(from = {"s2cNorm2", "s2bRelu2"})
    Layer s2cSum;

    @ReLU Layer s2cRelu2;

    // Stage 3, block 1 of 2.
    @Conv2D(filters = 256, kernelSize = 3, strides = 2, padding = SAME, useBias = false)
    Layer s3aConv1;

    @BatchNormalization Layer s3aNorm1;
    @ReLU Layer s3aRelu1;

    @Conv2D(filters = 256, kernelSize = 3, padding = SAME, useBias = false)
    Layer s3aConv2;

    @BatchNormalization Layer s3aNorm2;

    @Conv2D(
            filters = 256,
            kernelSize = 1,
            strides = 2,
            padding = SAME,
            useBias = false,
            from = "s2cRelu2")
    Layer s3aShort;

    @BatchNormalization Layer s3aShortNorm;

    @Add(from = {"s3aNorm2", "s3aShortNorm"})
    Layer s3aSum;

    @ReLU Layer s3aRelu2;

    // Stage 3, block 2 of 2.
    @Conv2D(filters = 256, kernelSize = 3, padding = SAME, useBias = false)
    Layer s3bConv1;

    @BatchNormalization Layer s3bNorm1;
    @ReLU Layer s3bRelu1;

    @Conv2D(filters = 256, kernelSize = 3, padding = SAME, useBias = false)
    Layer s3bConv2;

    @BatchNormalization Layer s3bNorm2;

    @Add(from = {"s3bNorm2", "s3aRelu2"})
    Layer s3bSum;

    @ReLU Layer s3bRelu2;

    @GlobalAveragePooling2D Layer mean;

    @Dense(units = 10, activation = SOFTMAX)
    Layer thing;

    /** Nobody makes one: {@code ResNetModel} is what runs. */
    private ResNet() {}
}
