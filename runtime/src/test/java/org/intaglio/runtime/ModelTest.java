/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.Loss;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.Metric;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class ModelTest {
    private static final Training QUIET = Training.with(Sgd.create()).verbose(0);
    private final Model line = LinearProgram.model(2, 1, Loss.MEAN_SQUARED_ERROR);
    private final Model classes = LinearProgram.model(2, 3, Loss.SPARSE_CATEGORICAL_CROSSENTROPY);

    private static String error(Executable call) {
        return assertThrows(IllegalArgumentException.class, call).getMessage();
    }

    private static String illegalState(Executable call) {
        return assertThrows(IllegalStateException.class, call).getMessage();
    }

    @Test
    void allWaysToPredictAgree() {
        float[][] x = Lines.rows(301, 2, 4);
        float[][] many = classes.predict(x);
        Tensor tensor = classes.predict(Tensor.rows(x));
        assertThat(tensor.shape()).isEqualTo(Shape.of(301, 3));
        for (int i = 0; i < x.length; i++) {
            assertThat(classes.predict(x[i])).isEqualTo(many[i]);
            assertThat(tensor.row(i)).isEqualTo(many[i]);
        }
        assertThat(classes.predict(new float[0][])).hasLength(0);
    }

    @Test
    void manyThreadsPredictAtOnce() throws Exception {
        float[][] x = Lines.rows(301, 2, 4);
        float[][] expected = classes.predict(x);
        try (var pool = Executors.newFixedThreadPool(8)) {
            List<Future<float[][]>> results = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                results.add(pool.submit(() -> classes.predict(x)));
            }
            for (Future<float[][]> result : results) {
                assertThat(result.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void sizesThatDoNotFitAreNamed() {
        assertThat(error(() -> line.predict(new float[3])))
                .isEqualTo("input 'x' takes 2 values, got 3");
        assertThat(error(() -> line.predict(Tensor.rows(new float[5]))))
                .isEqualTo("input 'x' takes 2 a sample, so a batch has the shape n×2; got 1×5");
        assertThat(error(() -> line.predict(List.of())))
                .isEqualTo("Line has 1 input (x), got 0; give a list with one tensor an input");
        assertThat(error(() -> line.fit(new float[][] {{1, 2}, {3}}, new float[2][1], QUIET)))
                .isEqualTo("input 'x' takes 2 values, got 1 in sample 1");
        assertThat(error(() -> line.fit(new float[2][2], new float[3][1], QUIET)))
                .isEqualTo("input 'x' has 2 samples, but output 'out' has 3");
        assertThat(error(() -> line.fit(new float[2][2], new float[2][4], QUIET)))
                .isEqualTo("output 'out' takes 1 value, got 4 in sample 0");
        assertThat(error(() -> classes.fit(new float[2][2], new int[] {0, 12}, QUIET)))
                .isEqualTo(
                        "sample 1 has class 12, but output 'out' has 3 classes, numbered 0 to 2");
        assertThat(
                        error(() ->
                                classes.fit(
                                        Tensor.rows(new float[2][2]),
                                        Tensor.vector(1, 1.5f),
                                        QUIET)))
                .isEqualTo(
                        "sample 1 has class 1.5, but output 'out' has 3 classes, numbered 0 to 2");
        assertThat(error(() -> classes.evaluate(Tensor.rows(new float[2][2]), Tensor.vector(7, 0))))
                .isEqualTo("sample 0 has class 7, but output 'out' has 3 classes, numbered 0 to 2");
    }

    /** By whatever measures or would measure, and before anything changes. */
    @Test
    void metricsThatDoNotFitAreRefused() {
        float[][] x = Lines.rows(100, 2, 4);
        int[] y = new int[100];
        float[] before = classes.parameters().get(0).toArray();
        for (Metric metric :
                List.of(
                        Metric.CATEGORICAL_ACCURACY,
                        Metric.BINARY_ACCURACY,
                        Metric.MAE,
                        Metric.topK(3))) {
            String expected = error(() -> metric.function(classes.architecture().outputs().get(0)));
            assertThat(expected)
                    .startsWith(
                            "the metric '%s' says nothing about the output 'out' with the loss"
                                            .formatted(metric.name())
                                    + " SPARSE_CATEGORICAL_CROSSENTROPY: ");
            Training training = QUIET.metrics(metric);
            assertThat(error(() -> classes.fit(x, y, training))).isEqualTo(expected);
            assertThat(error(() -> classes.fit(x, y, QUIET.metrics("out", metric))))
                    .isEqualTo(expected);
            assertThat(error(() -> classes.evaluate(x, y, metric))).isEqualTo(expected);
            assertThat(error(() -> classes.trainer(training))).isEqualTo(expected);
        }
        assertThat(classes.parameters().get(0).toArray()).isEqualTo(before);
        assertThat(error(() -> line.fit(x, Lines.line(x), QUIET.metrics(Metric.ACCURACY))))
                .isEqualTo(
                        "the metric 'accuracy' says nothing about the output 'out' with the loss"
                                + " MEAN_SQUARED_ERROR: its targets are numbers, which are not"
                                + " right or wrong. What fits it: binary_accuracy,"
                                + " mean_absolute_error, mean_squared_error, or a metric of your"
                                + " own: Metric.of");
    }

    @Test
    void weightsOfSamplesThatAreNoneAreRefused() {
        for (float weight : new float[] {-1, Float.NaN, Float.POSITIVE_INFINITY}) {
            String expected =
                    "sample 2 has the weight %s; the weight of a sample must be a finite number, 0 or"
                                    .formatted(weight)
                            + " more";
            for (Dataset data : List.of(weighted(weight, true), weighted(weight, false))) {
                assertThat(error(() -> line.fit(data, QUIET))).isEqualTo(expected);
                assertThat(error(() -> line.evaluate(data))).isEqualTo(expected);
            }
        }
        try (Trainer trainer = line.trainer(QUIET)) {
            Batch batch = trainer.newBatch(3);
            batch.size(3);
            batch.weights()[1] = -1;
            assertThat(trainer.gradients(batch, true)).isFinite();
            batch.weights()[1] = Float.NaN;
            assertThat(error(() -> trainer.trainOnBatch(batch)))
                    .isEqualTo(
                            "row 1 of the batch has the weight NaN; the weight of a sample must be"
                                    + " a finite number");
        }
    }

    /** Five samples of {@code line}, of which the third has this weight. */
    private static Dataset weighted(float weight, boolean anyOrder) {
        float[][] x = new float[5][2];
        float[][] y = new float[5][1];
        Dataset stream = Lines.stream(x, y, true);
        if (!anyOrder) {
            return new Dataset() {
                @Override
                public long size() {
                    return 5;
                }

                @Override
                public Reader open() {
                    Reader reader = stream.open();
                    int[] next = {0};
                    return (batch, row) -> {
                        boolean read = reader.read(batch, row);
                        batch.weights()[row] = next[0]++ == 2 ? weight : 1;
                        return read;
                    };
                }
            };
        }
        return new RandomAccessDataset() {
            @Override
            public int count() {
                return 5;
            }

            @Override
            public void read(int index, Batch batch, int row) {
                batch.weights()[row] = index == 2 ? weight : 1;
            }
        };
    }

    @Test
    void trainingsThatDoNotFitAreRefused() {
        float[][] x = new float[4][2];
        float[][] y = new float[4][1];
        assertThat(error(() -> line.fit(new float[0][], new float[0][], QUIET)))
                .isEqualTo("there are no samples to train on");
        assertThat(error(() -> line.evaluate(new float[0][], new float[0][])))
                .isEqualTo("there are no samples to evaluate");
        assertThat(error(() -> line.fit(x, y, QUIET.validationSplit(1e-20))))
                .isEqualTo("validationSplit 1.0E-20 of 4 samples leaves none to validate with");
        assertThat(error(() -> line.fit(x, y, QUIET.validationSplit(0.9))))
                .isEqualTo("validationSplit 0.9 of 4 samples leaves none to train on");
        assertThat(error(() -> line.fit(Lines.stream(x, y, true), QUIET.validationSplit(0.5))))
                .isEqualTo(
                        "validationSplit needs samples that can be read in any order; this data set"
                                + " is a stream: use validationData instead");
        assertThat(error(() -> line.fit(Lines.stream(x, y, true), QUIET.sampleWeights(1))))
                .isEqualTo(
                        "sampleWeights need samples that can be read in any order; this data set is"
                                + " a stream: let it set the weights itself");
        assertThat(error(() -> line.fit(x, y, QUIET.sampleWeights(1, 2))))
                .isEqualTo("there are 2 sample weights for 4 samples");
        assertThat(error(() -> line.fit(x, y, QUIET.classWeights(Map.of(0, 1f)))))
                .isEqualTo(
                        "class weights are for outputs whose targets are classes, and those of"
                                + " 'out' are not; use sample weights instead");
        assertThat(error(() -> line.fit(x, y, QUIET.classWeights("kind", Map.of(0, 1f)))))
                .isEqualTo("class weights for output 'kind', but Line has the outputs 'out'");
        assertThat(error(() -> classes.fit(x, new int[4], QUIET.classWeights(Map.of(3, 1f)))))
                .isEqualTo(
                        "class weights name class 3, but output 'out' has 3 classes, numbered 0 to"
                                + " 2");
        assertThat(error(() -> line.fit(x, y, QUIET.metrics("kind", Metric.ACCURACY))))
                .isEqualTo("metrics for output 'kind', but Line has the outputs 'out'");
        Metric own = Metric.of("own", (size, v, at, targetSize, target, targetAt) -> 0);
        Metric other = Metric.of("own", (size, v, at, targetSize, target, targetAt) -> 1);
        assertThat(error(() -> line.fit(x, y, QUIET.metrics(own, other))))
                .isEqualTo(
                        "there are two metrics called 'own'; name one otherwise, by its"
                                + " named(...)");
        assertThat(error(() -> line.fit(x, y, QUIET.loss((n, a, b, t, c, d, e) -> 0))))
                .isEqualTo(
                        "Line declares its losses; a loss function is for outputs declared with"
                                + " Loss.CUSTOM");
    }

    @Test
    void parametersAreViews() {
        assertThat(line.parameters().toString())
                .isEqualTo("[out.kernel 2×1, out.bias 1, counter.steps 1]");
        Parameter kernel = line.parameter("out.kernel");
        kernel.set(3, -1);
        line.parameter("out.bias").set(0.5f);
        assertThat(kernel.get(1, 0)).isEqualTo(-1);
        assertThat(kernel.toTensor()).isEqualTo(Tensor.rows(new float[] {3}, new float[] {-1}));
        assertThat(line.predict(new float[] {1, 1})).isEqualTo(new float[] {2.5f});
        assertThat(line.parameter("counter.steps").trainable()).isFalse();
        assertThat(error(() -> kernel.set(1))).isEqualTo("out.kernel is 2×1 = 2 values, got 1");
        assertThat(error(() -> kernel.set(Tensor.vector(1, 2))))
                .isEqualTo("out.kernel is 2×1, got 2");
        assertThat(error(() -> line.parameter("out.weights")))
                .isEqualTo(
                        "Line has no parameter 'out.weights'; it has out.kernel, out.bias,"
                                + " counter.steps");
        assertThrows(IndexOutOfBoundsException.class, () -> kernel.get(2, 0));
        assertThat(line.summary()).isEqualTo("a line");
    }

    @Test
    void singleSteps() {
        line.parameter("out.kernel").set(1, 2);
        line.parameter("out.bias").set(0);
        try (Trainer trainer = line.trainer(Training.with(Sgd.create(0.1)).threads(2))) {
            Batch batch = trainer.newBatch(2);
            assertThat(illegalState(() -> trainer.setGradient(line.parameter("out.bias"), 10)))
                    .startsWith("there are no gradients");
            assertThat(error(() -> trainer.trainOnBatch(batch)))
                    .isEqualTo(
                            "the batch is empty; say how many samples it holds with batch.size(n)");
            batch.input(0)[0] = 1;
            batch.input(0)[3] = 1;
            batch.size(2);
            // Outputs 1 and 2, targets 0: loss (1 + 4) / 2, gradients 1, 2 and 3.
            assertThat(trainer.gradients(batch, true)).isEqualTo(2.5);
            assertThat(trainer.output(0)).isEqualTo(Tensor.rows(new float[] {1}, new float[] {2}));
            assertThat(trainer.gradient("out.kernel").data()).isEqualTo(new float[] {1, 2});
            assertThat(trainer.gradient("out.bias").data()).isEqualTo(new float[] {3});
            assertThat(trainer.penalty()).isEqualTo(0);
            assertThat(line.parameter("out.kernel").toArray()).isEqualTo(new float[] {1, 2});
            trainer.setGradient(line.parameter("out.bias"), 10);
            trainer.applyGradients();
            assertThat(line.parameter("out.kernel").toArray()).isEqualTo(new float[] {0.9f, 1.8f});
            assertThat(line.parameter("out.bias").toArray()).isEqualTo(new float[] {-1});
            trainer.learningRate(0);
            assertThat(trainer.trainOnBatch(batch)).isWithin(1e-6).of((0.01 + 0.64) / 2);
            assertThat(trainer.loss()).isWithin(1e-6).of((0.01 + 0.64) / 2);
            assertThrows(IllegalStateException.class, () -> trainer.inputGradient(0));
            String none =
                    "there are no gradients: trainOnBatch does not keep them; call"
                            + " gradients(batch, true), and applyGradients() after it";
            assertThat(illegalState(() -> trainer.gradient("out.kernel"))).isEqualTo(none);
            assertThat(illegalState(trainer::applyGradients)).isEqualTo(none);
            trainer.gradients(batch, true);
            assertThat(trainer.gradient("out.kernel").data())
                    .usingTolerance(1e-6)
                    .containsExactly(-0.1f, 0.8f)
                    .inOrder();
            assertThat(error(() -> trainer.gradient("counter.steps")))
                    .isEqualTo("counter.steps is not trainable: it has no gradient");
        }
    }

    @Test
    void trainerAndFitTakeTheSameSteps() {
        float[][] x = Lines.rows(16, 2, 3);
        float[][] y = Lines.line(x);
        Training training = Training.with(Adam.create(0.1)).verbose(0).shuffle(false).batchSize(16);
        Model other = LinearProgram.model(2, 1, Loss.MEAN_SQUARED_ERROR);
        line.fit(x, y, training.epochs(3));
        try (Trainer trainer = other.trainer(training)) {
            Batch batch = trainer.newBatch();
            Dataset.Reader reader = Samples.of(x, y).open();
            for (int i = 0; i < 16; i++) {
                reader.read(batch, i);
            }
            batch.size(16);
            for (int step = 0; step < 3; step++) {
                trainer.trainOnBatch(batch);
            }
        }
        assertThat(other.parameter("out.kernel").toArray())
                .isEqualTo(line.parameter("out.kernel").toArray());
    }

    @Test
    void badSettingsAreRefusedAtOnce() {
        assertThat(error(() -> QUIET.epochs(0))).isEqualTo("epochs must be 1 or more, got 0");
        assertThat(error(() -> QUIET.batchSize(0))).isEqualTo("batchSize must be 1 or more, got 0");
        assertThat(error(() -> QUIET.threads(0))).isEqualTo("threads must be 1 or more, got 0");
        assertThat(error(() -> QUIET.verbose(3)))
                .isEqualTo(
                        "verbose must be 0 (nothing), 1 (a progress bar) or 2 (a line an epoch),"
                                + " got 3");
        assertThat(error(() -> QUIET.validationSplit(1)))
                .isEqualTo("validationSplit must be within [0, 1), got 1.0");
        assertThat(error(() -> QUIET.stepsPerEpoch(0)))
                .isEqualTo("stepsPerEpoch must be 1 or more, got 0");
        assertThat(error(() -> QUIET.sampleWeights(1, -1)))
                .isEqualTo("the weight of sample 1 must be a finite number, 0 or more, got -1.0");
        assertThat(error(() -> Sgd.create(-1)))
                .isEqualTo("a learning rate must be a finite number, 0 or more, got -1.0");
        assertThat(error(() -> Adam.create().beta1(1)))
                .isEqualTo("beta1 must be within [0, 1), got 1.0");
        assertThat(error(() -> Metric.topK(0))).isEqualTo("topK needs k of 1 or more, got 0");
        Dataset data = Lines.stream(new float[1][2], new float[1][1], true);
        assertThat(error(() -> QUIET.validationSplit(0.5).validationData(data)))
                .isEqualTo("validationSplit is given already; use it or validationData, not both");
    }
}
