/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.Loss;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Counts while samples go by. */
final class ConfusionTallyTest {
    private static double[] add(
            ConfusionTally tally, double[] sums, float[] target, double weight, float... y) {
        tally.tally().add(sums, y.length, y, 0, target.length, target, 0, weight);
        return sums;
    }

    @Test
    void countsClassesAndPrintsThem() {
        ConfusionTally tally = ConfusionTally.of(List.of("cat", "dog", "cow"));
        double[] sums = new double[tally.tally().size()];
        add(tally, sums, new float[] {0}, 1, 0.7f, 0.2f, 0.1f);
        add(tally, sums, new float[] {0}, 1, 0.4f, 0.4f, 0.2f); // The first of equal ones.
        add(tally, sums, new float[] {1}, 1, 0.1f, 0.2f, 0.7f);
        add(tally, sums, new float[] {0, 0, 1}, 1, 0, 0, 1); // One-hot.
        assertThat(tally.last().count(0, 0)).isEqualTo(0);
        assertThat(tally.tally().value(sums)).isEqualTo(0.75);
        ConfusionMatrix matrix = tally.last();
        assertThat(matrix.count(0, 0)).isEqualTo(2);
        assertThat(matrix.count(1, 2)).isEqualTo(1);
        assertThat(matrix.count(2, 2)).isEqualTo(1);
        assertThat(matrix.accuracy()).isEqualTo(0.75);
        assertThat(matrix.toString()).contains("dog");
    }

    @Test
    void countsYesAndNoAndSteps() {
        ConfusionTally yes = ConfusionTally.of(2);
        double[] sums = new double[4];
        add(yes, sums, new float[] {1}, 1, 0.5f);
        add(yes, sums, new float[] {1}, 2, 0.4f);
        add(yes, sums, new float[] {0, 1}, 1, 0.9f, 0.1f, 0.9f, 0.1f); // Two steps, two classes.
        assertThat(sums).isEqualTo(new double[] {1, 0, 3, 1});
    }

    @Test
    void refusesWhatItCannotCount() {
        var few = assertThrows(IllegalArgumentException.class, () -> ConfusionTally.of(1));
        assertThat(few)
                .hasMessageThat()
                .isEqualTo("a confusion matrix needs 2 classes or more, got 1");
        ConfusionTally three = ConfusionTally.of(3);
        var other =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> add(three, new double[9], new float[] {0}, 1, 1, 2, 3, 4));
        assertThat(other)
                .hasMessageThat()
                .isEqualTo("a confusion matrix of 3 classes cannot count an output of 4 values");
    }

    /** In an evaluation, the same for any number of threads. */
    @Test
    void isAMetric() {
        float[][] x = new float[500][2];
        int[] y = new int[500];
        for (int i = 0; i < 500; i++) {
            x[i][0] = i % 7 - 3;
            x[i][1] = i % 5 - 2;
            y[i] = i % 3;
        }
        Model model = LinearProgram.model(2, 3, Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
        ConfusionTally tally = ConfusionTally.of(3);
        Evaluation found = model.evaluate(x, y, tally.metric());
        int[] predicted = Classes.argMax(model.predict(x));
        assertThat(tally.last().toString()).isEqualTo(ConfusionMatrix.of(y, predicted).toString());
        assertThat(found.metric("confusion")).isEqualTo(tally.last().accuracy());
    }
}
