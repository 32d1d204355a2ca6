/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.Loss;
import org.intaglio.runtime.train.Adam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.util.Arrays;

/** Products of sizes that no array can have. */
class TooManyElementsTest {
    private static final int MOST = Integer.MAX_VALUE;

    @Test
    void aShapeSaysHowManyElementsThereCanBe() {
        assertRefused(
                "65536×65536 are more than the 2147483647 elements that an array can hold",
                () -> Shape.of(65536, 65536));
        assertRefused(
                "2147483647×2147483647×2147483647 are more than the 2147483647 elements that an"
                        + " array can hold",
                () -> Shape.of(MOST, MOST, MOST));
        assertRefused(
                "32768×65536 are more than the 2147483647 elements that an array can hold",
                () -> Shape.of(32768, 65536));
        assertRefused(
                "a dimension must not be negative: [65536, 65536, -1]",
                () -> Shape.of(65536, 65536, -1));
        assertThat(Shape.of(1, MOST).size()).isEqualTo(MOST);
        assertThat(Shape.of(46340, 46340).size()).isEqualTo(46340 * 46340);
    }

    @Test
    void nothingIsNotTooMuch() {
        assertThat(Shape.of(0, 65536, 65536).size()).isEqualTo(0);
        assertThat(Shape.of(MOST, MOST, MOST, 0).size()).isEqualTo(0);
    }

    @Test
    void theRowsOfATensor() {
        float[][] rows = new float[65536][];
        Arrays.fill(rows, new float[32768]);
        assertRefused(
                "65536×32768 are more than the 2147483647 elements that an array can hold",
                () -> Tensor.rows(rows));
    }

    @Test
    void aDataSetWithANegativeCount() {
        Model model = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
        RandomAccessDataset wrong =
                new RandomAccessDataset() {
                    @Override
                    public int count() {
                        return -1;
                    }

                    @Override
                    public void read(int index, Batch batch, int row) {
                        throw new AssertionError("there is nothing to read");
                    }
                };
        assertRefused(
                "count() of the data set is -1; it must be the number of its samples",
                () -> model.fit(wrong, Training.with(Adam.create()).verbose(0)));
    }

    private static void assertRefused(String message, Executable code) {
        assertThat(assertThrows(IllegalArgumentException.class, code))
                .hasMessageThat()
                .isEqualTo(message);
    }
}
