/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;

class ResultsTest {
    private static Map<String, Double> values(double loss, double accuracy) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", loss);
        values.put("accuracy", accuracy);
        return values;
    }

    private static History history() {
        History history = new History();
        history.add(1, values(0.5, 0.75), 0.1, 2);
        history.add(2, values(0.25, 0.875), 0.05, 1.5);
        return history;
    }

    @Test
    void aHistoryGivesEachValueByName() {
        History history = history();
        assertThat(history.values("loss")).isEqualTo(new double[] {0.5, 0.25});
        assertThat(history.last("accuracy")).isEqualTo(0.875);
        assertThat(history.epochs()).isEqualTo(new double[] {1, 2});
        assertThat(history.learningRates()).isEqualTo(new double[] {0.1, 0.05});
        assertThat(history.seconds()).isEqualTo(new double[] {2, 1.5});
        var thrown = assertThrows(IllegalArgumentException.class, () -> history.values("val_loss"));
        assertThat(thrown)
                .hasMessageThat()
                .isEqualTo("the history has no 'val_loss'; it has loss, accuracy");
        assertThat(
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> history.values("learning_rate")))
                .hasMessageThat()
                .isEqualTo(
                        "the history has no 'learning_rate'; it has loss, accuracy; see"
                                + " learningRates()");
    }

    @Test
    void aHistoryAsText() {
        assertThat(history().toCsv())
                .isEqualTo(
                        """
                        epoch,loss,accuracy,learning_rate,seconds
                        1,0.5,0.75,0.1,2.0
                        2,0.25,0.875,0.05,1.5
                        """);
        assertThat(history().toString())
                .isEqualTo(
                        """
                        epoch      loss  accuracy
                            1    0.5000    0.7500
                            2    0.2500    0.8750\
                        """);
    }

    @Test
    void anEvaluationGivesEachValueByName() {
        Evaluation evaluation = new Evaluation(values(0.03211, 0.9893), 10_000);
        assertThat(evaluation.loss()).isEqualTo(0.03211);
        assertThat(evaluation.accuracy()).isEqualTo(0.9893);
        assertThat(evaluation.samples()).isEqualTo(10_000);
        assertThat(evaluation.toString()).isEqualTo("loss: 0.0321 - accuracy: 0.9893");
        var thrown = assertThrows(IllegalArgumentException.class, () -> evaluation.metric("f1"));
        assertThat(thrown)
                .hasMessageThat()
                .isEqualTo("'f1' was not measured; this evaluation has loss, accuracy");
    }

    @Test
    void tensors() {
        Tensor matrix = Tensor.rows(new float[] {1, 2, 3}, new float[] {4, 5, 6});
        assertThat(matrix.shape()).isEqualTo(Shape.of(2, 3));
        assertThat(matrix.get(1, 2)).isEqualTo(6);
        assertThat(matrix.row(1)).isEqualTo(new float[] {4, 5, 6});
        assertThat(matrix.reshape(3, 2).get(1, 0)).isEqualTo(3);
        assertThat(matrix.toRows()).hasLength(2);
        assertThat(matrix.toString()).isEqualTo("2×3 [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]");
        assertThat(Tensor.labels(3, 1)).isEqualTo(Tensor.vector(3, 1));
        var size =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Tensor.of(Shape.of(2, 2), new float[3]));
        assertThat(size).hasMessageThat().isEqualTo("a tensor of 2×2 has 4 values, got 3");
        var ragged =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Tensor.rows(new float[2], new float[3]));
        assertThat(ragged)
                .hasMessageThat()
                .isEqualTo("row 0 has 2 values, but row 1 has 3; all rows need the same length");
        var rank = assertThrows(IllegalArgumentException.class, () -> matrix.get(1));
        assertThat(rank).hasMessageThat().isEqualTo("2×3 has 2 axes, got 1 indices");
    }
}
