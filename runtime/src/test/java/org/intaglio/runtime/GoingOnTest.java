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
import org.intaglio.runtime.data.Datasets;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.Callback;
import org.intaglio.runtime.train.Metric;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** A training that goes on where another has stopped. */
@Timeout(60)
class GoingOnTest {
    private static final float[][] X = Lines.rows(203, 6, 1);
    private static final float[][] Y = Lines.line(X);
    private static final Training QUIET = Training.with(Adam.create(0.02)).verbose(0).batchSize(20);

    private static Model model() {
        return LinearProgram.model(
                new LinearProgram(
                        6,
                        4,
                        0.01f,
                        0.3f,
                        new LinearProgram.Head("out", 1, Loss.MEAN_SQUARED_ERROR, 1)),
                11);
    }

    /** Kinds of data sets; asked for again, each makes one anew. */
    enum Kind implements Supplier<Dataset> {
        ARRAYS {
            @Override
            public Dataset get() {
                return Samples.of(X, Y);
            }
        },
        STREAM {
            @Override
            public Dataset get() {
                return Lines.stream(X, Y, false);
            }
        },
        SHUFFLED_STREAM {
            @Override
            public Dataset get() {
                return Datasets.shuffled(Lines.stream(X, Y, true), 50, 3);
            }
        },
        TWICE_SHUFFLED_STREAM {
            @Override
            public Dataset get() {
                return Datasets.shuffled(SHUFFLED_STREAM.get(), 9, 4);
            }
        }
    }

    private static void assertSameBits(Model actual, Model expected) {
        for (Parameter p : expected.parameters()) {
            assertWithMessage(p.path())
                    .that(actual.parameter(p.path()).toArray())
                    .isEqualTo(p.toArray());
        }
    }

    private static double[] losses(History... histories) {
        return Arrays.stream(histories)
                .flatMapToDouble(h -> Arrays.stream(h.values("loss")))
                .toArray();
    }

    private static void assertTwiceTwoIsFour(Supplier<Dataset> data, Training training) {
        Model once = model();
        History four = once.fit(data.get(), training.epochs(4));
        Model anew = model();
        History a = anew.fit(data.get(), training.epochs(2));
        History b = anew.fit(data.get(), training.epochs(2).threads(2));
        assertThat(losses(a, b)).isEqualTo(losses(four));
        assertSameBits(anew, once);
        Model again = model();
        Dataset same = data.get();
        again.fit(same, training.epochs(1));
        again.fit(same, training.epochs(1));
        again.evaluate(same);
        again.fit(same, training.epochs(2));
        assertSameBits(again, once);
        assertThat(b.epochs()).isEqualTo(new double[] {3, 4});
    }

    @ParameterizedTest
    @EnumSource
    void twiceTwoEpochsAreFour(Kind data) {
        assertTwiceTwoIsFour(data, QUIET);
        Training other = Training.with(Sgd.create(0.01).momentum(0.9)).verbose(0);
        assertTwiceTwoIsFour(data, other.batchSize(32).seed(99));
        assertTwiceTwoIsFour(data, other.shuffle(false).metrics(Metric.MAE));
    }

    /** 3 ends within a pass, 11 at its end, 17 and 40 in one of the next. */
    @ParameterizedTest
    @CsvSource({
        "ARRAYS, 3",
        "ARRAYS, 11",
        "ARRAYS, 17",
        "ARRAYS, 40",
        "STREAM, 3",
        "STREAM, 11",
        "STREAM, 17",
        "STREAM, 40",
        "SHUFFLED_STREAM, 3",
        "SHUFFLED_STREAM, 11",
        "SHUFFLED_STREAM, 17",
        "TWICE_SHUFFLED_STREAM, 17"
    })
    void soTheyAreWithStepsPerEpoch(Kind data, int steps) {
        assertTwiceTwoIsFour(data, QUIET.stepsPerEpoch(steps));
    }

    /** A schedule by the number of the epoch, and one by factors. */
    @Test
    void soTheyAreWithSchedules() {
        assertTwiceTwoIsFour(
                Kind.ARRAYS,
                QUIET.callbacks(
                        new Callback() {
                            @Override
                            public void epochBegin(Context context) {
                                context.learningRate(0.1f / context.epoch());
                            }
                        }));
        assertTwiceTwoIsFour(
                Kind.ARRAYS,
                QUIET.callbacks(
                        Callback.onBatchEnd(
                                context -> context.learningRate(context.learningRate() * 0.97f))));
    }

    /** The optimizer has nothing to remember here, so the parameters and the count are all. */
    @ParameterizedTest
    @CsvSource({
        "ARRAYS, 0",
        "STREAM, 0",
        "SHUFFLED_STREAM, 0",
        "ARRAYS, 7",
        "STREAM, 7",
        "SHUFFLED_STREAM, 7",
        "SHUFFLED_STREAM, 25"
    })
    void anotherModelGoesOnFromAnInitialEpoch(Kind data, int steps) {
        Training training = Training.with(Sgd.create(0.01)).verbose(0).batchSize(20);
        if (steps > 0) {
            training = training.stepsPerEpoch(steps);
        }
        Model once = model();
        History four = once.fit(data.get(), training.epochs(4));
        Model first = model();
        first.fit(data.get(), training.epochs(3));
        Model second = model();
        for (Parameter p : first.parameters()) {
            second.parameter(p.path()).set(p.toArray());
        }
        History last = second.fit(data.get(), training.epochs(4).initialEpoch(3));
        assertThat(last.epochs()).isEqualTo(new double[] {4});
        assertThat(last.last("loss")).isEqualTo(four.last("loss"));
        assertSameBits(second, once);
        first.fit(data.get(), training.epochs(4).initialEpoch(3));
        assertSameBits(first, once);
    }

