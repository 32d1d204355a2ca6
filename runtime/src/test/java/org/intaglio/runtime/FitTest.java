/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;

import static org.intaglio.runtime.train.Metric.ACCURACY;
import static org.intaglio.runtime.train.Metric.MAE;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.Loss;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.Callback;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

@Timeout(60)
class FitTest {
    private static final float[][] X = Lines.rows(203, 6, 1);
    private static final float[][] Y = Lines.line(X);
    private static final int[] CLASSES = Lines.classes(X, 3);
    private static final Training QUIET = Training.with(Adam.create(0.05)).verbose(0);

    private static Model mixed() {
        return LinearProgram.model(
                new LinearProgram(
                        6,
                        4,
                        0.01f,
                        0.2f,
                        new LinearProgram.Head("kind", 3, Loss.SPARSE_CATEGORICAL_CROSSENTROPY, 1),
                        new LinearProgram.Head("score", 1, Loss.MEAN_SQUARED_ERROR, 0.5f)),
                11);
    }

    private static List<Tensor> mixedTargets() {
        return List.of(Tensor.labels(CLASSES), Tensor.rows(Y));
    }

    @Test
    void learnsALine() {
        Model model = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
        History history = model.fit(X, Y, QUIET.epochs(60));
        assertThat(history.size()).isEqualTo(60);
        assertThat(history.last("loss")).isLessThan(1e-3);
        assertThat(model.predict(new float[] {0.5f, 0.5f, 0, 0, 0, 0})[0]).isWithin(0.05f).of(1);
        assertThat(model.parameter("out.kernel").get(0, 0)).isWithin(0.05f).of(2);
    }

    @Test
    void learnsClasses() {
        Model model = LinearProgram.model(6, 3, Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
        History history =
                model.fit(X, CLASSES, QUIET.epochs(40).metrics(ACCURACY).validationSplit(0.2));
        assertThat(history.last("accuracy")).isGreaterThan(0.9);
        assertThat(history.names()).containsExactly("loss", "accuracy", "val_loss", "val_accuracy");
        Evaluation all = model.evaluate(X, CLASSES);
        assertThat(all.accuracy()).isGreaterThan(0.9);
        assertThat(all.samples()).isEqualTo(203);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 16})
    void theNumberOfThreadsDoesNotChangeABit(int threads) {
        Training training =
                QUIET.epochs(3)
                        .batchSize(37)
                        .validationSplit(0.3)
                        .metrics("kind", ACCURACY)
                        .metrics("score", MAE)
                        .sampleWeights(weights());
        Model one = mixed();
        Model many = mixed();
        History a = one.fit(List.of(Tensor.rows(X)), mixedTargets(), training.threads(1));
        History b = many.fit(List.of(Tensor.rows(X)), mixedTargets(), training.threads(threads));
        assertThat(a.names())
                .containsExactly(
                        "loss",
                        "kind_loss",
                        "score_loss",
                        "kind_accuracy",
                        "score_mean_absolute_error",
                        "val_loss",
                        "val_kind_loss",
                        "val_score_loss",
                        "val_kind_accuracy",
                        "val_score_mean_absolute_error");
        for (String name : a.names()) {
            assertThat(b.values(name)).isEqualTo(a.values(name));
        }
        for (Parameter p : one.parameters()) {
            assertThat(many.parameter(p.path()).toArray()).isEqualTo(p.toArray());
        }
    }

    @Test
    void aMetricOfAllOutputsThatDoesNotFitOne() {
        Model model = mixed();
        String expected =
                "the metric 'accuracy' says nothing about the output 'score' with the loss"
                        + " MEAN_SQUARED_ERROR: its targets are numbers, which are not right or"
                        + " wrong. What fits it: binary_accuracy, mean_absolute_error,"
                        + " mean_squared_error, or a metric of your own: Metric.of."
                        + " Training.metrics(\"NAME\", ...) gives an output metrics of its own";
        List<Tensor> x = List.of(Tensor.rows(X));
        Training training = QUIET.metrics(ACCURACY);
        assertThat(refusal(() -> model.fit(x, mixedTargets(), training))).isEqualTo(expected);
        assertThat(refusal(() -> model.evaluate(x, mixedTargets(), ACCURACY))).isEqualTo(expected);
        assertThat(model.evaluate(x, mixedTargets()).values().keySet())
                .containsExactly("loss", "kind_loss", "score_loss", "kind_accuracy");
    }

