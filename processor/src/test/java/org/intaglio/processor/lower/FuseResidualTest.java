/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import static com.google.common.truth.Truth.assertThat;

import static org.intaglio.processor.Layers.activation;
import static org.intaglio.processor.Layers.conv;
import static org.intaglio.processor.Layers.dense;
import static org.intaglio.processor.lower.Lowered.all;
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

/** Which additions go into the product before them. */
class FuseResidualTest {
    /** The later of two products takes the other, a convolution of four channels, as r. */
    @Test
    void productAdditionAndReluBecomeOne() {
        Instructions before =
                new FuseRelu()
                        .apply(
                                training(
                                        Declaration.input(5, 5, 4)
                                                .layer("a", fourChannels())
                                                .layer("b", fourChannels(), "input")
                                                .layer("sum", new LayerSpec.Add(), "a", "b")
                                                .layer("relu", activation(Activation.RELU))));
        Instructions after = new FuseResidual().apply(before);
        assertThat(ops(after, ElementOp.Merge.class)).isEmpty();
        assertThat(ops(after, ElementOp.Activate.class)).isEmpty();
        ResidualProduct fused = only(after, ResidualProduct.class);
        assertThat(fused.layer()).isEqualTo("b");
        assertThat(fused.relu()).isTrue();
        assertThat(fused.r()).isEqualTo(only(after, Forward.Conv2D.class).y());
        assertThat(fused.y()).isEqualTo(after.outputs().get(0));
        assertThat(fused.replaceable()).hasValue(fused.r());
    }

    /** The result must not take the place of what is still read. */
    @Test
    void itsOwnArgumentAsResidual() {
        Instructions after =
                fused(
                        Declaration.input(5)
                                .layer("a", dense(5, Activation.TANH))
                                .layer("b", dense(5))
                                .layer("sum", new LayerSpec.Add(), "a", "b"));
        ResidualProduct fused = only(after, ResidualProduct.class);
        assertThat(fused.r()).isEqualTo(fused.x());
        assertThat(fused.replaceable()).isEmpty();
        assertThat(fused.relu()).isFalse();
    }

    @Test
    void notWhereTheProductIsReadElsewhere() {
        Declaration twice =
                Declaration.input(5)
                        .layer("a", dense(5))
                        .layer("sum", new LayerSpec.Add(), "input", "a")
                        .layer("other", dense(2), "a")
                        .layer("y", dense(2), "sum")
                        .layer("all", new LayerSpec.Multiply(), "other", "y");
        assertThat(all(fused(twice), ResidualProduct.class)).isEmpty();
        Declaration doubled =
                Declaration.input(5)
                        .layer("a", dense(5))
                        .layer("sum", new LayerSpec.Add(), "a", "a");
        assertThat(all(fused(doubled), ResidualProduct.class)).isEmpty();
    }

    @Test
    void notWhereTheProductIsAnOutputOrOneUnit() {
        Declaration output =
                Declaration.input(5)
                        .output("a", Loss.MEAN_SQUARED_ERROR, dense(5))
                        .output("sum", Loss.MEAN_SQUARED_ERROR, new LayerSpec.Add(), "input", "a");
        assertThat(all(fused(output), ResidualProduct.class)).isEmpty();
        Declaration unit =
                Declaration.input(1)
                        .layer("a", dense(1))
                        .layer("sum", new LayerSpec.Add(), "input", "a");
        assertThat(all(fused(unit), ResidualProduct.class)).isEmpty();
    }

    @Test
    void theReluStaysIfTheSumIsReadElsewhere() {
        Instructions after =
                fused(
                        Declaration.input(5)
                                .layer("a", dense(5))
                                .layer("sum", new LayerSpec.Add(), "input", "a")
                                .layer("relu", activation(Activation.RELU))
                                .layer("y", new LayerSpec.Multiply(), "sum", "relu"));
        assertThat(only(after, ResidualProduct.class).relu()).isFalse();
        assertThat(ops(after, ElementOp.Activate.class)).hasSize(1);
    }

    /** (a + b) + c: the first sum takes b, the second c, and begins with the first. */
    @Test
    void aSumOfThree() {
        Instructions after =
                fused(
                        Declaration.input(5)
                                .layer("a", dense(5), "input")
                                .layer("b", dense(5), "input")
                                .layer("c", dense(5), "input")
                                .layer("sum", new LayerSpec.Add(), "a", "b", "c"));
        List<ResidualProduct> sums = all(after, ResidualProduct.class);
        assertThat(sums.stream().map(ResidualProduct::layer).toList())
                .containsExactly("b", "c")
                .inOrder();
        assertThat(sums.get(1).r()).isEqualTo(sums.get(0).y());
    }

    @Test
    void notBehindAnActivationOrWithinWinograd() {
        Declaration active =
                Declaration.input(5)
                        .layer("a", dense(5, Activation.RELU))
                        .layer("sum", new LayerSpec.Add(), "input", "a");
        assertThat(all(fused(active), ResidualProduct.class)).isEmpty();
        Declaration many =
                Declaration.input(8, 8, 32)
                        .layer("a", conv(32, 3, Padding.SAME, Activation.LINEAR))
                        .layer("sum", new LayerSpec.Add(), "input", "a");
        Instructions winograd = training(many);
        assertThat(new FuseResidual().apply(winograd)).isEqualTo(winograd);
    }

    private Instructions fused(Declaration declaration) {
        return new FuseResidual().apply(new FuseRelu().apply(training(declaration)));
    }

    private LayerSpec fourChannels() {
        return conv(4, 3, Padding.SAME, Activation.LINEAR);
    }
}
