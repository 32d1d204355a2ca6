/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.support;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.runtime.Shape;
import org.intaglio.runtime.data.LabeledImages;
import org.junit.jupiter.api.Test;

import java.util.List;

class ConfusionMatrixTest {
    private final LabeledImages images =
            LabeledImages.of(
                    new byte[4],
                    Shape.of(1, 1, 1),
                    new byte[] {0, 1, 1, 1},
                    List.of("Bag", "Sneaker", "Coat"));

    @Test
    void countsAndPrints() {
        float[][] probabilities = {{.9f, 0, .1f}, {0, 1, 0}, {.2f, .5f, .3f}, {.4f, .2f, .4f}};
        ConfusionMatrix confusion = ConfusionMatrix.of(images, probabilities);

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
    void wantsAPredictionAnImage() {
        var error =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> ConfusionMatrix.of(images, new float[3][3]));
        assertThat(error).hasMessageThat().isEqualTo("3 predictions for 4 images");
    }
}