    private static String refusal(Executable call) {
        return assertThrows(IllegalArgumentException.class, call).getMessage();
    }

    private static float[] weights() {
        float[] weights = new float[X.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i % 5;
        }
        return weights;
    }

    @Test
    void aSeedMakesATrainingAndAnotherSeedMakesAnother() {
        Training training = QUIET.epochs(2);
        Model a = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
        Model b = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
        Model c = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
        double[] first = a.fit(X, Y, training).values("loss");
        assertThat(b.fit(X, Y, training).values("loss")).isEqualTo(first);
        assertThat(c.fit(X, Y, training.seed(99)).values("loss")).isNotEqualTo(first);
    }

    @Test
    void theLossIsTheMeanOverSamplesWithPenaltyAndWeights() {
        LinearProgram.Head a = new LinearProgram.Head("a", 1, Loss.MEAN_SQUARED_ERROR, 1);
        LinearProgram.Head b = new LinearProgram.Head("b", 1, Loss.MEAN_SQUARED_ERROR, 0.25f);
        Model model = LinearProgram.model(new LinearProgram(1, 4, 0.5f, 0, a, b), 3);
        model.parameter("a.kernel").set(2);
        model.parameter("b.kernel").set(-3);
        float[][] x = {{1}, {2}, {3}};
        float[][] y = {{0}, {0}, {0}};
        // a: (4 + 16 + 36) / 3; b: (9 + 36 + 81) / 3; penalty 0.5·(4 + 9)
        double lossA = 56 / 3.0;
        double lossB = 42;
        double total = lossA + 0.25 * lossB + 6.5;
        List<Tensor> targets = List.of(Tensor.rows(y), Tensor.rows(y));
        Evaluation evaluation = model.evaluate(List.of(Tensor.rows(x)), targets);
        assertThat(evaluation.loss()).isWithin(1e-5).of(total);
        assertThat(evaluation.metric("a_loss")).isWithin(1e-5).of(lossA);
        assertThat(evaluation.metric("b_loss")).isWithin(1e-5).of(lossB);
        Training still = Training.with(Sgd.create(0)).verbose(0).batchSize(2);
        History history = model.fit(List.of(Tensor.rows(x)), targets, still);
        assertThat(history.last("loss")).isWithin(1e-5).of(total);
        assertThat(history.last("b_loss")).isWithin(1e-5).of(lossB);
        History weighted =
                model.fit(List.of(Tensor.rows(x)), targets, still.sampleWeights(1, 0, 2));
        assertThat(weighted.last("a_loss")).isWithin(1e-5).of((4 + 0 + 2 * 36) / 3.0);
    }

    @Test
    void classWeightsWeighTheTrainingLossAlone() {
        Model model = LinearProgram.model(2, 2, Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
        model.parameter("out.kernel").set(0, 0, 0, 0);
        float[][] x = new float[4][2];
        Training training =
                Training.with(Sgd.create(0))
                        .verbose(0)
                        .validationData(Samples.of(x, new int[] {0, 0, 0, 1}))
                        .classWeights(Map.of(1, 5f));
        History history = model.fit(x, new int[] {0, 0, 0, 1}, training);
        assertThat(history.last("loss")).isWithin(1e-6).of(Math.log(2) * (3 + 5) / 4);
        assertThat(history.last("val_loss")).isWithin(1e-6).of(Math.log(2));
    }

    @Test
    void aCustomLossTrains() {
        Model model = LinearProgram.model(6, 1, Loss.CUSTOM);
        LossFunction square =
                (size, y, yAt, target, targetAt, dY, dYAt) -> {
                    double error = y[yAt] - target[targetAt];
                    dY[dYAt] = (float) (2 * error);
                    return error * error;
                };
        var missing = assertThrows(IllegalArgumentException.class, () -> model.fit(X, Y, QUIET));
        assertThat(missing)
                .hasMessageThat()
                .isEqualTo(
                        "output 'out' was declared with Loss.CUSTOM; give its function with"
                                + " Training.loss(...)");
        Model standard = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
        Training training = QUIET.epochs(3);
        double[] losses = model.fit(X, Y, training.loss(square)).values("loss");
        double[] expected = standard.fit(X, Y, training).values("loss");
        for (int i = 0; i < losses.length; i++) {
            assertThat(losses[i]).isWithin(1e-5).of(expected[i]);
        }
        Dataset data = Samples.of(X, Y);
        assertThat(model.evaluate(data, training.loss(square)).loss())
                .isWithin(1e-5)
                .of(standard.evaluate(X, Y).loss());
        var wrong =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> standard.fit(X, Y, training.loss("out", square)));
        assertThat(wrong)
                .hasMessageThat()
                .isEqualTo(
                        "output 'out' was declared with Loss.MEAN_SQUARED_ERROR; a loss function is"
                                + " for Loss.CUSTOM");
    }

