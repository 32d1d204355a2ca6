/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import static com.google.common.truth.Truth.assertThat;

import static org.intaglio.processor.Layers.activation;
import static org.intaglio.processor.Layers.dense;
import static org.intaglio.processor.Layers.flatten;
import static org.intaglio.processor.graph.Graphs.all;
import static org.intaglio.processor.graph.Graphs.only;
import static org.intaglio.processor.graph.Graphs.training;

import org.intaglio.Activation;
import org.intaglio.Loss;
import org.intaglio.processor.Declaration;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.ShapedNetwork;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** Where a loss is computed from logits, and what that makes superfluous. */
class FuseLossTest {
    @Test
    void softmaxAndCrossEntropyBecomeOne() {
        for (Loss loss :
                List.of(Loss.CATEGORICAL_CROSSENTROPY, Loss.SPARSE_CATEGORICAL_CROSSENTROPY)) {
            Graph before = training(classifier(Activation.SOFTMAX).loss(loss));
            Graph after = new FuseLoss().apply(before);
            LossOp fused = only(after, LossOp.class);
            assertThat(fused.fused()).isTrue();
            assertThat(fused.x()).isEqualTo(only(before, ElementOp.Softmax.class).x());
            assertThat(fused.result()).hasValue(before.outputs().get(0));
            assertThat(all(after, ElementOp.Softmax.class)).isEmpty();
            assertThat(all(after, ElementOp.SoftmaxGradient.class)).isEmpty();
        }
    }

    @Test
    void sigmoidAndBinaryCrossEntropyBecomeOne() {
        Graph after =
                new FuseLoss()
                        .apply(
                                training(
                                        classifier(Activation.SIGMOID)
                                                .loss(Loss.BINARY_CROSSENTROPY)));
        assertThat(only(after, LossOp.class).fused()).isTrue();
        assertThat(only(after, LossOp.class).result()).hasValue(after.outputs().get(0));
        assertThat(all(after, ElementOp.Activate.class)).hasSize(1);
        assertThat(all(after, ElementOp.ActivateGradient.class)).hasSize(1);
    }

    @Test
    void anEvaluationHasTheLossOfATraining() {
        Declaration declaration =
                classifier(Activation.SOFTMAX).loss(Loss.CATEGORICAL_CROSSENTROPY);
        ShapedNetwork network = declaration.network();
        Graph evaluation = new FuseLoss().apply(Losses.evaluation(network));
        LossOp trained = only(new FuseLoss().apply(training(declaration)), LossOp.class);
        LossOp evaluated = only(evaluation, LossOp.class);
        assertThat(evaluated.x()).isEqualTo(trained.x());
        assertThat(evaluated.result()).isEqualTo(trained.result());
        assertThat(evaluated.fused()).isTrue();
        assertThat(all(evaluation, ElementOp.Softmax.class)).isEmpty();
        assertThat(evaluation.readers()).doesNotContainKey(evaluated.dX());
    }

    @Test
    void throughADropoutOfNothingAndAFlatten() {
        Declaration declaration =
                Declaration.input(4)
                        .loss(Loss.CATEGORICAL_CROSSENTROPY)
                        .layer("y", dense(3, Activation.SOFTMAX))
                        .layer("flat", flatten());
        assertFused(declaration, true);
    }

    @Test
    void refusesOtherPairs() {
        assertFused(classifier(Activation.SOFTMAX).loss(Loss.MEAN_SQUARED_ERROR), false);
        assertFused(classifier(Activation.SIGMOID).loss(Loss.MEAN_ABSOLUTE_ERROR), false);
        assertFused(classifier(Activation.LINEAR).loss(Loss.HUBER), false);
    }

    @Test
    void refusesLogits() {
        assertFused(
                classifier(Activation.LINEAR).lossFromLogits(Loss.CATEGORICAL_CROSSENTROPY), false);
    }

    /** Softmax over each of two rows of three is not softmax over six. */
    @Test
    void refusesSoftmaxOverOtherRows() {
        assertFused(
                Declaration.input(2, 4)
                        .loss(Loss.CATEGORICAL_CROSSENTROPY)
                        .layer("y", dense(3, Activation.SOFTMAX))
                        .layer("flat", flatten()),
                false);
    }

    /** Two derivatives arrive at the logits; the softmax is a matter of the other reader. */
    @Test
    void anOutputThatOthersReadHasALossFromLogitsToo() {
        Graph graph =
                training(
                        Declaration.input(4)
                                .layer("hidden", dense(3))
                                .output(
                                        "y",
                                        Loss.CATEGORICAL_CROSSENTROPY,
                                        activation(Activation.SOFTMAX),
                                        "hidden")
                                .output("z", Loss.MEAN_SQUARED_ERROR, dense(2), "y"));
        LossOp loss = all(graph, LossOp.class).get(0);
        assertThat(loss.fused()).isTrue();
        assertThat(loss.x()).isEqualTo(only(graph, ElementOp.Softmax.class).x());
        assertThat(only(graph, ElementOp.Merge.class).reads())
                .containsExactly(loss.dX(), only(graph, ElementOp.SoftmaxGradient.class).y());
        assertThat(new FuseLoss().apply(graph)).isEqualTo(graph);
    }

    /** One value, two outputs: one has a copy. */
    @Test
    void anOutputThatAnotherSharesHasALossFromLogitsToo() {
        Graph graph =
                training(
                        Declaration.input(4)
                                .output(
                                        "y",
                                        Loss.CATEGORICAL_CROSSENTROPY,
                                        dense(3, Activation.SOFTMAX),
                                        "input")
                                .output("flat", Loss.CATEGORICAL_CROSSENTROPY, flatten(), "y"));
        assertThat(all(graph, LossOp.class).stream().map(LossOp::x).distinct())
                .containsExactly(only(graph, ElementOp.Softmax.class).x());
        assertThat(new FuseLoss().apply(graph)).isEqualTo(graph);
    }

    /** A loss is from logits whether or not anything is trained by it. */
    @Test
    void whatNobodyDerives() {
        assertFused(
                Declaration.input(4)
                        .loss(Loss.CATEGORICAL_CROSSENTROPY)
                        .layer("y", new LayerSpec.Softmax(List.of(-1))),
                true);
    }

    private void assertFused(Declaration declaration, boolean expected) {
        Graph before = training(declaration);
        Graph after = new FuseLoss().apply(before);
        LossOp loss = only(after, LossOp.class);
        assertThat(loss.fused()).isEqualTo(expected);
        assertThat(loss.result())
                .isEqualTo(expected ? Optional.of(after.outputs().get(0)) : Optional.empty());
        if (!expected) {
            assertThat(after).isEqualTo(before);
        }
    }

    private Declaration classifier(Activation last) {
        return Declaration.input(5)
                .layer("hidden", dense(4, Activation.TANH))
                .layer("y", dense(3, last));
    }
}