    @Test
    void anInitialEpochBeyondTheLastSaysSo() {
        var thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> model().fit(X, Y, QUIET.epochs(3).initialEpoch(3)));
        assertThat(thrown)
                .hasMessageThat()
                .isEqualTo(
                        "initialEpoch(3) leaves none of epochs(3) to train; with initialEpoch,"
                                + " epochs counts those that were done before, too");
    }

    @Test
    void threeTrainingsReadThreeOrders() {
        List<List<Integer>> orders = new ArrayList<>();
        RandomAccessDataset data =
                new RandomAccessDataset() {
                    @Override
                    public int count() {
                        return X.length;
                    }

                    @Override
                    public void read(int index, Batch batch, int row) {
                        orders.getLast().add(index);
                    }
                };
        Model model = model();
        for (int i = 0; i < 3; i++) {
            orders.add(new ArrayList<>());
            model.fit(data, QUIET.threads(1));
        }
        assertThat(orders).containsNoDuplicates();
        orders.add(new ArrayList<>());
        model.forget();
        model.fit(data, QUIET.threads(1));
        assertThat(orders.get(3)).isEqualTo(orders.get(0));
    }

    @Test
    void progressAndCallbacksGoOnCounting() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        List<String> seen = new ArrayList<>();
        Callback callback =
                Callback.onEpochEnd(context -> seen.add(context.epoch() + "/" + context.epochs()));
        Training training = QUIET.verbose(2).progressTo(out).epochs(2).callbacks(callback);
        Model model = model();
        model.fit(X, Y, training);
        model.fit(X, Y, training);
        assertThat(seen).containsExactly("1/2", "2/2", "3/4", "4/4").inOrder();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("Epoch 4/4 - ");
    }

    private static void steps(Trainer trainer, int from, int to) {
        Batch batch = trainer.newBatch(20);
        for (int step = from; step < to; step++) {
            for (int row = 0; row < 20; row++) {
                System.arraycopy(X[step * 20 + row], 0, batch.input(0), row * 6, 6);
                batch.target(0)[row] = Y[step * 20 + row][0];
            }
            batch.size(20);
            if (step % 2 == 0) {
                trainer.trainOnBatch(batch);
            } else {
                trainer.gradients(batch, true);
                trainer.applyGradients();
            }
        }
    }

    @Test
    void aTrainerGoesOn() {
        Model once = model();
        try (Trainer trainer = once.trainer(QUIET)) {
            steps(trainer, 0, 9);
        }
        Model thrice = model();
        for (int i = 0; i < 9; i += 3) {
            try (Trainer trainer = thrice.trainer(QUIET)) {
                steps(trainer, i, i + 3);
            }
        }
        assertSameBits(thrice, once);
        History a = once.fit(X, Y, QUIET);
        thrice.fit(X, Y, QUIET);
        assertSameBits(thrice, once);
        assertThat(a.epochs()).isEqualTo(new double[] {1});
        // The averages have begun before the fit.
        Model anew = model();
        try (Trainer trainer = anew.trainer(QUIET)) {
            steps(trainer, 0, 9);
        }
        anew.forget();
        assertThat(losses(anew.fit(X, Y, QUIET))).isNotEqualTo(losses(a));
    }

    @Test
    void anEpochThatWasCutOffBeginsAgain() {
        Training still = Training.with(Sgd.create(0)).verbose(0).epochs(2);
        Callback interrupt =
                Callback.onBatchEnd(context -> {
                    if (context.epoch() == 2) {
                        Thread.currentThread().interrupt();
                    }
                });
        Model model = model();
        assertThrows(
                CancellationException.class, () -> model.fit(X, Y, still.callbacks(interrupt)));
        assertThat(Thread.interrupted()).isTrue();
        History rest = model.fit(X, Y, still.epochs(1));
        assertThat(rest.epochs()).isEqualTo(new double[] {2});
        assertThat(rest.last("loss")).isEqualTo(model().fit(X, Y, still).last("loss"));
    }

    @Test
    void readingUpToWhereItStoppedCanBeInterrupted() {
        Model model = model();
        Training training = QUIET.batchSize(100).stepsPerEpoch(1);
        model.fit(Lines.stream(X, Y, false), training);
        Dataset slow =
                new Dataset() {
                    @Override
                    public long size() {
                        return UNKNOWN;
                    }

                    @Override
                    public Reader open() {
                        return (batch, row) -> {
                            Thread.currentThread().interrupt();
                            return true;
                        };
                    }
                };
        var thrown = assertThrows(CancellationException.class, () -> model.fit(slow, training));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).hasMessageThat().isEqualTo("the training was interrupted");
    }

    @Test
    void whatIsBeingTrainedIsNotForgotten() {
        Model model = model();
        Callback forget = Callback.onEpochEnd(context -> model.forget());
        var thrown =
                assertThrows(
                        IllegalStateException.class,
                        () -> model.fit(X, Y, QUIET.callbacks(forget)));
        assertThat(thrown)
                .hasMessageThat()
                .isEqualTo(
                        "forget: this thread is training this model already (fit); call it when"
                                + " that is done");
    }
}
