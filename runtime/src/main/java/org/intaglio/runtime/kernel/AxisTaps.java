/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import java.util.Arrays;

/**
 * A sparse matrix that an axis is multiplied with: which elements of the argument each element of
 * the result is made of, and with what weights. For {@link ElementwiseKernels#resample}. Immutable.
 */
public final class AxisTaps {
    private final int from;
    private final int[] starts;
    private final int[] sources;
    private final float[] weights;

    private AxisTaps(int from, int[] starts, int[] sources, float[] weights) {
        this.from = from;
        this.starts = starts;
        this.sources = sources;
        this.weights = weights;
    }

    /** Collects the taps of one element of the result after the other. */
    private static final class Builder {
        private final int from;
        private final int[] starts;
        private int[] sources;
        private float[] weights;
        private int element;
        private int count;

        Builder(int from, int to) {
            this.from = from;
            this.starts = new int[to + 1];
            this.sources = new int[to];
            this.weights = new float[to];
        }

        void tap(int source, float weight) {
            if (count == sources.length) {
                sources = Arrays.copyOf(sources, 2 * count + 1);
                weights = Arrays.copyOf(weights, 2 * count + 1);
            }
            sources[count] = source;
            weights[count++] = weight;
        }

        void next() {
            starts[++element] = count;
        }

        AxisTaps build() {
            return new AxisTaps(
                    from, starts, Arrays.copyOf(sources, count), Arrays.copyOf(weights, count));
        }
    }

    /** {@code y[i] = x[i - offset]}, 0 where there is none: zeros at the ends, or less there. */
    public static AxisTaps shift(int from, int to, int offset) {
        Builder taps = new Builder(from, to);
        for (int i = 0; i < to; i++) {
            if (i >= offset && i - offset < from) {
                taps.tap(i - offset, 1);
            }
            taps.next();
        }
        return taps.build();
    }

    /** {@code y[i] = x[⌊(i + ½)·from/to⌋]}. */
    public static AxisTaps nearest(int from, int to) {
        Builder taps = new Builder(from, to);
        for (int i = 0; i < to; i++) {
            taps.tap((int) ((2L * i + 1) * from / (2L * to)), 1);
            taps.next();
        }
        return taps.build();
    }

    /**
     * Between the two elements around {@code (i + ½)·from/to - ½}, the nearer the more; at the ends
     * the last one alone.
     */
    public static AxisTaps linear(int from, int to) {
        Builder taps = new Builder(from, to);
        for (int i = 0; i < to; i++) {
            double place = Math.clamp((i + 0.5) * from / to - 0.5, 0, from - 1);
            int left = (int) place;
            float right = (float) (place - left);
            taps.tap(left, 1 - right);
            if (right > 0) {
                taps.tap(left + 1, right);
            }
            taps.next();
        }
        return taps.build();
    }

    /** The mean from {@code ⌊i·from/to⌋} up to, but not including, {@code ⌈(i+1)·from/to⌉}. */
    public static AxisTaps mean(int from, int to) {
        Builder taps = new Builder(from, to);
        for (int i = 0; i < to; i++) {
            int first = (int) ((long) i * from / to);
            int end = (int) Math.ceilDiv((i + 1L) * from, to);
            for (int source = first; source < end; source++) {
                taps.tap(source, 1f / (end - first));
            }
            taps.next();
        }
        return taps.build();
    }

    /** {@code y[i] = x[from - 1 - i]}; {@code to} is as much as {@code from}. */
    public static AxisTaps reversed(int from, int to) {
        Builder taps = new Builder(from, to);
        for (int i = 0; i < to; i++) {
            taps.tap(from - 1 - i, 1);
            taps.next();
        }
        return taps.build();
    }

    /** The transposed matrix: the derivative. */
    public AxisTaps transposed() {
        int[] at = new int[from + 1];
        for (int source : sources) {
            at[source + 1]++;
        }
        for (int i = 0; i < from; i++) {
            at[i + 1] += at[i];
        }
        int[] all = at.clone();
        int[] back = new int[sources.length];
        float[] factors = new float[sources.length];
        for (int i = 0; i < length(); i++) {
            for (int tap = starts[i]; tap < starts[i + 1]; tap++) {
                int place = at[sources[tap]]++;
                back[place] = i;
                factors[place] = weights[tap];
            }
        }
        return new AxisTaps(length(), all, back, factors);
    }

    /** The length of the argument's axis. */
    public int from() {
        return from;
    }

    /** The length of the result's axis. */
    public int length() {
        return starts.length - 1;
    }

    /** The first tap of element i of the result; those of the next begin where its taps end. */
    public int start(int i) {
        return starts[i];
    }

    /** Which element of the argument a tap reads. */
    public int source(int tap) {
        return sources[tap];
    }

    /** What it is multiplied with. */
    public float weight(int tap) {
        return weights[tap];
    }
}
