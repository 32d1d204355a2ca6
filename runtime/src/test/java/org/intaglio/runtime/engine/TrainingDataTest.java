/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.RoundingMode;

class TrainingDataTest {
    /** In the first two, Keras trains on 9 samples and on none, for it rounds 9.999… down. */
    @ParameterizedTest
    @CsvSource({
        "100, 0.9, 10",
        "5, 0.8, 1",
        "10, 0.9, 1",
        "100, 0.1, 90",
        "203, 0.1, 182",
        "1000, 0.7, 300",
        "7, 0.5, 3",
        "99, 0.3333333333333333, 66",
        "99, 0.6666666666666666, 33",
        "60000, 0.09999, 54000",
        "100, 0.0999999999, 90",
        "100, 0.1000000001, 89",
        "2147483647, 0.5, 1073741823"
    })
    void trainsOnWhatIsLeft(int count, double fraction, int expected) {
        assertThat(TrainingData.splitAt(count, fraction)).isEqualTo(expected);
    }

    @Test
    void theSplitIsThatOfDecimalNumbers() {
        for (int count = 2; count < 400; count++) {
            for (int percent = 1; percent < 100; percent++) {
                BigDecimal part = BigDecimal.valueOf(percent, 2);
                int expected =
                        BigDecimal.ONE
                                .subtract(part)
                                .multiply(BigDecimal.valueOf(count))
                                .setScale(0, RoundingMode.FLOOR)
                                .intValueExact();
                if (expected > 0) {
                    assertWithMessage("%s of %s", part, count)
                            .that(TrainingData.splitAt(count, part.doubleValue()))
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void aSplitThatLeavesNothingIsRefused() {
        var all =
                assertThrows(IllegalArgumentException.class, () -> TrainingData.splitAt(10, 0.95));
        assertThat(all)
                .hasMessageThat()
                .isEqualTo("validationSplit 0.95 of 10 samples leaves none to train on");
        var none =
                assertThrows(IllegalArgumentException.class, () -> TrainingData.splitAt(10, 1e-17));
        assertThat(none)
                .hasMessageThat()
                .isEqualTo("validationSplit 1.0E-17 of 10 samples leaves none to validate with");
    }
}
