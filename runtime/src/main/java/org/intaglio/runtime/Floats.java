/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import java.util.Objects;

/**
 * Numbers of other types as the {@code float} that networks compute with: {@code
 * model.fit(Floats.of(x), Floats.of(y), training)} for {@code double[][] x} and {@code double[] y}.
 */
@CheckReturnValue
public final class Floats {
    private Floats() {}

    /**
     * A copy, each number rounded to the nearest {@code float}.
     *
     * @throws IllegalArgumentException if a finite number is too large for a {@code float}
     */
    public static float[] of(double[] values) {
        Objects.requireNonNull(values, "values");
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
            if (Float.isInfinite(floats[i]) && Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "value %d is %s, beyond the range of float (%s)"
                                .formatted(i, values[i], Float.MAX_VALUE));
            }
        }
        return floats;
    }

    /**
     * A copy, each number rounded to the nearest {@code float}.
     *
     * @throws IllegalArgumentException if a finite number is too large for a {@code float}
     */
    public static float[][] of(double[][] rows) {
        Objects.requireNonNull(rows, "rows");
        float[][] floats = new float[rows.length][];
        for (int i = 0; i < floats.length; i++) {
            Objects.requireNonNull(rows[i], "rows[" + i + "]");
            try {
                floats[i] = of(rows[i]);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("row " + i + ": " + e.getMessage(), e);
            }
        }
        return floats;
    }
}
