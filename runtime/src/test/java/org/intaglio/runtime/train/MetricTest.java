/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.Loss;
import org.intaglio.runtime.Shape;
import org.intaglio.runtime.program.Architecture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

class MetricTest {
    private static Architecture.Output output(Loss loss, Shape shape, Shape target) {
        return new Architecture.Output("out", shape, target, loss, 1, false);
    }

    private static Architecture.Output sparse(int classes) {
        return output(Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Shape.of(classes), Shape.of());
    }

    private static Architecture.Output dense(Loss loss, int units) {
        return output(loss, Shape.of(units), Shape.of(units));
    }

    /** Puts both behind a number that must not be read. */
    private static double measure(
            Metric metric, Architecture.Output output, float[] y, float... target) {
        float[] shiftedY = new float[y.length + 1];
        float[] shiftedT = new float[target.length + 2];
        shiftedY[0] = 100;
        System.arraycopy(y, 0, shiftedY, 1, y.length);
        System.arraycopy(target, 0, shiftedT, 2, target.length);
        return metric.function(output).sample(y.length, shiftedY, 1, target.length, shiftedT, 2);
    }

    @Test
    void accuracyOfClassIndices() {
        float[] y = {0.2f, 0.5f, 0.3f};
        assertThat(measure(Metric.ACCURACY, sparse(3), y, 1)).isEqualTo(1);
        assertThat(measure(Metric.ACCURACY, sparse(3), y, 2)).isEqualTo(0);
        assertThat(measure(Metric.SPARSE_CATEGORICAL_ACCURACY, sparse(3), y, 1)).isEqualTo(1);
    }

    @Test
    void accuracyOfDistributions() {
        var output = dense(Loss.CATEGORICAL_CROSSENTROPY, 3);
        float[] y = {0.2f, 0.5f, 0.3f};
        assertThat(measure(Metric.ACCURACY, output, y, 0.1f, 0.8f, 0.1f)).isEqualTo(1);
        assertThat(measure(Metric.CATEGORICAL_ACCURACY, output, y, 1, 0, 0)).isEqualTo(0);
    }

    @Test
    void accuracyOfOneUnitHasTheThresholdOneHalf() {
        var output = dense(Loss.BINARY_CROSSENTROPY, 1);
        assertThat(measure(Metric.ACCURACY, output, new float[] {0.6f}, 1)).isEqualTo(1);
        assertThat(measure(Metric.ACCURACY, output, new float[] {0.5f}, 1)).isEqualTo(0);
        assertThat(measure(Metric.ACCURACY, output, new float[] {0.5f}, 0)).isEqualTo(1);
    }

    @Test
    void binaryAccuracyIsTheShareOfRightUnits() {
        var output = dense(Loss.BINARY_CROSSENTROPY, 4);
        float[] y = {0.9f, 0.1f, 0.8f, 0.2f};
        assertThat(measure(Metric.BINARY_ACCURACY, output, y, 1, 0, 0, 0)).isEqualTo(0.75);
    }

    @Test
    void accuracyOfSeveralPositionsIsTheirMean() {
        var output = output(Loss.SPARSE_CATEGORICAL_CROSSENTROPY, Shape.of(2, 2), Shape.of(2));
        assertThat(measure(Metric.ACCURACY, output, new float[] {1, 0, 1, 0}, 0, 1)).isEqualTo(0.5);
    }

    @Test
    void topK() {
        float[] y = {0.1f, 0.4f, 0.3f, 0.2f};
        Metric top2 = Metric.topK(2);
        assertThat(top2.name()).isEqualTo("top_2_accuracy");
        assertThat(measure(top2, sparse(4), y, 1)).isEqualTo(1);
        assertThat(measure(top2, sparse(4), y, 2)).isEqualTo(1);
        assertThat(measure(top2, sparse(4), y, 3)).isEqualTo(0);
        var output = dense(Loss.CATEGORICAL_CROSSENTROPY, 4);
        assertThat(measure(top2, output, y, 0, 0, 1, 0)).isEqualTo(1);
    }

    @Test
    void distances() {
        var output = dense(Loss.MEAN_SQUARED_ERROR, 2);
        float[] y = {1, 4};
        assertThat(measure(Metric.MAE, output, y, 2, 2)).isEqualTo(1.5);
        assertThat(measure(Metric.MSE, output, y, 2, 2)).isEqualTo(2.5);
    }

