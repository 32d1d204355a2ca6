/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.Loss;
import org.intaglio.runtime.train.Callback;
import org.intaglio.runtime.train.EarlyStopping;
import org.intaglio.runtime.train.Metric;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Names in a training that do not exist are refused before its first step. */
class TrainingNamesTest {
    private static final float[][] X = {{1, 2}, {3, 4}, {5, 6}, {7, 8}};
    private static final int[] LABELS = {0, 1, 0, 1};
    private static final float[] Y = {1, 2, 3, 4};
    private static final Training QUIET =
            Training.with(Sgd.create()).verbose(0).threads(1).batchSize(2);

    private final Model classes = LinearProgram.model(2, 2, Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
    private final Model number = LinearProgram.model(2, 1, Loss.MEAN_SQUARED_ERROR);

    @Test
    void earlyStoppingOnWhatIsNotMeasured() {
        Metric accuracy = Metric.of("accuracy", (n, y, i, m, t, j) -> 0).higherIsBetter();
        Training measured = QUIET.metrics(accuracy);
        assertThat(refusal(measured.validationData(X, Y).callbacks(EarlyStopping.on("val_acc"))))
                .isEqualTo(
                        "EarlyStopping.on(\"val_acc\") reads 'val_acc', but this training has loss,"
                            + " accuracy, val_loss, val_accuracy; did you mean 'val_accuracy'?");
        assertThat(refusal(QUIET.callbacks(EarlyStopping.on("accuracy"))))
                .isEqualTo(
                        "EarlyStopping.on(\"accuracy\") reads 'accuracy', but this training has"
                                + " loss; metrics are measured if Training.metrics names them");
        assertThat(refusal(measured.callbacks(EarlyStopping.on("val_loss"))))
                .isEqualTo(
                        "EarlyStopping.on(\"val_loss\") reads 'val_loss', but this training has"
                                + " loss, accuracy; values that start with val_ need"
                                + " validationSplit or validationData");
        assertThat(refusal(QUIET.callbacks(Callback.onEpochEnd(c -> {}).reading("loss", "lr"))))
                .contains(" reads 'lr', but this training has loss");
    }

    @Test
    void earlyStoppingKnowsOurMetricsAndAsksForOthers() {
        Metric rate = Metric.of("accident_rate", (n, y, i, m, t, j) -> 0.5);
        Training training = QUIET.callbacks(EarlyStopping.on("accident_rate"));
        assertThat(refusal(training.metrics(rate)))
                .startsWith("EarlyStopping.on(\"accident_rate\") cannot know whether");
        number.fit(X, Y, training.metrics(rate.lowerIsBetter()));
        number.fit(
                X, Y, QUIET.metrics(Metric.MAE).callbacks(EarlyStopping.on("mean_absolute_error")));
        number.fit(
                X,
                Y,
                QUIET.metrics(rate)
                        .callbacks(EarlyStopping.on("accident_rate").mode(EarlyStopping.Mode.MIN)));
        for (Metric metric :
                List.of(
                        Metric.ACCURACY,
                        Metric.BINARY_ACCURACY,
                        Metric.CATEGORICAL_ACCURACY,
                        Metric.SPARSE_CATEGORICAL_ACCURACY,
                        Metric.topK(2))) {
            assertThat(metric.mode()).isEqualTo(EarlyStopping.Mode.MAX);
        }
        assertThat(Metric.MAE.mode()).isEqualTo(EarlyStopping.Mode.MIN);
        assertThat(Metric.MSE.mode()).isEqualTo(EarlyStopping.Mode.MIN);
        assertThat(rate.mode()).isEqualTo(EarlyStopping.Mode.AUTO);
    }

    @Test
    void outputsThatDoNotExist() {
        assertThat(refusal(QUIET.metrics("otu", Metric.ACCURACY)))
                .isEqualTo(
                        "metrics for output 'otu', but Line has the outputs 'out'; did you mean"
                                + " 'out'?");
        assertThat(refusal(QUIET.loss("ot", (n, y, i, t, j, d, k) -> 0)))
                .isEqualTo(
                        "a loss function for output 'ot', but Line has the outputs 'out'; did you"
                                + " mean 'out'?");
    }

    @Test
    void namesOfResults() {
        History history = classes.fit(X, LABELS, QUIET.metrics(Metric.ACCURACY));
        assertThat(assertThrows(IllegalArgumentException.class, () -> history.values("acuracy")))
                .hasMessageThat()
                .isEqualTo(
                        "the history has no 'acuracy'; it has loss, accuracy; did you mean"
                                + " 'accuracy'?");
        Evaluation evaluation = number.evaluate(X, Y, Metric.MAE);
        assertThat(assertThrows(IllegalArgumentException.class, () -> evaluation.metric("mae")))
                .hasMessageThat()
                .isEqualTo(
                        "'mae' was not measured; this evaluation has loss, mean_absolute_error; did"
                                + " you mean 'mean_absolute_error'?");
        assertThat(
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> number.parameter("out.kernal")))
                .hasMessageThat()
                .endsWith("; did you mean 'out.kernel'?");
    }

