/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.initializer;

import org.intaglio.runtime.random.Randoms;

/** Normal around 0, drawn again until within two standard deviations. */
record TruncatedNormal(double stddev) implements Initialization {
    /** The standard deviation of a standard normal distribution cut at ±2; Keras' constant. */
    private static final double CUT = 0.8796256610342398;

    static TruncatedNormal withVariance(double variance) {
        return new TruncatedNormal(StrictMath.sqrt(variance) / CUT);
    }

    @Override
    public void fill(long key, float[] to, int from, int length) {
        for (int i = 0; i < length; i++) {
            double x = Normal.draw(key, i);
            // A key for each attempt, so that one element's attempts do not shift the next one's.
            for (int attempt = 1; Math.abs(x) > 2; attempt++) {
                x = Normal.draw(Randoms.key(key, 1L + attempt), i);
            }
            to[from + i] = (float) (stddev * x);
        }
    }
}
