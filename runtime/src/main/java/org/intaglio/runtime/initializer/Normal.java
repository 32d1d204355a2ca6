/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.initializer;

import org.intaglio.runtime.random.Randoms;

/** Normal, by the transform of Box and Muller (1958). */
record Normal(float mean, float stddev) implements Initialization {
    @Override
    public void fill(long key, float[] to, int from, int length) {
        for (int i = 0; i < length; i++) {
            to[from + i] = (float) (mean + stddev * draw(key, i));
        }
    }

    /** A standard normal number. {@code StrictMath}: the same bits on every machine. */
    static double draw(long key, int counter) {
        double radius = 1 - Randoms.uniform(Randoms.key(key, 0), counter);
        double angle = Randoms.uniform(Randoms.key(key, 1), counter);
        return StrictMath.sqrt(-2 * StrictMath.log(radius))
                * StrictMath.cos(2 * StrictMath.PI * angle);
    }
}
