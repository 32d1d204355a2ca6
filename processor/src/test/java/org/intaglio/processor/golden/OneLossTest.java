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

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Samples have one loss: in the first step of a fit, in its validation, in an evaluation, and in a
 * step of one's own, for every loss and every ending. Weights are so large that probabilities
 * underflow.
 */
class OneLossTest {
    /** Of a clipped probability at most, and of two thirds. */
    private static final double CLIPPED = -Math.log(1e-7) + 0.01;

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

    /** What the targets of an output are. */
    enum Target {
        CLASS,
        ONE_OF_THREE,
        BITS,
        NUMBERS
    }

    /**
     * @param fields the network
     * @param most that a sample's loss can be at most where probabilities are clipped, else 0
     */
    record Case(String name, String head, String fields, double most, List<Target> targets) {
        @Override
        public String toString() {
            return name;
        }

        NetworkSource source() {
            return ExampleNetworks.of(
                    "Net", "@NeuralNetwork(%s) class Net { %s }".formatted(head, fields));
        }
    }

    private static Case fromLogits(String name, String head, String fields, Target... targets) {
        return new Case(name, head, fields, 0, List.of(targets));
    }

    private static Case clipped(String name, String head, String fields, Target... targets) {
        return new Case(name, head, fields, CLIPPED, List.of(targets));
    }

    private static final String SPARSE = "input = 4, loss = SPARSE_CATEGORICAL_CROSSENTROPY";
    private static final String ONE_HOT = "input = 4, loss = CATEGORICAL_CROSSENTROPY";
    private static final String BINARY = "input = 4, loss = BINARY_CROSSENTROPY";

