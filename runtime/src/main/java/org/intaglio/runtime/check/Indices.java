/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.check;

import org.intaglio.runtime.program.Architecture;

/** Indices as users have them, in whole numbers, and as batches hold them, in floats. */
public final class Indices {
    private Indices() {}

    /**
     * Writes indices as floats.
     *
     * @param at where the first goes
     */
    public static void write(int[] indices, float[] to, int at) {
        for (int i = 0; i < indices.length; i++) {
            to[at + i] = indices[i];
        }
    }

    /**
     * Refuses indices for an input of numbers: there, how large one is would mean something.
     *
     * @throws IllegalArgumentException if the input takes numbers
     */
    public static void checkTakesIndices(Architecture.Input input) {
        if (input.type() != Architecture.Type.INDEX) {
            throw new IllegalArgumentException(
                    ("input '%s' takes numbers, but int[] holds indices; give numbers as float[],"
                                    + " or declare @Input(type = INDEX, below = ...)")
                            .formatted(input.name()));
        }
    }

    /** Whether a sample of indices is one of an input; nothing is allocated. */
    public static boolean fit(Architecture.Input input, int[] indices) {
        return input.type() == Architecture.Type.INDEX
                && indices.length == input.shape().size()
                && firstBad(indices, input.below()) < 0;
    }

    /** Where the first is that is less than 0 or not less than a limit; -1 for nowhere. */
    static int firstBad(int[] indices, int below) {
        for (int at = 0; at < indices.length; at++) {
            if (indices[at] < 0 || indices[at] >= below) {
                return at;
            }
        }
        return -1;
    }
}
