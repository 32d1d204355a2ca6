/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.random;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

final class TurnTest {
    @Test
    void areSineAndCosine() {
        for (int i = -1000; i <= 1000; i++) {
            double turns = i / 700.0;
            assertThat(Turn.sine(turns)).isWithin(4e-15).of(StrictMath.sin(2 * Math.PI * turns));
            assertThat(Turn.cosine(turns)).isWithin(4e-15).of(StrictMath.cos(2 * Math.PI * turns));
        }
    }

    /** An image that is turned by a right angle is seen pixel by pixel. */
    @Test
    void rightAnglesAreExact() {
        double[] sines = {0, 1, 0, -1};
        for (int quarters = -8; quarters <= 8; quarters++) {
            int quarter = Math.floorMod(quarters, 4);
            assertThat(Turn.sine(quarters / 4.0) + 0.0).isEqualTo(sines[quarter]);
            assertThat(Turn.cosine(quarters / 4.0) + 0.0).isEqualTo(sines[(quarter + 1) % 4]);
        }
    }
}