    static Stream<Case> cases() {
        return Stream.of(
                fromLogits(
                        "softmax of a layer, indices",
                        SPARSE,
                        "@Dense(units = 3, activation = SOFTMAX) Layer o;",
                        Target.CLASS),
                fromLogits(
                        "softmax as a layer, indices",
                        SPARSE,
                        "@Dense(units = 3) Layer l; @Softmax Layer o;",
                        Target.CLASS),
                fromLogits(
                        "softmax as an activation layer, smoothing",
                        ONE_HOT + ", labelSmoothing = 0.2",
                        "@Dense(units = 3) Layer l; @ActivationLayer(SOFTMAX) Layer o;",
                        Target.ONE_OF_THREE),
                fromLogits(
                        "softmax, one-hot",
                        ONE_HOT,
                        "@Dense(units = 3, activation = SOFTMAX) Layer o;",
                        Target.ONE_OF_THREE),
                fromLogits(
                        "softmax at two positions",
                        "input = {2, 4}, loss = SPARSE_CATEGORICAL_CROSSENTROPY",
                        "@Dense(units = 3, activation = SOFTMAX) Layer o;",
                        Target.CLASS),
                fromLogits(
                        "softmax behind a sum",
                        SPARSE,
                        "@Dense(units = 3) Layer a; @Dense(units = 3) Layer b;"
                                + " @Add(from = {\"a\", \"b\"}) Layer s; @Softmax Layer o;",
                        Target.CLASS),
                fromLogits(
                        "softmax, flattened, of the same rows",
                        ONE_HOT,
                        "@Dense(units = 3, activation = SOFTMAX) Layer l; @Flatten Layer o;",
                        Target.ONE_OF_THREE),
                clipped(
                        "softmax, flattened to another row",
                        "input = {2, 4}, loss = CATEGORICAL_CROSSENTROPY",
                        "@Dense(units = 3, activation = SOFTMAX) Layer l; @Flatten Layer o;",
                        Target.ONE_OF_THREE),
                clipped(
                        "a mean of softmaxes",
                        SPARSE,
                        "@Dense(units = 3, activation = SOFTMAX, from = \"input\") Layer"
                            + " a;@Dense(units = 3, activation = SOFTMAX, from = \"input\") Layer"
                            + " b;@Average(from = {\"a\", \"b\"}) Layer o;",
                        Target.CLASS),
                fromLogits(
                        "sigmoid of one unit",
                        BINARY,
                        "@Dense(units = 1, activation = SIGMOID) Layer o;",
                        Target.BITS),
                fromLogits(
                        "sigmoids, smoothing",
                        BINARY + ", labelSmoothing = 0.2",
                        "@Dense(units = 5) Layer l; @ActivationLayer(SIGMOID) Layer o;",
                        Target.BITS),
                clipped(
                        "hard sigmoid",
                        BINARY,
                        "@Dense(units = 5, activation = HARD_SIGMOID) Layer o;",
                        Target.BITS),
                fromLogits(
                        "logits, indices",
                        SPARSE + ", fromLogits = true",
                        "@Dense(units = 3) Layer o;",
                        Target.CLASS),
                fromLogits(
                        "logits, one-hot, smoothing",
                        ONE_HOT + ", fromLogits = true, labelSmoothing = 0.1",
                        "@Dense(units = 3) Layer o;",
                        Target.ONE_OF_THREE),
                fromLogits(
                        "logits, binary",
                        BINARY + ", fromLogits = true",
                        "@Dense(units = 2) Layer o;",
                        Target.BITS),
                fromLogits(
                        "squares",
                        "input = 4, loss = MEAN_SQUARED_ERROR",
                        "@Dense(units = 2, kernelRegularizer = @Regularizer(l2 = 1e-3)) Layer o;",
                        Target.NUMBERS),
                fromLogits(
                        "distances",
                        "input = 4, loss = MEAN_ABSOLUTE_ERROR",
                        "@Dense(units = 2) Layer o;",
                        Target.NUMBERS),
                fromLogits(
                        "Huber",
                        "input = 4, loss = HUBER, huberDelta = 3",
                        "@Dense(units = 2) Layer o;",
                        Target.NUMBERS),
                fromLogits(
                        "custom",
                        "input = 4, loss = CUSTOM",
                        "@Dense(units = 2, activation = SIGMOID) Layer o;",
                        Target.NUMBERS),
                fromLogits(
                        "an output that another layer reads",
                        "input = 4",
                        "@Dense(units = 3, activation = SOFTMAX)"
                                + " @Output(loss = SPARSE_CATEGORICAL_CROSSENTROPY) Layer kind;"
                                + "@Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Layer o;",
                        Target.CLASS,
                        Target.NUMBERS),
                fromLogits(
                        "outputs of one value, of one shared layer, with weights",
                        "input = 3",
                        "@Dense(units = 3, activation = SOFTMAX, from = \"input\") @Output(loss ="
                            + " CATEGORICAL_CROSSENTROPY, weight = 0.25) Layer a;@Flatten"
                            + " @Output(loss = CATEGORICAL_CROSSENTROPY, weight = 3, labelSmoothing"
                            + " = 0.5) Layer b;@Shared(layer = \"a\") @Output(loss ="
                            + " SPARSE_CATEGORICAL_CROSSENTROPY, weight = 0) Layer c;@Dense(units ="
                            + " 2, activation = SIGMOID, from = \"input\") @Output(loss ="
                            + " BINARY_CROSSENTROPY) Layer d;@Dense(units = 1, from = \"input\")"
                            + " @Output(loss = CUSTOM, weight = 1e-40) Layer e;",
                        Target.ONE_OF_THREE,
                        Target.ONE_OF_THREE,
                        Target.CLASS,
                        Target.BITS,
                        Target.NUMBERS));
    }

    static Stream<Arguments> casesAndDevices() {
        return cases().flatMap(c ->
                Stream.of(Device.scalar(), Device.vector()).map(device -> Arguments.of(c, device)));
    }

    @ParameterizedTest
    @MethodSource("casesAndDevices")
    void everywhere(Case c, Device device) {
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
        check(model, custom, new Samples(c.targets(), 0, 150));
        double highest = 0;
        for (int i = 0; i < 12; i++) {
            Samples one = new Samples(c.targets(), i, 1);
            highest = Math.max(highest, check(model, custom, one));
        }
        if (c.most() > 0) {
            assertThat(highest).isAtMost(2 * c.most()); // The highest weight of a sample is 2.
        } else {
            assertThat(highest).isGreaterThan(2 * CLIPPED);
        }
    }

