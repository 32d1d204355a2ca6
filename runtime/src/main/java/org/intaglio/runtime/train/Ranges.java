/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import java.util.Arrays;
import java.util.function.Predicate;

/** Some of the parameters, as ranges of the flat arrays. */
final class Ranges {
    static final Ranges NONE = new Ranges(new int[0]);

    /** From and to, in turn, without overlaps. */
    private final int[] bounds;

    private Ranges(int[] bounds) {
        this.bounds = bounds;
    }

    /** Those that are chosen; neighbours are one range. */
    static Ranges of(ParameterLayout layout, Predicate<ParameterLayout.Range> chosen) {
        int[] bounds = new int[2 * layout.parameters().size()];
        int used = 0;
        for (ParameterLayout.Range p : layout.parameters()) {
            if (!chosen.test(p)) {
                continue;
            }
            if (used > 0 && bounds[used - 1] == p.from()) {
                bounds[used - 1] = p.to();
            } else {
                bounds[used++] = p.from();
                bounds[used++] = p.to();
            }
        }
        return new Ranges(Arrays.copyOf(bounds, used));
    }

    boolean isEmpty() {
        return bounds.length == 0;
    }

    int count() {
        return bounds.length / 2;
    }

    /** Where the part of range {@code r} begins that lies at {@code from} or behind. */
    int from(int r, int from) {
        return Math.max(from, bounds[2 * r]);
    }

    /** Where the part of range {@code r} ends that lies before {@code to}. */
    int to(int r, int to) {
        return Math.min(to, bounds[2 * r + 1]);
    }
}
