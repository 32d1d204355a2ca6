/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.peers.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;

import java.util.List;

/** The networks as blocks; images have their channels first. */
final class Networks {
    private static final float EPSILON = 1e-3f;
    private static final float MOMENTUM = 0.99f;

    private Networks() {}

    /** The shape of a sample. */
    static Shape input(String network) {
        return switch (network) {
            case "mlp", "fashion" -> new Shape(784);
            case "cnn" -> new Shape(1, 28, 28);
            case "resnet" -> new Shape(3, 32, 32);
            default -> throw new IllegalArgumentException("no network '" + network + "'");
        };
    }

    /** A network without softmax. */
    static Block of(String network) {
        return switch (network) {
            case "mlp" -> mlp();
            case "fashion" -> fashion();
            case "cnn" -> cnn();
            case "resnet" -> resnet();
            default -> throw new IllegalArgumentException("no network '" + network + "'");
        };
    }

    private static Block mlp() {
        return new SequentialBlock()
                .add(linear(128, true))
                .add(Activation.reluBlock())
                .add(dropout(0.2f))
                .add(linear(64, true))
                .add(Activation.reluBlock())
                .add(dropout(0.2f))
                .add(linear(10, true));
    }

    private static Block fashion() {
        SequentialBlock block = new SequentialBlock();
        for (int units : new int[] {512, 256, 128}) {
            block.add(linear(units, false))
                    .add(normalization())
                    .add(Activation.reluBlock())
                    .add(dropout(0.3f));
        }
        return block.add(linear(10, true));
    }

    private static Block cnn() {
        SequentialBlock block = new SequentialBlock();
        for (int filters : new int[] {32, 64}) {
            block.add(Conv2d.builder().setFilters(filters).setKernelShape(new Shape(3, 3)).build())
                    .add(Activation.reluBlock())
                    .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
        }
        return block.add(Blocks.batchFlattenBlock())
                .add(dropout(0.5f))
                .add(linear(32, true))
                .add(Activation.reluBlock())
                .add(linear(10, true));
    }

    private static Block resnet() {
        SequentialBlock block = unit(64, 3, 1).add(Activation.reluBlock());
        int[][] stages = {{64, 2}, {128, 3}, {256, 2}};
        for (int[] stage : stages) {
            for (int i = 0; i < stage[1]; i++) {
                block.add(residual(stage[0], i == 0 && stage[0] != 64 ? 2 : 1));
            }
        }
        return block.add(Pool.globalAvgPool2dBlock())
                .add(Blocks.batchFlattenBlock())
                .add(linear(10, true));
    }

    private static Block residual(int channels, int stride) {
        SequentialBlock straight =
                unit(channels, 3, stride).add(Activation.reluBlock()).add(unit(channels, 3, 1));
        Block shortcut = stride == 1 ? Blocks.identityBlock() : unit(channels, 1, stride);
        return new ParallelBlock(Networks::sumAndActivate, List.of(straight, shortcut));
    }

    private static NDList sumAndActivate(List<NDList> branches) {
        NDArray sum = branches.get(0).singletonOrThrow().add(branches.get(1).singletonOrThrow());
        return new NDList(Activation.relu(sum));
    }

    private static SequentialBlock unit(int channels, int size, int stride) {
        return new SequentialBlock()
                .add(
                        Conv2d.builder()
                                .setFilters(channels)
                                .setKernelShape(new Shape(size, size))
                                .optStride(new Shape(stride, stride))
                                .optPadding(new Shape(size / 2, size / 2))
                                .optBias(false)
                                .build())
                .add(normalization());
    }

    private static Block linear(int units, boolean bias) {
        return Linear.builder().setUnits(units).optBias(bias).build();
    }

    private static Block normalization() {
        return BatchNorm.builder().optEpsilon(EPSILON).optMomentum(MOMENTUM).build();
    }

    private static Block dropout(float rate) {
        return Dropout.builder().optRate(rate).build();
    }
}
