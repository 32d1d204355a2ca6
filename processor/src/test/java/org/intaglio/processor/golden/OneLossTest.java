/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Device;
import org.intaglio.runtime.Evaluation;
import org.intaglio.runtime.History;
import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Parameter;
import org.intaglio.runtime.RandomAccessDataset;
import org.intaglio.runtime.Trainer;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Samples have one loss: in the first step of a fit, in its validation, in an evaluation, and in a
 * step of one's own, for every loss and every ending. Weights are so large that probabilities
 * underflow.
 */
class OneLossTest {
    private static final LossFunction CUBES =
            (size, y, yAt, target, targetAt, dY, dYAt) -> {
                double sum = 0;
                for (int i = 0; i < size; i++) {
                    double e = Math.abs(y[yAt + i] - target[targetAt + i]);
                    sum += e * e * e;
                    dY[dYAt + i] = (float) (3 * e * e * Math.signum(y[yAt + i]));
                }
                return sum;
            };

    static Stream<Arguments> casesAndDevices() {
        return LossCase.cases()
                .flatMap(c ->
                        Stream.of(Device.scalar(), Device.vector())
                                .map(device -> Arguments.of(c, device)));
    }

    @ParameterizedTest
    @MethodSource("casesAndDevices")
    void everywhere(LossCase c, Device device) {
        Model model = CompiledNetwork.compile(c.source()).create(device);
        Random random = new Random(3);
        for (Parameter parameter : model.parameters()) {
            float[] values = new float[parameter.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (40 * random.nextGaussian());
            }
            parameter.set(values);
        }
        boolean custom = (c.head() + c.fields()).contains("CUSTOM");
        check(model, custom, new LossSamples(c.targets(), 0, 150));
        double highest = 0;
        for (int i = 0; i < 12; i++) {
            LossSamples one = new LossSamples(c.targets(), i, 1);
            highest = Math.max(highest, check(model, custom, one));
        }
        if (c.most() > 0) {
            assertThat(highest).isAtMost(2 * c.most()); // The highest weight of a sample is 2.
        } else {
            assertThat(highest).isGreaterThan(2 * LossCase.CLIPPED);
        }
    }

    /** Checks that all agree, and returns what they say. */
    private static double check(Model model, boolean custom, LossSamples samples) {
        Training training =
                Training.with(Sgd.create(0))
                        .batchSize(samples.count())
                        .shuffle(false)
                        .verbose(0)
                        .validationData(samples);
        training = custom ? training.loss(CUBES) : training;
        Evaluation evaluation = model.evaluate(samples, training);
        History history = model.fit(samples, training);
        for (String name : evaluation.values().keySet()) {
            double expected = evaluation.metric(name);
            assertThat(Double.isFinite(expected)).isTrue();
            double tolerance = 1e-6 * Math.abs(expected);
            assertWithMessage("%s of the first step", name)
                    .that(history.last(name))
                    .isWithin(tolerance)
                    .of(expected);
            assertWithMessage("%s of the validation", name)
                    .that(history.last("val_" + name))
                    .isWithin(tolerance)
                    .of(expected);
        }
        try (Trainer trainer = model.trainer(training)) {
            Batch batch = trainer.newBatch();
            for (int i = 0; i < samples.count(); i++) {
                samples.read(i, batch, i);
            }
            batch.size(samples.count());
            double expected = evaluation.loss();
            assertWithMessage("the trainer's loss")
                    .that(trainer.gradients(batch, true))
                    .isWithin(1e-6 * Math.abs(expected))
                    .of(expected);
        }
        return evaluation.values().values().stream().mapToDouble(v -> v).max().orElseThrow();
    }