    @Test
    void anInterruptEndsTheTrainingCleanly() {
        Model model = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
        Callback interrupt =
                Callback.onBatchEnd(context -> {
                    if (context.epoch() == 2 && context.batch() == 3) {
                        Thread.currentThread().interrupt();
                    }
                });
        var thrown =
                assertThrows(
                        CancellationException.class,
                        () -> model.fit(X, Y, QUIET.epochs(9).callbacks(interrupt)));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown)
                .hasMessageThat()
                .isEqualTo(
                        "the training was interrupted in epoch 2 after 3 steps; the model keeps"
                                + " what it has learned so far");
        assertThat(model.fit(X, Y, QUIET).size()).isEqualTo(1);
    }

    @Test
    void oneTrainingAtATime() {
        Model model = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
        Callback again = Callback.onEpochEnd(context -> model.fit(X, Y, QUIET));
        var thrown =
                assertThrows(
                        IllegalStateException.class, () -> model.fit(X, Y, QUIET.callbacks(again)));
        assertThat(thrown)
                .hasMessageThat()
                .isEqualTo(
                        "fit: this thread is training this model already (fit); call it when that"
                                + " is done");
        assertThat(model.fit(X, Y, QUIET).size()).isEqualTo(1);
    }

    @Test
    void whatADatasetThrowsArrives() {
        Model model = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
        RandomAccessDataset broken =
                new RandomAccessDataset() {
                    @Override
                    public int count() {
                        return 100;
                    }

                    @Override
                    public void read(int index, Batch batch, int row) {
                        if (index == 77) {
                            throw new IllegalStateException("sample 77 is damaged");
                        }
                    }
                };
        var thrown = assertThrows(IllegalStateException.class, () -> model.fit(broken, QUIET));
        assertThat(thrown).hasMessageThat().isEqualTo("sample 77 is damaged");
        assertThat(model.fit(X, Y, QUIET).size()).isEqualTo(1);
    }

    @Test
    void callbacksSeeAndSteer() {
        Model model = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
        List<String> calls = new ArrayList<>();
        Callback log =
                new Callback() {
                    @Override
                    public void trainBegin(Context context) {
                        calls.add("begin");
                    }

                    @Override
                    public void trainEnd(Context context) {
                        calls.add("end");
                    }

                    @Override
                    public void epochBegin(Context context) {
                        calls.add("epoch " + context.epoch() + "/" + context.epochs());
                    }

                    @Override
                    public void epochEnd(Context context) {
                        calls.add("rate " + context.learningRate());
                        context.learningRate(context.learningRate() / 2);
                        if (context.epoch() == 2) {
                            context.stop();
                        }
                    }

                    @Override
                    public void batchEnd(Context context) {
                        if (context.batch() == 7) {
                            calls.add("loss " + (context.value("loss") > 0));
                        }
                    }
                };
        Training training = Training.with(Sgd.create(0.5)).verbose(0).epochs(5).callbacks(log);
        History history = model.fit(X, Y, training);
        assertThat(calls)
                .containsExactly(
                        "begin",
                        "epoch 1/5",
                        "loss true",
                        "rate 0.5",
                        "epoch 2/5",
                        "loss true",
                        "rate 0.25",
                        "end")
                .inOrder();
        assertThat(history.learningRates()).isEqualTo(new double[] {0.5, 0.25});
    }
}
