/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.initializer;

import org.intaglio.runtime.random.Randoms;

import java.util.Arrays;

/**
 * The bias of an LSTM whose cells keep what they hold: 1 for the second quarter, that of the forget
 * gate (Jozefowicz, Zaremba, Sutskever 2015).
 *
 * @param before how the first quarter starts
 * @param behind how the two last quarters start
 */
record ForgetGate(Initialization before, Initialization behind) implements Initialization {
    @Override
    public void fill(long key, float[] to, int from, int length) {
        int quarter = length / 4;
        before.fill(key, to, from, quarter);
        Arrays.fill(to, from + quarter, from + 2 * quarter, 1f);
        behind.fill(Randoms.key(key, "behind"), to, from + 2 * quarter, 2 * quarter);
    }
}
