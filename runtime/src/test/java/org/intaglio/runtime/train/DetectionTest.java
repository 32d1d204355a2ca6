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
import org.junit.jupiter.api.function.Executable;

import java.util.List;

/** Metrics of yes and no and of regions, what Keras' numbers do not show: edges and refusals. */
class DetectionTest {
    private static final float NAN = Float.NaN;

    private static Architecture.Output dense(int units) {
        Shape shape = Shape.of(units);
        return new Architecture.Output("out", shape, shape, Loss.CUSTOM, 1, false);
    }

    private static Architecture.Output sparse(Shape shape, Shape target) {
        Loss loss = Loss.SPARSE_CATEGORICAL_CROSSENTROPY;
        return new Architecture.Output("out", shape, target, loss, 1, false);
    }

    /** Of one sample, behind a number that must not be read. */
    private static double measure(
            Metric metric, Architecture.Output output, float[] y, float... target) {
        Tally tally = metric.sums(output);
        double[] sums = new double[tally.size()];
        float[] shiftedY = new float[y.length + 1];
        float[] shiftedT = new float[target.length + 2];
        shiftedY[0] = 100;
        System.arraycopy(y, 0, shiftedY, 1, y.length);
        System.arraycopy(target, 0, shiftedT, 2, target.length);
        tally.add(sums, y.length, shiftedY, 1, target.length, shiftedT, 2, 1);
        return tally.value(sums);
    }

    @Test
    void ofEqualUnitsTheFirstAreTheHighest() {
        Metric precision = Detection.precision(Predicted.top(2));
        float[] equal = {0.5f, 0.5f, 0.5f};
        assertThat(measure(precision, dense(3), equal, 1, 0, 1)).isEqualTo(0.5);
        assertThat(measure(precision, dense(3), equal, 1, 1, 0)).isEqualTo(1);
        Metric ofLast = Detection.recall(Predicted.top(2).ofClass(2));
        assertThat(measure(ofLast, dense(3), equal, 1, 1, 1)).isEqualTo(0);
        assertThat(measure(ofLast, dense(3), new float[] {0, 1, 2}, 1, 1, 1)).isEqualTo(1);
    }

    @Test
    void whatIsNotANumberSaysNo() {
        float[] y = {NAN, 1, NAN};
        for (Predicted predicted :
                List.of(Predicted.above(0.5), Predicted.top(3), Predicted.highest())) {
            assertThat(measure(Detection.recall(predicted), dense(3), y, 1, 1, 1))
                    .isWithin(1e-12)
                    .of(1 / 3.0);
        }
        Metric point = Detection.recallAtPrecision(0.5, 10);
        assertThat(measure(point, dense(2), new float[] {NAN, 0.9f}, 1, 1)).isEqualTo(0.5);
        assertThat(measure(Overlap.iou(1), dense(2), new float[] {NAN, 1}, 0, 1)).isEqualTo(0);
    }

    /** Two positions of three classes; of class 0 there is none, neither said nor so. */
    @Test
    void regionsOfPositions() {
        var output = sparse(Shape.of(2, 3), Shape.of(2));
        float[] y = {0, 1, 0, 0, 0, 1};
        assertThat(measure(Overlap.meanIoU(), output, y, 1, 1)).isWithin(1e-6).of(0.25);
        assertThat(measure(Overlap.iou(1), output, y, 1, 1)).isWithin(1e-6).of(0.5);
        assertThat(measure(Overlap.meanIoUIgnoring(1), output, y, 1, 2)).isWithin(1e-6).of(1);
        var one = dense(2);
        Metric binary = Overlap.binaryIoU(0.6, 1);
        assertThat(measure(binary, one, new float[] {0.6f, 0.7f}, 1, 0)).isWithin(1e-6).of(0.5);
    }

    @Test
    void ofOneUnit() {
        float[] y = {1, 5};
        Tally r2 = Metric.r2Score(1).sums(dense(2));
        double[] sums = new double[r2.size()];
        r2.add(sums, 2, y, 0, 2, new float[] {9, 5}, 0, 1);
        r2.add(sums, 2, y, 0, 2, new float[] {7, 7}, 0, 1);
        assertThat(r2.value(sums)).isEqualTo(-1);
    }

