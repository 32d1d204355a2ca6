/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import static com.google.common.truth.Truth.assertThat;

import static org.intaglio.processor.Layers.averagePool;
import static org.intaglio.processor.Layers.conv;
import static org.intaglio.processor.Layers.maxPool;
import static org.intaglio.processor.lower.Lowered.all;
import static org.intaglio.processor.lower.Lowered.inference;
import static org.intaglio.processor.lower.Lowered.only;
import static org.intaglio.processor.lower.Lowered.ops;
import static org.intaglio.processor.lower.Lowered.training;

import org.intaglio.Activation;
import org.intaglio.Loss;
import org.intaglio.Padding;
import org.intaglio.processor.Declaration;
import org.intaglio.processor.graph.ElementOp;
import org.intaglio.processor.graph.ReductionOp;
import org.intaglio.processor.lower.Forward.PooledConv2D;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.Window;
import org.junit.jupiter.api.Test;

/** Which convolutions take the pooling behind them along. */
class PooledConvolutionsTest {
    /** 7×7 → 5×5 → 2×2: the last row and column of the convolution are never computed. */
    @Test
    void convolutionReluAndPoolingBecomeOne() {
        Instructions code = training(network(Activation.RELU, maxPool()));
        PooledConv2D op = only(code, PooledConv2D.class);
        assertThat(all(code, Forward.class)).containsExactly(op);
        assertThat(op.relu()).isTrue();
        assertThat(op.y()).isEqualTo(code.outputs().get(0));
        assertThat(op.winners().orElseThrow().size()).isEqualTo(op.y().size());
        assertThat(op.geometry().outputHeight()).isEqualTo(4);
        assertThat(op.geometry().outputWidth()).isEqualTo(4);
    }

    @Test
    void withoutReluToo() {
        Instructions code = training(network(Activation.LINEAR, maxPool()));
        assertThat(only(code, PooledConv2D.class).relu()).isFalse();
    }

    @Test
    void aPredictionKeepsNoWinners() {
        Instructions code = inference(network(Activation.RELU, maxPool()));
        assertThat(only(code, PooledConv2D.class).winners()).isEmpty();
    }

    @Test
    void derivativesComeFromTheWinners() {
        for (Activation activation : new Activation[] {Activation.RELU, Activation.LINEAR}) {
            Instructions code = training(network(activation, maxPool()));
            Value winners = only(code, PooledConv2D.class).winners().orElseThrow();
            assertThat(only(code, Backward.PooledConvKernel.class).winners()).isEqualTo(winners);
            assertThat(only(code, Backward.PooledConvBias.class).winners()).isEqualTo(winners);
            assertThat(all(code, Backward.PooledConvInput.class)).isEmpty();
            assertThat(ops(code, ReductionOp.PoolMaximumGradient.class)).isEmpty();
            assertThat(ops(code, ElementOp.ActivateGradient.class)).isEmpty();
        }
    }

    @Test
    void refusesMeansAndOtherActivations() {
        refuses(network(Activation.RELU, averagePool()));
        refuses(network(Activation.TANH, maxPool()));
    }

    @Test
    void refusesWindowsThatOverlap() {
        refuses(
                network(
                        Activation.RELU,
                        new LayerSpec.MaxPooling2D(
                                new Window(3, 3), new Window(2, 2), Padding.VALID)));
    }

    @Test
    void refusesAConvolutionThatOthersRead() {
        for (Activation activation : new Activation[] {Activation.RELU, Activation.LINEAR}) {
            refuses(
                    Declaration.input(7, 7, 1)
                            .layer("conv", conv(2, 3, Padding.VALID, activation))
                            .layer("pool", maxPool())
                            .layer("again", averagePool(), "conv")
                            .layer("sum", new LayerSpec.Add(), "pool", "again"));
        }
    }

    @Test
    void refusesAnOutput() {
        refuses(
                Declaration.input(7, 7, 1)
                        .output(
                                "conv",
                                Loss.MEAN_SQUARED_ERROR,
                                conv(2, 3, Padding.VALID, Activation.RELU),
                                "input")
                        .output("pool", Loss.MEAN_SQUARED_ERROR, maxPool(), "conv"));
    }

    private static void refuses(Declaration declaration) {
        assertThat(all(training(declaration), PooledConv2D.class)).isEmpty();
        assertThat(all(inference(declaration), PooledConv2D.class)).isEmpty();
    }

    private static Declaration network(Activation activation, LayerSpec pool) {
        return Declaration.input(7, 7, 1)
                .layer("conv", conv(2, 3, Padding.VALID, activation))
                .layer("pool", pool);
    }
}
