/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ClassesTest {
    @Test
    void argMaxIsTheFirstOfTheLargest() {
        assertThat(Classes.argMax(new float[] {-3, -1, -1, -2})).isEqualTo(1);
        assertThat(Classes.argMax(new float[] {Float.NEGATIVE_INFINITY})).isEqualTo(0);
        assertThat(Classes.argMax(new float[][] {{1, 2}, {2, 1}})).isEqualTo(new int[] {1, 0});
    }

    @Test
    void oneHotHasARowALabel() {
        assertThat(Classes.oneHot(new int[] {2, 0}, 3))
                .isEqualTo(new float[][] {{0, 0, 1}, {1, 0, 0}});
    }

    @Test
    void thereIsNoClassWhereANumberIsMissing() {
        assertThat(refusal(() -> Classes.argMax(new float[0])))
                .isEqualTo("argMax needs a value at least, got none");
        assertThat(refusal(() -> Classes.argMax(new float[][] {{1, 2}, {1, Float.NaN}})))
                .isEqualTo("row 1: value 1 is not a number, so none is the largest");
        assertThat(refusal(() -> Classes.oneHot(new int[] {0, 3}, 3)))
                .isEqualTo("label 1 is 3, but there are 3 classes, numbered 0 to 2");
        assertThat(refusal(() -> Classes.oneHot(new int[] {0}, 0)))
                .isEqualTo("classes must be 1 or more, got 0");
    }

    @Test
    void doublesAreRounded() {
        assertThat(Floats.of(new double[] {0.1, Double.POSITIVE_INFINITY}))
                .isEqualTo(new float[] {0.1f, Float.POSITIVE_INFINITY});
        assertThat(Floats.of(new double[][] {{1}, {2, 3}})).isEqualTo(new float[][] {{1}, {2, 3}});
        assertThat(refusal(() -> Floats.of(new double[][] {{1}, {2, 1e39}})))
                .isEqualTo("row 1: value 1 is 1.0E39, beyond the range of float (3.4028235E38)");
    }

    private static String refusal(Executable what) {
        return assertThrows(IllegalArgumentException.class, what).getMessage();
    }

    @Test
    void aColumnOfProbabilitiesHasNoLargest() {
        float[][] one = {{0.2f}, {0.9f}};
        assertThat(assertThrows(IllegalArgumentException.class, () -> Classes.argMax(one)))
                .hasMessageThat()
                .isEqualTo(
                        "the rows have one value each, of which the largest says nothing; where a"
                                + " network ends in one unit with SIGMOID, a value above 0.5 is"
                                + " class 1");
        assertThat(Classes.argMax(new float[0][])).isEmpty();
    }
}
