/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.initializer;

import org.intaglio.runtime.random.Randoms;

/** Uniform in {@code [min, max)}. */
record Uniform(float min, float max) implements Initialization {
    @Override
    public void fill(long key, float[] to, int from, int length) {
        for (int i = 0; i < length; i++) {
            to[from + i] = min + (max - min) * Randoms.uniform(key, i);
        }
    }
}
