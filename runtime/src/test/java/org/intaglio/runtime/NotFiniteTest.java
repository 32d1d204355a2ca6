/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.Loss;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.Callback;
import org.intaglio.runtime.train.EarlyStopping;
import org.intaglio.runtime.train.Metric;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers that are infinite or none, in data and losses. */
@Timeout(60)
class NotFiniteTest {
    private static final float[][] X = Lines.rows(203, 6, 1);
    private static final float[][] Y = Lines.line(X);
    private static final Training QUIET = Training.with(Adam.create()).verbose(0).threads(2);
    private static final String ADVICE =
            "; inputs and targets must be finite numbers, or Training.terminateOnNaN(false) must"
                    + " allow others";

    private final Model model = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);

    private static float[][] with(float[][] rows, int sample, int at, float value) {
        float[][] copy = Arrays.stream(rows).map(float[]::clone).toArray(float[][]::new);
        copy[sample][at] = value;
        return copy;
    }

    private static String refused(Runnable work) {
        return assertThrows(IllegalArgumentException.class, work::run).getMessage();
    }

    private void assertParametersAreFinite() {
        for (Parameter p : model.parameters()) {
            for (float value : p.toArray()) {
                assertWithMessage(p.path()).that(value).isFinite();
            }
        }
    }

    /** One sample a step: whatever was learned before the bad one is kept, and nothing of it. */
    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void badInputsAreToldBeforeTheyAreUsed(float bad) {
        Training training = QUIET.batchSize(1).shuffle(false);
        String message = "sample 17: input 'x' is " + bad + " at [4]" + ADVICE;
        assertThat(refused(() -> model.fit(with(X, 17, 4, bad), Y, training))).isEqualTo(message);
        Model good = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
        good.fit(Arrays.copyOf(X, 17), Arrays.copyOf(Y, 17), training);
        for (Parameter p : good.parameters()) {
            assertThat(model.parameter(p.path()).toArray()).isEqualTo(p.toArray());
        }
        Dataset stream = Lines.stream(with(X, 17, 4, bad), Y, true);
        assertThat(refused(() -> model.fit(stream, training))).isEqualTo(message);
        assertThat(refused(() -> model.fit(with(X, 17, 4, bad), Y, QUIET))).isEqualTo(message);
    }

    @Test
    void badTargetsAreTold() {
        float[][] bad = with(Y, 202, 0, Float.NaN);
        String message = "sample 202: the target of output 'out' is NaN at [0]" + ADVICE;
        assertThat(refused(() -> model.fit(X, bad, QUIET))).isEqualTo(message);
        assertThat(refused(() -> model.fit(Lines.stream(X, bad, true), QUIET))).isEqualTo(message);
        assertThat(refused(() -> model.evaluate(X, bad))).isEqualTo(message);
        Training validating = QUIET.validationData(X, bad);
        assertThat(refused(() -> model.fit(X, Y, validating)))
                .isEqualTo("the validation data: " + message);
        assertParametersAreFinite();
    }

    @Test
    void anEvaluationNamesBadInputs() {
        float[][] bad = with(X, 150, 5, Float.NaN);
        String message = "sample 150: input 'x' is NaN at [5]" + ADVICE;
        assertThat(refused(() -> model.evaluate(bad, Y))).isEqualTo(message);
        assertThat(refused(() -> model.evaluate(Lines.stream(bad, Y, true)))).isEqualTo(message);
        Training allows = QUIET.terminateOnNaN(false);
        assertThat(model.evaluate(Lines.stream(bad, Y, true), allows).loss()).isNaN();
    }

    /** Samples that go bad later are found by the loss of their step. */
    @Test
    void dataThatGoBadAreTold() {
        int[] reads = new int[1];
        RandomAccessDataset data =
                new RandomAccessDataset() {
                    @Override
                    public int count() {
                        return X.length;
                    }

                    @Override
                    public void read(int index, Batch batch, int row) {
                        System.arraycopy(X[index], 0, batch.input(0), row * 6, 6);
                        batch.target(0)[row] = Y[index][0];
                        if (reads[0]++ > 5 * X.length && index == 99) {
                            batch.input(0)[row * 6 + 1] = Float.NaN;
                        }
                    }
                };
        assertThat(refused(() -> model.fit(data, QUIET.epochs(20).threads(1))))
                .isEqualTo("sample 99: input 'x' is NaN at [1]" + ADVICE);
        assertParametersAreFinite();
    }

    @Test
    void aLossThatTurnsBadIsToldAndTheStepLeftOut() {
        // Parameters grow by a factor in each step, until the squares of the errors do not fit.
        Training wild = Training.with(Sgd.create(1000)).verbose(0).shuffle(false).epochs(9);
        List<float[]> kernels = new ArrayList<>();
        Callback log =
                Callback.onBatchEnd(
                        context -> kernels.add(model.parameter("out.kernel").toArray()));
        var thrown =
                assertThrows(ArithmeticException.class, () -> model.fit(X, Y, wild.callbacks(log)));
        int step = kernels.size() + 1;
        assertThat(step).isAtLeast(3);
        assertThat(thrown)
                .hasMessageThat()
                .isEqualTo(
                        "the loss is Infinity in epoch %d, step %d (learning rate 1000.0), though"
                                        .formatted((step - 1) / 7 + 1, (step - 1) % 7 + 1)
                                + " inputs, targets and parameters are finite; the step was left"
                                + " out, the parameters are those before it: try a smaller learning"
                                + " rate, or let it go on with Training.terminateOnNaN(false)");
        assertParametersAreFinite();
        assertThat(model.parameter("out.kernel").toArray()).isEqualTo(kernels.getLast());
    }

    @Test
    void aParameterThatWasBadBeforeIsNamed() {
        Model two =
                LinearProgram.model(
                        new LinearProgram(
                                6,
                                4,
                                0,
                                0,
                                new LinearProgram.Head("a", 1, Loss.MEAN_SQUARED_ERROR, 1),
                                new LinearProgram.Head("b", 2, Loss.MEAN_SQUARED_ERROR, 1)),
                        1);
        two.parameter("b.bias").set(0, Float.NaN);
        List<Tensor> targets = List.of(Tensor.rows(Y), Tensor.rows(new float[203][2]));
        var thrown =
                assertThrows(
                        ArithmeticException.class,
                        () -> two.fit(List.of(Tensor.rows(X)), targets, QUIET));
        assertThat(thrown)
                .hasMessageThat()
                .isEqualTo(
                        "the loss of output 'b' is NaN in epoch 1, step 1 (learning rate 0.001),"
                                + " for the parameter 'b.bias' is NaN since an earlier step; train"
                                + " a new model with a smaller learning rate");
    }

    @Test
    void aTrainingGoesOnIfTold() {
        History history =
                model.fit(X, with(Y, 0, 0, Float.NaN), QUIET.epochs(2).terminateOnNaN(false));
        assertThat(history.size()).isEqualTo(2);
        assertThat(history.last("loss")).isNaN();
        assertThat(model.parameter("out.kernel").get(0, 0)).isNaN();
    }

    /** Some mark what is missing with NaN, in a loss of their own. */
    @Test
    void targetsOfACustomLossMayBeAnything() {
        Model own = LinearProgram.model(6, 1, Loss.CUSTOM);
        LossFunction known =
                (size, y, yAt, target, targetAt, dY, dYAt) -> {
                    float error = y[yAt] - target[targetAt];
                    dY[dYAt] = Float.isNaN(error) ? 0 : 2 * error;
                    return Float.isNaN(error) ? 0 : error * error;
                };
        History history = own.fit(X, with(Y, 3, 0, Float.NaN), QUIET.loss(known));
        assertThat(history.last("loss")).isFinite();
    }

    /** The callback ends a training without an exception, before the bad step. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aCallbackMayLookAfterIt(int threads) {
        Training wild =
                Training.with(Sgd.create(1000)).verbose(0).threads(threads).metrics(Metric.MAE);
        List<Long> steps = new ArrayList<>();
        Callback count = Callback.onEpochEnd(context -> steps.add(context.batch()));
        EarlyStopping best = EarlyStopping.on("loss").patience(9).restoreBestWeights();
        Training training =
                wild.epochs(99).callbacks(Callback.terminateOnNaN(), count, best).shuffle(false);
        History history = model.fit(X, Y, training);
        assertThat(history.last("loss")).isPositiveInfinity();
        assertThat(steps.getLast()).isAtMost(7);
        assertThat(history.size()).isLessThan(99);
        assertParametersAreFinite();
        Callback reading = Callback.terminateOnNaN().reading("loss");
        assertThat(model.fit(X, Y, wild.epochs(99).callbacks(reading)).size()).isLessThan(99);
    }

    /** The last epoch is the best by what is watched, but its loss is no number. */
    @Test
    void theBestWeightsAreThoseOfASoundEpoch() {
        float[] sound = new float[6];
        Callback spoil =
                new Callback() {
                    @Override
                    public boolean handlesNaN() {
                        return true;
                    }

                    @Override
                    public void epochBegin(Context context) {
                        if (context.epoch() == 3) {
                            System.arraycopy(
                                    model.parameter("out.kernel").toArray(), 0, sound, 0, 6);
                            model.parameter("out.kernel").set(new float[6]);
                            model.parameter("out.bias").set(Float.NaN);
                        }
                    }
                };
        Metric constant =
                Metric.of(
                                "calls",
                                (size, y, yAt, targetSize, target, targetAt) ->
                                        Float.isNaN(y[yAt]) ? 2 : 1)
                        .higherIsBetter();
        model.fit(
                X,
                Y,
                QUIET.epochs(3)
                        .metrics(constant)
                        .callbacks(
                                spoil, EarlyStopping.on("calls").patience(5).restoreBestWeights()));
        assertParametersAreFinite();
        assertThat(sound).isNotEqualTo(new float[6]);
    }

    private Batch batch(Trainer trainer, float first) {
        Batch batch = trainer.newBatch(4);
        for (int row = 0; row < 4; row++) {
            System.arraycopy(X[row], 0, batch.input(0), row * 6, 6);
            batch.target(0)[row] = Y[row][0];
        }
        batch.input(0)[2 * 6 + 3] = first;
        batch.size(4);
        return batch;
    }

    @Test
    void aTrainerRefusesABadStep() {
        String message = "row 2 of the batch: input 'x' is NaN at [3]" + ADVICE;
        float[] before = model.parameter("out.kernel").toArray();
        try (Trainer trainer = model.trainer(QUIET)) {
            Batch bad = batch(trainer, Float.NaN);
            assertThat(refused(() -> trainer.trainOnBatch(bad))).isEqualTo(message);
            assertThat(trainer.gradients(bad, true)).isNaN();
            assertThat(refused(trainer::applyGradients)).isEqualTo(message);
            assertThat(model.parameter("out.kernel").toArray()).isEqualTo(before);
            assertThat(trainer.trainOnBatch(batch(trainer, 0))).isFinite();
            model.parameter("out.kernel").set(3e30f, 0, 0, 0, 0, 0);
            var thrown =
                    assertThrows(
                            ArithmeticException.class,
                            () -> trainer.trainOnBatch(batch(trainer, 0)));
            assertThat(thrown)
                    .hasMessageThat()
                    .startsWith("the loss is Infinity in step 2 (learning rate 0.001), though");
        }
        try (Trainer trainer = model.trainer(QUIET.terminateOnNaN(false))) {
            assertThat(trainer.trainOnBatch(batch(trainer, Float.NaN))).isNaN();
        }
    }
}
