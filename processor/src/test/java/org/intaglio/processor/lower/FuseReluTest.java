/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import static com.google.common.truth.Truth.assertThat;

import static org.intaglio.processor.Layers.activation;
import static org.intaglio.processor.Layers.batchNorm;
import static org.intaglio.processor.Layers.conv;
import static org.intaglio.processor.Layers.dense;
import static org.intaglio.processor.Layers.depthwise;
import static org.intaglio.processor.Layers.flatten;
import static org.intaglio.processor.lower.Lowered.inference;
import static org.intaglio.processor.lower.Lowered.only;
import static org.intaglio.processor.lower.Lowered.ops;
import static org.intaglio.processor.lower.Lowered.training;

import org.intaglio.Activation;
import org.intaglio.Loss;
import org.intaglio.Padding;
import org.intaglio.processor.Declaration;
import org.intaglio.processor.graph.ElementOp;
import org.intaglio.processor.model.LayerSpec;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Which ReLU goes into what is before it. */
class FuseReluTest {
    @Test
    void productAndConvolutionApplyIt() {
        Instructions after =
                new FuseRelu()
                        .apply(
                                training(
                                        Declaration.input(5, 5, 1)
                                                .layer(
                                                        "conv",
                                                        conv(2, 3, Padding.VALID, Activation.RELU))
                                                .layer("flat", flatten())
                                                .layer("dense", dense(3, Activation.RELU))));
        assertThat(ops(after, ElementOp.Activate.class)).isEmpty();
        assertThat(only(after, Forward.Conv2D.class).relu()).isTrue();
        assertThat(only(after, Forward.Dense.class).relu()).isTrue();
        assertThat(only(after, Forward.Dense.class).y()).isEqualTo(after.outputs().get(0));
        assertThat(ops(after, ElementOp.ActivateGradient.class)).hasSize(2);
    }

    @Test
    void depthwiseConvolutionsApplyIt() {
        LayerSpec depthwise = depthwise(3, 1, 2, Padding.SAME, Activation.RELU);
        Instructions after =
                new FuseRelu().apply(training(Declaration.input(5, 5, 2).layer("a", depthwise)));
        assertThat(only(after, Forward.DepthwiseConv2D.class).relu()).isTrue();
        assertThat(only(after, Forward.DepthwiseConv2D.class).y())
                .isEqualTo(after.outputs().get(0));
        assertThat(ops(after, ElementOp.Activate.class)).isEmpty();
    }

    @Test
    void aLayerOfItsOwnCountsToo() {
        Instructions after =
                new FuseRelu()
                        .apply(
                                inference(
                                        Declaration.input(4)
                                                .layer("a", dense(3))
                                                .layer(
                                                        "relu",
                                                        new LayerSpec.ReLU(
                                                                Float.POSITIVE_INFINITY, 0, 0))));
        assertThat(after.list()).hasSize(1);
    }

    @Test
    void refusesWhatOthersRead() {
        refuses(
                Declaration.input(4)
                        .layer("a", dense(3))
                        .layer("relu", activation(Activation.RELU))
                        .layer("sum", new LayerSpec.Add(), "a", "relu"));
    }

    @Test
    void refusesAnOutput() {
        refuses(
                Declaration.input(4)
                        .output("a", Loss.MEAN_SQUARED_ERROR, dense(3))
                        .output("relu", Loss.HUBER, activation(Activation.RELU), "a"));
    }

    @Test
    void refusesOtherCurves() {
        refuses(Declaration.input(4).layer("a", dense(3, Activation.TANH)));
        refuses(Declaration.input(4).layer("a", dense(3, Activation.RELU6)));
        refuses(Declaration.input(4).layer("a", dense(3, Activation.LEAKY_RELU)));
    }

    @Test
    void refusesAfterANormalisation() {
        refuses(
                Declaration.input(4)
                        .layer("a", dense(3))
                        .layer("norm", batchNorm())
                        .layer("relu", activation(Activation.RELU)));
    }

    private void refuses(Declaration declaration) {
        for (Instructions code : List.of(training(declaration), inference(declaration))) {
            assertThat(new FuseRelu().apply(code)).isEqualTo(code);
        }
    }
}
