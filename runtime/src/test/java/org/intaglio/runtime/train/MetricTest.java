/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.Loss;
import org.intaglio.runtime.Shape;
import org.intaglio.runtime.program.Architecture;
import org.junit.jupiter.api.Test;

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
        assertThat(measure(Metric.MEAN_ABSOLUTE_ERROR, output, y, 2, 2)).isEqualTo(1.5);
        assertThat(measure(Metric.MEAN_SQUARED_ERROR, output, y, 2, 2)).isEqualTo(2.5);
    }

    @Test
    void onesOwn() {
        Metric bias =
                Metric.of("bias", (size, y, yAt, targetSize, t, tAt) -> (double) y[yAt] - t[tAt]);
        assertThat(bias.name()).isEqualTo("bias");
        assertThat(measure(bias, dense(Loss.HUBER, 1), new float[] {3}, 1)).isEqualTo(2);
    }
}