    /** What the report said, and what Keras says on TensorFlow. */
    @Test
    void certainMistakes() {
        assertThat(
                        saturated(
                                LossCase.SPARSE.replace("4", "1"),
                                "@Dense(units = 2, activation = SOFTMAX) Layer o;",
                                new float[] {50, -50},
                                1))
                .containsExactly(100.0, 100.0, 100.0, 100.0);
        assertThat(
                        saturated(
                                LossCase.ONE_HOT.replace("4", "1"),
                                "@Dense(units = 2, activation = SOFTMAX) Layer o;",
                                new float[] {50, -50},
                                0,
                                1))
                .containsExactly(100.0, 100.0, 100.0, 100.0);
        assertThat(
                        saturated(
                                LossCase.BINARY.replace("4", "1"),
                                "@Dense(units = 1, activation = SIGMOID) Layer o;",
                                new float[] {-100},
                                1))
                .containsExactly(100.0, 100.0, 100.0, 100.0);
        // Of three classes, (1 - 0.25) + 0.25 / 3 of 100 and 0.25 / 3 of 200.
        assertThat(
                        saturated(
                                LossCase.ONE_HOT.replace("4", "1") + ", labelSmoothing = 0.25",
                                "@Dense(units = 3, activation = SOFTMAX) Layer o;",
                                new float[] {50, -50, -150},
                                0,
                                1,
                                0))
                .containsExactly(100.0, 100.0, 100.0, 100.0);
    }

    private static List<Double> saturated(
            String head, String fields, float[] kernel, float... target) {
        LossCase c = LossCase.fromLogits("", head, fields);
        Model model = CompiledNetwork.compile(c.source()).create(Device.auto());
        model.parameter("o.kernel").set(kernel);
        RandomAccessDataset one =
                new RandomAccessDataset() {
                    @Override
                    public int count() {
                        return 1;
                    }

                    @Override
                    public void read(int index, Batch batch, int row) {
                        batch.input(0)[row] = 1;
                        System.arraycopy(
                                target, 0, batch.target(0), row * target.length, target.length);
                    }
                };
        Training training = Training.with(Sgd.create(0)).verbose(0).validationData(one);
        History history = model.fit(one, training);
        double evaluated = model.evaluate(one).loss();
        try (Trainer trainer = model.trainer(training)) {
            Batch batch = trainer.newBatch(1);
            one.read(0, batch, 0);
            batch.size(1);
            return List.of(
                    history.last("loss"),
                    history.last("val_loss"),
                    evaluated,
                    trainer.gradients(batch, true));
        }
    }

    /** Its own loss is what it is; the total and the gradients are without it. */
    @Test
    void anOutputWithoutWeight() {
        LossCase c =
                LossCase.fromLogits(
                        "",
                        "input = 1",
                        "@Dense(units = 1, from = \"input\")"
                                + " @Output(loss = MEAN_SQUARED_ERROR, weight = 0) Layer a;"
                                + "@Dense(units = 1, from = \"input\")"
                                + " @Output(loss = MEAN_SQUARED_ERROR) Layer b;");
        Model model = CompiledNetwork.compile(c.source()).create(Device.auto());
        model.parameter("a.kernel").set(2);
        model.parameter("b.kernel").set(3);
        LossSamples samples =
                new LossSamples(
                        List.of(LossSamples.Target.NUMBERS, LossSamples.Target.NUMBERS), 0, 1);
        Batch batch = new Batch(1, List.of(1), List.of(1, 1));
        samples.read(0, batch, 0);
        double x = batch.input(0)[0];
        double a = Math.pow(2 * x - batch.target(0)[0], 2);
        double b = Math.pow(3 * x - batch.target(1)[0], 2);
        Training training = Training.with(Sgd.create(0.1)).verbose(0).validationData(samples);
        Evaluation evaluation = model.evaluate(samples, training);
        assertThat(evaluation.metric("a_loss")).isWithin(1e-5).of(a);
        assertThat(evaluation.metric("b_loss")).isWithin(1e-5).of(b);
        assertThat(evaluation.loss()).isWithin(1e-5).of(b);
        History history = model.fit(samples, training);
        assertThat(history.last("a_loss")).isWithin(1e-5).of(a);
        assertThat(history.last("loss")).isWithin(1e-5).of(b);
        assertThat(history.last("val_a_loss")).isWithin(1e-5).of(a);
        assertThat(model.parameter("a.kernel").get(0, 0)).isEqualTo(2f);
        assertThat(model.parameter("b.kernel").get(0, 0)).isNotEqualTo(3f);
    }
}
