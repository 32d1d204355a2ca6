/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A tensor in the middle of a larger array, with sentinels on both sides: reads beyond it poison a
 * result, writes beyond it are found by {@link #assertSentinels}.
 */
final class Piece {
    /** Not NaN: a maximum must not hide it; so large that no sum can swallow it. */
    private static final float SENTINEL = -7.25e30f;

    /** As many as two vectors of 512 bits, so that a whole tile beyond the end is seen, too. */
    private static final int MARGIN = 32;

    private final float[] array;
    private final int at;
    private final int length;

    Piece(float[] array, int at, int length) {
        this.array = array;
        this.at = at;
        this.length = length;
    }

    /** The whole array. */
    float[] array() {
        return array;
    }

    /** Where the tensor starts, never 0. */
    int at() {
        return at;
    }

    /** Its size. */
    int length() {
        return length;
    }

    /** A piece of sentinels, for a result that is overwritten. */
    static Piece blank(int length, int shift) {
        float[] array = new float[length + 2 * MARGIN + shift];
        Arrays.fill(array, SENTINEL);
        return new Piece(array, MARGIN + shift, length);
    }

    /** A piece of draws from [-1, 1), at an odd place. */
    static Piece random(SplittableRandom random, int length) {
        Piece piece = blank(length, random.nextInt(1, 8));
        for (int i = 0; i < length; i++) {
            piece.array[piece.at + i] = (float) random.nextDouble(-1, 1);
        }
        return piece;
    }

    static Piece of(float... values) {
        Piece piece = blank(values.length, 3);
        System.arraycopy(values, 0, piece.array, piece.at, values.length);
        return piece;
    }

    Piece copy() {
        return new Piece(array.clone(), at, length);
    }

    float[] values() {
        return Arrays.copyOfRange(array, at, at + length);
    }

    double[] doubles() {
        double[] doubles = new double[length];
        for (int i = 0; i < length; i++) {
            doubles[i] = array[at + i];
        }
        return doubles;
    }

    /** That nothing but elements from {@code from} to {@code to} (exclusive) has been written. */
    void assertSentinels(int from, int to) {
        for (int i = 0; i < array.length; i++) {
            if (i < at + from || i >= at + to) {
                assertWithMessage("element %s of [%s, %s)", i - at, from, to)
                        .that(array[i])
                        .isEqualTo(SENTINEL);
            }
        }
    }

    void assertSentinels() {
        assertSentinels(0, length);
    }

    /** That every element is within its own tolerance. */
    void assertNear(double[] expected, double[] tolerance) {
        assertThat(expected).hasLength(length);
        for (int i = 0; i < length; i++) {
            assertWithMessage("element %s", i)
                    .that((double) array[at + i])
                    .isWithin(tolerance[i])
                    .of(expected[i]);
        }
        assertSentinels();
    }

    /** That every element has the same bits, and that nothing around has been written. */
    void assertSame(float[] expected) {
        assertThat(values()).isEqualTo(expected);
        assertSentinels();
    }
}
