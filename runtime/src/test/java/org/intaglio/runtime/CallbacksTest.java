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
import org.intaglio.runtime.train.Callback;
import org.intaglio.runtime.train.CsvLogger;
import org.intaglio.runtime.train.LearningRateScheduler;
import org.intaglio.runtime.train.ModelCheckpoint;
import org.intaglio.runtime.train.ReduceLROnPlateau;
import org.intaglio.runtime.train.Sgd;
import org.intaglio.runtime.train.TrainingProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Callbacks in whole trainings; what they decide is compared with Keras in the golden tests. */
class CallbacksTest {
    private static final float[][] X = Lines.rows(160, 6, 1);
    private static final float[][] Y = Lines.line(X);
    private static final Training TRAINING =
            Training.with(Sgd.create(0.1)).batchSize(20).verbose(0);

    @TempDir Path folder;
    private final Model model = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);

    private static Dataset few() {
        return Samples.of(X, Y).slice(0, 30);
    }

    private History fit(Training training, Callback... callbacks) {
        return model.fit(X, Y, training.callbacks(callbacks));
    }

    private static String refusal(Executable what) {
        return assertThrows(IllegalArgumentException.class, what).getMessage();
    }

    @Test
    void everyPointIsCalledInOrder() {
        List<String> calls = new ArrayList<>();
        Callback first = new Recorder(calls, "");
        Callback second = new Recorder(calls, "+");
        Training training = TRAINING.stepsPerEpoch(2).validationData(few());
        fit(training, first.andThen(second).reading("loss"));
        List<String> expected =
                List.of(
                        "trainBegin",
                        "epochBegin",
                        "batchBegin",
                        "batchEnd",
                        "batchBegin",
                        "batchEnd",
                        "testBegin",
                        "testBatchBegin",
                        "testBatchEnd",
                        "testEnd",
                        "epochEnd",
                        "trainEnd");
        List<String> both = new ArrayList<>();
        for (String call : expected) {
            both.add(call);
            both.add("+" + call);
        }
        assertThat(calls).isEqualTo(both);
        calls.clear();
        model.evaluate(few(), training.callbacks(first));
        assertThat(calls)
                .containsExactly("testBegin", "testBatchBegin", "testBatchEnd", "testEnd")
                .inOrder();
    }

    /** Writes down what is called. */
    private record Recorder(List<String> calls, String mark) implements Callback {
        @Override
        public void trainBegin(Context context) {
            calls.add(mark + "trainBegin");
        }

        @Override
        public void trainEnd(Context context) {
            calls.add(mark + "trainEnd");
        }

        @Override
        public void epochBegin(Context context) {
            calls.add(mark + "epochBegin");
        }

        @Override
        public void epochEnd(Context context) {
            calls.add(mark + "epochEnd");
        }

        @Override
        public void batchBegin(Context context) {
            calls.add(mark + "batchBegin");
        }

        @Override
        public void batchEnd(Context context) {
            calls.add(mark + "batchEnd");
        }

        @Override
        public void testBegin(TestContext context) {
            calls.add(mark + "testBegin");
        }

        @Override
        public void testEnd(TestContext context) {
            calls.add(mark + "testEnd");
        }

        @Override
        public void testBatchBegin(TestContext context) {
            calls.add(mark + "testBatchBegin");
        }

        @Override
        public void testBatchEnd(TestContext context) {
            calls.add(mark + "testBatchEnd");
        }
    }

    @Test
    void theLearningRateOfAnEpochIsSetBeforeIt() {
        History history =
                fit(
                        TRAINING.epochs(3),
                        new LearningRateScheduler((epoch, rate) -> epoch == 1 ? rate : rate / 2));
        assertThat(history.learningRates()).isEqualTo(new double[] {0.1f, 0.05f, 0.025f});
        Callback negative = new LearningRateScheduler((epoch, rate) -> -1);
        assertThat(refusal(() -> fit(TRAINING, negative)))
                .isEqualTo("a learning rate must be a finite number, 0 or more, got -1.0");
    }

    @Test
    void writesCsvLineByLine() throws IOException {
        Path file = folder.resolve("log.csv");
        Training training = TRAINING.epochs(2).validationData(few()).validationEvery(2);
        History history = fit(training, CsvLogger.to(file).separator(';'));
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "epoch;loss;val_loss",
                        "1;" + history.values("loss")[0] + ";NA",
                        "2;" + history.values("loss")[1] + ";" + history.last("val_loss"))
                .inOrder();
        fit(training, CsvLogger.to(file).separator(';').appending());
        assertThat(Files.readAllLines(file)).hasSize(5);
        assertThat(Files.readAllLines(file).get(3)).startsWith("3;");
        assertThat(refusal(() -> fit(TRAINING, CsvLogger.to(file).separator(';').appending())))
                .isEqualTo(
                        "CsvLogger cannot append to "
                                + file
                                + ": it has the columns 'epoch;loss;val_loss', this training has"
                                + " 'epoch;loss'; give another file, or do not append");
        fit(TRAINING, CsvLogger.to(file));
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void checkpointsAreWholeOrNotThere() throws IOException {
        Path file = folder.resolve("deep/er/w-{epoch:02d}.bin");
        fit(
                TRAINING.epochs(2),
                ModelCheckpoint.to(file.toString(), f -> Files.writeString(f, "all")));
        assertThat(Files.readString(folder.resolve("deep/er/w-01.bin"))).isEqualTo("all");
        model.forget();
        var failed =
                assertThrows(
                        UncheckedIOException.class,
                        () ->
                                fit(
                                        TRAINING,
                                        ModelCheckpoint.to(
                                                file.toString(),
                                                f -> {
                                                    Files.writeString(f, "hal");
                                                    throw new IOException("disk full");
                                                })));
        Path first = folder.resolve("deep/er/w-01.bin");
        assertThat(failed)
                .hasMessageThat()
                .isEqualTo(
                        "ModelCheckpoint.to(\"%s\") cannot write %s: disk full"
                                .formatted(file, first));
        assertThat(Files.readString(first)).isEqualTo("all");
        try (Stream<Path> list = Files.list(first.getParent())) {
            assertThat(list.toList()).hasSize(2);
        }
    }

    @Test
    void checkpointsRefuseWhatMakesNoSense() {
        ModelCheckpoint.Saver nothing = file -> {};
        assertThat(refusal(() -> ModelCheckpoint.to("w-{epoch", nothing)))
                .isEqualTo(
                        "'w-{epoch' has braces that are no place for a number; such a place is"
                                + " {epoch}, {epoch:03d}, {val_loss:.2f}");
        assertThat(
                        refusal(() ->
                                ModelCheckpoint.to("w", nothing)
                                        .onlyBest("val_loss")
                                        .everySteps(5)))
                .isEqualTo(
                        "ModelCheckpoint.to(\"w\") reads 'val_loss' after steps, when there is no"
                                + " validation; read values of the training, or write after"
                                + " epochs");
        assertThat(refusal(() -> fit(TRAINING, ModelCheckpoint.to("{val_f1:.2f}", nothing))))
                .isEqualTo(
                        "ModelCheckpoint.to(\"{val_f1:.2f}\") reads 'val_f1', but this training has"
                                + " loss; values that start with val_ need validationSplit or"
                                + " validationData");
    }

    @Test
    void progressIsToldWithoutText() {
        List<TrainingProgress> told = new ArrayList<>();
        fit(TRAINING.epochs(2).stepsPerEpoch(3), Callback.onProgress(Duration.ZERO, told::add));
        assertThat(told).hasSize(10);
        assertThat(told.get(0).step()).isEqualTo(0);
        assertThat(told.get(0).values()).isEmpty();
        assertThat(told.get(2).steps()).isEqualTo(OptionalLong.of(3));
        assertThat(told.get(4).epochDone()).isTrue();
        assertThat(told.get(4).values()).containsKey("loss");
        assertThat(told.get(9).epoch()).isEqualTo(2);
        assertThat(told.get(9).epochs()).isEqualTo(2);
        told.clear();
        fit(TRAINING.stepsPerEpoch(3), Callback.onProgress(Duration.ofHours(1), told::add));
        assertThat(told).hasSize(2);
    }

    @Test
    void plateausRefuseWhatMakesNoSense() {
        ReduceLROnPlateau reduce = ReduceLROnPlateau.on("loss");
        assertThat(refusal(() -> reduce.factor(1)))
                .isEqualTo(
                        "factor must be within [0, 1), got 1.0; the learning rate is multiplied"
                                + " with it");
        assertThat(refusal(() -> reduce.patience(-1)))
                .isEqualTo("patience must be 0 or more, got -1");
        assertThat(refusal(() -> reduce.cooldown(-1)))
                .isEqualTo("cooldown must be 0 or more, got -1");
        assertThat(refusal(() -> reduce.minRate(-1)))
                .isEqualTo("minRate must be a finite number, 0 or more, got -1.0");
        assertThat(refusal(() -> reduce.minDelta(Double.NaN)))
                .isEqualTo("minDelta must be a finite number, got NaN");
        assertThat(reduce.toString()).isEqualTo("ReduceLROnPlateau.on(\"loss\")");
    }
}
