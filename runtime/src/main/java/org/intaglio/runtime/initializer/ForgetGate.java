/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.initializer;

import java.util.Arrays;

/** Ones for the second quarter, zeros for the others; Jozefowicz et al. 2015. */
record ForgetGate() implements Initialization {
    @Override
    public void fill(long key, float[] to, int from, int length) {
        int quarter = length / 4;
        Arrays.fill(to, from, from + length, 0f);
        Arrays.fill(to, from + quarter, from + 2 * quarter, 1f);
    }
}