    @Test
    void onesOwn() {
        Metric bias =
                Metric.of("bias", (size, y, yAt, targetSize, t, tAt) -> (double) y[yAt] - t[tAt]);
        assertThat(bias.name()).isEqualTo("bias");
        assertThat(measure(bias, dense(Loss.HUBER, 1), new float[] {3}, 1)).isEqualTo(2);
    }

    private static final Metric OWN = Metric.of("own", (size, y, yAt, n, t, tAt) -> 0);

    private static final List<Metric> ALL =
            List.of(
                    Metric.ACCURACY,
                    Metric.SPARSE_CATEGORICAL_ACCURACY,
                    Metric.CATEGORICAL_ACCURACY,
                    Metric.BINARY_ACCURACY,
                    Metric.topK(2),
                    Metric.MAE,
                    Metric.MSE,
                    OWN);

    /** Which of these say something about outputs of three units and of one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SPARSE_CATEGORICAL_CROSSENTROPY | 3 | accuracy sparse_categorical_accuracy top_2_accuracy own
                    CATEGORICAL_CROSSENTROPY        | 3 | accuracy categorical_accuracy top_2_accuracy mean_absolute_error mean_squared_error own
                    CATEGORICAL_CROSSENTROPY        | 2 | accuracy categorical_accuracy mean_absolute_error mean_squared_error own
                    BINARY_CROSSENTROPY             | 3 | accuracy categorical_accuracy binary_accuracy top_2_accuracy mean_absolute_error mean_squared_error own
                    BINARY_CROSSENTROPY             | 1 | accuracy binary_accuracy mean_absolute_error mean_squared_error own
                    MEAN_SQUARED_ERROR              | 3 | categorical_accuracy binary_accuracy top_2_accuracy mean_absolute_error mean_squared_error own
                    MEAN_ABSOLUTE_ERROR             | 1 | binary_accuracy mean_absolute_error mean_squared_error own
                    HUBER                           | 1 | binary_accuracy mean_absolute_error mean_squared_error own
                    CUSTOM                          | 3 | accuracy categorical_accuracy binary_accuracy top_2_accuracy mean_absolute_error mean_squared_error own
                    CUSTOM                          | 1 | accuracy binary_accuracy mean_absolute_error mean_squared_error own
                    NONE                            | 3 | own
                    """)
    void whatFits(Loss loss, int units, String expected) {
        var output =
                loss == Loss.SPARSE_CATEGORICAL_CROSSENTROPY ? sparse(units) : dense(loss, units);
        List<String> fitting = new ArrayList<>();
        for (Metric metric : ALL) {
            try {
                assertThat(metric.function(output)).isNotNull();
                fitting.add(metric.name());
            } catch (IllegalArgumentException misfit) {
                assertThat(misfit)
                        .hasMessageThat()
                        .startsWith(
                                "the metric '%s' says nothing about the output 'out' with the loss %s: "
                                        .formatted(metric.name(), loss));
            }
        }
        assertThat(String.join(" ", fitting)).isEqualTo(expected);
    }

    @Test
    void misfits() {
        assertThat(misfit(Metric.MAE, sparse(3)))
                .isEqualTo(
                        "the metric 'mean_absolute_error' says nothing about the output 'out' with"
                                + " the loss SPARSE_CATEGORICAL_CROSSENTROPY: its target is the"
                                + " index of a class; the loss CATEGORICAL_CROSSENTROPY takes"
                                + " indices, too, and compares rows. What fits it: accuracy,"
                                + " sparse_categorical_accuracy, top_k_accuracy, or a metric of"
                                + " your own: Metric.of");
        assertThat(
                        misfit(
                                Metric.SPARSE_CATEGORICAL_ACCURACY,
                                dense(Loss.CATEGORICAL_CROSSENTROPY, 3)))
                .isEqualTo(
                        "the metric 'sparse_categorical_accuracy' says nothing about the output"
                                + " 'out' with the loss CATEGORICAL_CROSSENTROPY: its target is a"
                                + " value a class, not an index. What fits it: accuracy,"
                                + " categorical_accuracy, top_k_accuracy, mean_absolute_error,"
                                + " mean_squared_error, or a metric of your own: Metric.of");
        assertThat(reason(Metric.BINARY_ACCURACY, dense(Loss.CATEGORICAL_CROSSENTROPY, 3)))
                .isEqualTo("its classes exclude each other");
        assertThat(reason(Metric.CATEGORICAL_ACCURACY, dense(Loss.BINARY_CROSSENTROPY, 1)))
                .isEqualTo("it has one unit, so no highest of several");
        assertThat(reason(Metric.SPARSE_CATEGORICAL_ACCURACY, dense(Loss.CUSTOM, 3)))
                .isEqualTo("its target is a value a unit, not an index");
        assertThat(reason(Metric.SPARSE_CATEGORICAL_ACCURACY, dense(Loss.HUBER, 3)))
                .isEqualTo("its target is a value a unit, not an index");
        assertThat(reason(Metric.ACCURACY, dense(Loss.MEAN_SQUARED_ERROR, 3)))
                .isEqualTo("its targets are numbers, which are not right or wrong");
        assertThat(reason(Metric.topK(1), dense(Loss.MEAN_SQUARED_ERROR, 1)))
                .isEqualTo("it has one unit, so no highest of several");
        assertThat(misfit(Metric.ACCURACY, dense(Loss.NONE, 3)))
                .isEqualTo(
                        "the metric 'accuracy' says nothing about the output 'out' with the loss"
                                + " NONE: it has no loss, and so no target. Only a metric of your"
                                + " own fits it: Metric.of");
        assertThat(reason(Metric.topK(5), sparse(3)))
                .isEqualTo(
                        "it has 3 classes, and one of them is always among the 5 highest; take k of"
                                + " 1 to 2");
        assertThat(reason(Metric.topK(2), sparse(2)))
                .isEqualTo(
                        "it has 2 classes, and one of them is always among the 2 highest; take k of"
                                + " 1");
    }

    private static String misfit(Metric metric, Architecture.Output output) {
        return assertThrows(IllegalArgumentException.class, () -> metric.function(output))
                .getMessage();
    }

    private static String reason(Metric metric, Architecture.Output output) {
        return misfit(metric, output).replaceFirst(".* loss \\w+: (.*)\\. (What|Only).*", "$1");
    }

    @Test
    void whatIsNotANumberIsWrong() {
        float nan = Float.NaN;
        float[] y = {nan, nan, nan};
        for (Metric metric : List.of(Metric.ACCURACY, Metric.topK(2))) {
            assertThat(measure(metric, sparse(3), y, 0)).isEqualTo(0);
            assertThat(measure(metric, sparse(3), new float[] {1, nan, 0}, 0)).isEqualTo(0);
            assertThat(measure(metric, sparse(3), new float[] {nan, 1, 0}, 1)).isEqualTo(0);
            assertThat(measure(metric, dense(Loss.CATEGORICAL_CROSSENTROPY, 3), y, 1, 0, 0))
                    .isEqualTo(0);
        }
        var binary = dense(Loss.BINARY_CROSSENTROPY, 2);
        assertThat(measure(Metric.BINARY_ACCURACY, binary, new float[] {nan, 0}, 0, 0))
                .isEqualTo(0.5);
        assertThat(measure(Metric.CATEGORICAL_ACCURACY, binary, new float[] {nan, nan}, 1, 0))
                .isEqualTo(0);
        var one = dense(Loss.BINARY_CROSSENTROPY, 1);
        assertThat(measure(Metric.ACCURACY, one, new float[] {nan}, 0)).isEqualTo(0);
        var number = dense(Loss.HUBER, 1);
        assertThat(measure(Metric.MAE, number, new float[] {nan}, 0)).isNaN();
    }

    @Test
    void numbersOfMetricsThatMakeNoSense() {
        assertThat(assertThrows(IllegalArgumentException.class, () -> Metric.of(Loss.CUSTOM)))
                .hasMessageThat()
                .isEqualTo("CUSTOM has no formula");
    }

    @Test
    void namesAreThoseOfKeras() {
        assertThat(Metric.of(Loss.LOG_COSH).name()).isEqualTo("logcosh");
        assertThat(Metric.of(Loss.KL_DIVERGENCE).name()).isEqualTo("kl_divergence");
        assertThat(Detection.f1(Averaging.MACRO).name()).isEqualTo("f1_score");
        assertThat(Metric.RMSE.weighted().named("w").name()).isEqualTo("w");
        assertThat(Metric.RMSE.weighted().isWeighted()).isTrue();
    }
}