    /** Checks that all agree, and returns what they say. */
    private static double check(Model model, boolean custom, Samples samples) {
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

    /** Random samples, with weights. */
    private static final class Samples implements RandomAccessDataset {
        private final List<Target> targets;
        private final int first;
        private final int count;

        Samples(List<Target> targets, int first, int count) {
            this.targets = targets;
            this.first = first;
            this.count = count;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public void read(int index, Batch batch, int row) {
            Random random = new Random(first + index);
            fill(batch.input(0), row, batch.inputSize(0), random, Target.NUMBERS);
            for (int o = 0; o < targets.size(); o++) {
                fill(batch.target(o), row, batch.targetSize(o), random, targets.get(o));
            }
            batch.weights()[row] = List.of(1f, 2f, 0.5f).get((first + index) % 3);
        }

        private static void fill(float[] to, int row, int size, Random random, Target target) {
            int at = row * size;
            Arrays.fill(to, at, at + size, 0);
            switch (target) {
                case CLASS -> {
                    for (int i = 0; i < size; i++) {
                        to[at + i] = random.nextInt(3);
                    }
                }
                case ONE_OF_THREE -> to[at + random.nextInt(3)] = 1;
                case BITS -> {
                    for (int i = 0; i < size; i++) {
                        to[at + i] = random.nextInt(2);
                    }
                }
                case NUMBERS -> {
                    for (int i = 0; i < size; i++) {
                        to[at + i] = (float) random.nextGaussian();
                    }
                }
            }
        }
    }

    /** What the report said, and what Keras says on TensorFlow. */
    @Test
    void certainMistakes() {
        assertThat(
                        saturated(
                                SPARSE.replace("4", "1"),
                                "@Dense(units = 2, activation = SOFTMAX) Layer o;",
                                new float[] {50, -50},
                                1))
                .containsExactly(100.0, 100.0, 100.0, 100.0);
        assertThat(
                        saturated(
                                ONE_HOT.replace("4", "1"),
                                "@Dense(units = 2, activation = SOFTMAX) Layer o;",
                                new float[] {50, -50},
                                0,
                                1))
                .containsExactly(100.0, 100.0, 100.0, 100.0);
        assertThat(
                        saturated(
                                BINARY.replace("4", "1"),
                                "@Dense(units = 1, activation = SIGMOID) Layer o;",
                                new float[] {-100},
                                1))
                .containsExactly(100.0, 100.0, 100.0, 100.0);
        // Of three classes, (1 - 0.25) + 0.25 / 3 of 100 and 0.25 / 3 of 200.
        assertThat(
                        saturated(
                                ONE_HOT.replace("4", "1") + ", labelSmoothing = 0.25",
                                "@Dense(units = 3, activation = SOFTMAX) Layer o;",
                                new float[] {50, -50, -150},
                                0,
                                1,
                                0))
                .containsExactly(100.0, 100.0, 100.0, 100.0);
    }

    private static List<Double> saturated(
            String head, String fields, float[] kernel, float... target) {
        Case c = fromLogits("", head, fields);
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
        Case c =
                fromLogits(
                        "",
                        "input = 1",
                        "@Dense(units = 1, from = \"input\")"
                                + " @Output(loss = MEAN_SQUARED_ERROR, weight = 0) Layer a;"
                                + "@Dense(units = 1, from = \"input\")"
                                + " @Output(loss = MEAN_SQUARED_ERROR) Layer b;");
        Model model = CompiledNetwork.compile(c.source()).create(Device.auto());
        model.parameter("a.kernel").set(2);
        model.parameter("b.kernel").set(3);
        Samples samples = new Samples(List.of(Target.NUMBERS, Target.NUMBERS), 0, 1);
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