    @Test
    void numbersThatMakeNoSense() {
        assertThat(refusal(() -> Detection.precision(1.5)))
                .isEqualTo("a threshold must be from 0 to 1, got 1.5");
        assertThat(refusal(() -> Detection.recallAtPrecision(-1, 10)))
                .isEqualTo("a precision must be from 0 to 1, got -1.0");
        assertThat(refusal(() -> Detection.auc(1)))
                .isEqualTo("auc needs 2 thresholds or more, got 1");
        assertThat(refusal(() -> Detection.precisionAtRecall(0.5, 1)))
                .isEqualTo("precision_at_recall needs 2 thresholds or more, got 1");
        assertThat(refusal(() -> Detection.fBeta(0, Averaging.MACRO, Predicted.highest())))
                .isEqualTo("beta must be above 0, got 0.0");
        assertThat(refusal(() -> Predicted.top(0))).isEqualTo("top needs k of 1 or more, got 0");
        assertThat(refusal(() -> Predicted.highest().ofClass(-1)))
                .isEqualTo("a class has a number from 0, got -1");
        assertThat(refusal(() -> Overlap.iou()))
                .isEqualTo("iou and binaryIoU need a class at least, got none");
        assertThat(refusal(() -> Metric.r2Score(Averaging.MICRO, 0)))
                .isEqualTo("r2Score averages units by MACRO or WEIGHTED, got MICRO");
        assertThat(refusal(() -> Metric.r2Score(Averaging.MACRO, -1)))
                .isEqualTo("r2Score needs 0 regressors or more, got -1");
        assertThat(refusal(() -> Metric.r2Score(-1)))
                .isEqualTo("a unit has a number from 0, got -1");
    }

    @Test
    void outputsThatHaveNoSuchClass() {
        assertThat(misfit(Detection.precision(Predicted.above(0.5).ofClass(3)), dense(3)))
                .isEqualTo(
                        "the metric 'precision' looks at class 3 of the output 'out', which has"
                                + " classes 0 to 2");
        assertThat(misfit(Detection.f1(Averaging.MACRO, Predicted.top(4)), dense(3)))
                .isEqualTo(
                        "the metric 'f1_score' looks at the 4 highest of the output 'out', which"
                                + " has 3");
        assertThat(misfit(Overlap.iou(0, 3), dense(3)))
                .isEqualTo("the metric 'io_u' looks at class 3 of classes 0 to 2");
        assertThat(refusal(() -> Overlap.binaryIoU(0.5, 2)))
                .isEqualTo("the metric 'binary_io_u' looks at class 2 of classes 0 to 1");
        assertThat(misfit(Metric.r2Score(3), dense(3)))
                .isEqualTo(
                        "the metric 'r2_score' looks at unit 3 of the output 'out', which has units"
                                + " 0 to 2");
        assertThat(misfit(Detection.AUC, sparse(Shape.of(3), Shape.of())))
                .startsWith(
                        "the metric 'auc' says nothing about the output 'out' with the loss"
                            + " SPARSE_CATEGORICAL_CROSSENTROPY: its target is the index of a"
                            + " class; the loss CATEGORICAL_CROSSENTROPY takes indices, too, and"
                            + " compares rows.");
    }

    @Test
    void sumsAndFunctionsAreAskedOfThoseThatHaveThem() {
        assertThat(
                        assertThrows(
                                IllegalStateException.class,
                                () -> Detection.AUC.function(dense(2))))
                .hasMessageThat()
                .isEqualTo("auc is made of sums");
        assertThat(assertThrows(IllegalStateException.class, () -> Metric.MAE.sums(dense(2))))
                .hasMessageThat()
                .isEqualTo("mean_absolute_error is not made of sums");
    }

    private static String refusal(Executable what) {
        return assertThrows(IllegalArgumentException.class, what).getMessage();
    }

    private static String misfit(Metric metric, Architecture.Output output) {
        return refusal(() -> metric.sums(output));
    }
}
