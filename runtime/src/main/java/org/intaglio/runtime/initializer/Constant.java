/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.initializer;

import java.util.Arrays;

/** The same number everywhere. */
record Constant(float value) implements Initialization {
    @Override
    public void fill(long key, float[] to, int from, int length) {
        Arrays.fill(to, from, from + length, value);
    }
}
