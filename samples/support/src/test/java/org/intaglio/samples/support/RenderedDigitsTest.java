/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.support;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.runtime.Classes;
import org.intaglio.runtime.Shape;
import org.intaglio.runtime.data.LabeledImages;
import org.intaglio.runtime.data.TrainTest;
import org.junit.jupiter.api.Test;

class RenderedDigitsTest {
    private final TrainTest digits = RenderedDigits.of(1000, 200, 7);

    @Test
    void looksLikeMnist() {
        assertThat(digits.train().shape()).isEqualTo(Shape.of(28, 28, 1));
        assertThat(digits.train().count()).isEqualTo(1000);
        assertThat(digits.test().count()).isEqualTo(200);
        int[] counts = new int[10];
        for (int label : digits.train().labels()) {
            counts[label]++;
        }
        assertThat(counts).isEqualTo(new int[] {100, 100, 100, 100, 100, 100, 100, 100, 100, 100});
        for (float[] image : digits.train().images()) {
            double ink = 0;
            for (float pixel : image) {
                ink += pixel;
            }
            // Neither empty nor a blot.
            assertThat(ink / image.length).isGreaterThan(0.02);
            assertThat(ink / image.length).isLessThan(0.5);
        }
    }

    @Test
    void aSeedGivesTheSameImages() {
        TrainTest again = RenderedDigits.of(1000, 200, 7);
        TrainTest other = RenderedDigits.of(1000, 200, 8);
        assertThat(again.train().image(3)).isEqualTo(digits.train().image(3));
        assertThat(again.test().image(3)).isEqualTo(digits.test().image(3));
        assertThat(other.train().image(3)).isNotEqualTo(digits.train().image(3));
        assertThat(digits.test().image(3)).isNotEqualTo(digits.train().image(3));
    }

    /** The nearest mean image recognises most: the digits can be learned, and are not all alike. */
    @Test
    void canBeToldApart() {
        float[][] means = means(digits.train());
        int right = 0;
        for (int i = 0; i < digits.test().count(); i++) {
            if (nearest(means, digits.test().image(i)) == digits.test().label(i)) {
                right++;
            }
        }
        assertThat(right / 200.0).isGreaterThan(0.5);
        assertThat(right / 200.0).isLessThan(1.0);
    }

    private static float[][] means(LabeledImages images) {
        float[][] means = new float[10][28 * 28];
        for (int i = 0; i < images.count(); i++) {
            float[] image = images.image(i);
            for (int p = 0; p < image.length; p++) {
                means[images.label(i)][p] += image[p] / (images.count() / 10f);
            }
        }
        return means;
    }

    private static int nearest(float[][] means, float[] image) {
        float[] closeness = new float[10];
        for (int digit = 0; digit < 10; digit++) {
            for (int p = 0; p < image.length; p++) {
                float d = image[p] - means[digit][p];
                closeness[digit] -= d * d;
            }
        }
        return Classes.argMax(closeness);
    }
}
