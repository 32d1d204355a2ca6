/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.program;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

final class CategoriesTest {
    @Test
    void aBoundaryBelongsToTheBinAboveIt() {
        float[] x = {9, -2, -1, -0.5f, 0, -0.0f, 0.5f, 7, Float.NaN, Float.NEGATIVE_INFINITY};
        float[] y = new float[x.length];
        Categories.discretize(9, new float[] {-1, 0, 0.5f}, x, 1, y, 1);
        assertThat(y).isEqualTo(new float[] {0, 0, 1, 1, 2, 2, 3, 3, 0, 0});
    }

    @Test
    void findsPlacesAndRemainders() {
        float[] x = {-3, 0, -0.0f, 12, 99, 55, -1};
        float[] y = new float[x.length];
        float[] vocabulary = {-3, 0, 12, 99};
        Categories.find(7, vocabulary, new float[] {5, 3, 4, 2}, 2, x, 0, y, 0);
        assertThat(y).isEqualTo(new float[] {5, 3, 3, 4, 2, 1, 1});
    }

    @Test
    void encodesRows() {
        float[] x = {9, 2, 0, 2, 1, 1, 1};
        float[] y = new float[8];
        Categories.encode(2, 3, 3, true, x, 1, y, 1);
        assertThat(y).isEqualTo(new float[] {0, 1, 0, 2, 0, 3, 0, 0});
        Categories.encode(2, 3, 3, false, x, 1, y, 1);
        assertThat(y).isEqualTo(new float[] {0, 1, 0, 1, 0, 1, 0, 0});
    }
}
