/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.List;

class ConfusionMatrixTest {
    private static final int[] ACTUAL = {0, 1, 1, 1};

    @Test
    void countsAndPrints() {
        ConfusionMatrix confusion =
                ConfusionMatrix.of(
                        ACTUAL, new int[] {0, 1, 1, 0}, List.of("Bag", "Sneaker", "Coat"));

        assertThat(confusion.count(1, 1)).isEqualTo(2);
        assertThat(confusion.count(1, 0)).isEqualTo(1);
        assertThat(confusion.accuracy()).isEqualTo(0.75);
        assertThat(confusion.toString())
                .isEqualTo(
                        """
                        rows: actual class, columns: predicted class
                                  Bag Sneak  Coat  recognised
                            Bag     1     .     .    100.00 %
                        Sneaker     1     2     .     66.67 %
                           Coat     .     .     .\
                        """);
    }

    @Test
    void namesClassesByTheirNumbers() {
        ConfusionMatrix confusion = ConfusionMatrix.of(ACTUAL, new int[] {0, 1, 1, 3});
        assertThat(confusion.classNames()).containsExactly("0", "1", "2", "3").inOrder();
        assertThat(confusion.count(1, 3)).isEqualTo(1);
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThat(refusal(new int[3])).isEqualTo("3 predicted classes for 4 actual ones");
        assertThat(refusal(new int[] {0, 0, 2, 0}))
                .isEqualTo("the predicted class of sample 2 is 2, but there are 2 classes, from 0");
    }

    private static String refusal(int... predicted) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> ConfusionMatrix.of(ACTUAL, predicted, List.of("a", "b")))
                .getMessage();
    }
}