    @Test
    void listsAreAddedTo() {
        Metric other = Metric.topK(2);
        Callback callback = Callback.terminateOnNaN();
        Training training =
                QUIET.metrics(Metric.ACCURACY)
                        .metrics(other, Metric.ACCURACY)
                        .metrics("out", Metric.MAE)
                        .metrics("out", Metric.MSE)
                        .callbacks(callback)
                        .callbacks(callback);
        assertThat(training.metrics()).containsExactly(Metric.ACCURACY, other).inOrder();
        assertThat(training.outputMetrics())
                .containsExactly("out", List.of(Metric.MAE, Metric.MSE));
        assertThat(training.callbacks()).containsExactly(callback);
    }

    @Test
    void threadsHaveABound() {
        assertThat(assertThrows(IllegalArgumentException.class, () -> QUIET.threads(2_000_000)))
                .hasMessageThat()
                .isEqualTo(
                        "threads must be %d or less, got 2000000; more threads than processors only wait"
                                .formatted(
                                        Math.max(
                                                1024, Runtime.getRuntime().availableProcessors())));
    }

    @Test
    void arraysForValidationAreTheSameSamplesInEveryForm() {
        Tensor x = Tensor.rows(X);
        Tensor y = Tensor.of(Shape.of(4, 1), Y);
        float[][] rows = {{1}, {2}, {3}, {4}};
        double loss = number.evaluate(X, Y).loss();
        assertThat(loss).isEqualTo(number.evaluate(X, rows).loss());
        Training frozen = Training.with(Sgd.create(0)).verbose(0).threads(1);
        for (Training training :
                List.of(
                        frozen.validationData(X, Y),
                        frozen.validationData(X, rows),
                        frozen.validationData(x, y),
                        frozen.validationData(List.of(x), List.of(y)))) {
            assertThat(number.fit(X, Y, training).last("val_loss")).isEqualTo(loss);
        }
        assertThat(classes.fit(X, LABELS, frozen.validationData(X, LABELS)).last("val_loss"))
                .isEqualTo(classes.evaluate(X, LABELS).loss());
    }

    @Test
    void aValueASampleNeedsOneUnit() {
        Model two = LinearProgram.model(2, 2, Loss.MEAN_SQUARED_ERROR);
        assertThat(assertThrows(IllegalArgumentException.class, () -> two.fit(X, Y, QUIET)))
                .hasMessageThat()
                .isEqualTo("output 'out' takes 2 values, got 1 in sample 0");
    }

    private String refusal(Training training) {
        float[] before = number.parameters().get(0).toArray();
        String message =
                assertThrows(IllegalArgumentException.class, () -> number.fit(X, Y, training))
                        .getMessage();
        assertThat(number.parameters().get(0).toArray()).isEqualTo(before);
        return message;
    }
}
