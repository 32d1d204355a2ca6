/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.random;

/**
 * A counter-based generator: the bits of a draw are a function of a key and a counter, so the order
 * of evaluation, the number of threads and the width of the vectors cannot change them.
 *
 * <p>The mixing function is Chris Wellons' {@code lowbias32} (<a
 * href="https://nullprogram.com/blog/2018/07/31/">nullprogram.com/blog/2018/07/31</a>), applied
 * twice, with a half of the key before each; keys are made with SplitMix64's finalizer (Steele, Lea
 * and Flood 2014).
 */
public final class Randoms {
    /** 2^32 divided by the golden ratio, odd: spreads neighbouring counters. */
    public static final int WEYL = 0x9E3779B9;

    /** First multiplier of {@code lowbias32}. */
    public static final int MIX1 = 0x7feb352d;

    /** Second multiplier of {@code lowbias32}. */
    public static final int MIX2 = 0x846ca68b;

    private Randoms() {}

    /** The key of the stream {@code name} under {@code seed}. */
    public static long key(long seed, String name) {
        long h = seed;
        for (int i = 0; i < name.length(); i++) {
            h = splitMix(h + name.charAt(i));
        }
        return splitMix(h ^ name.length());
    }

    /** The key of the {@code index}-th sub-stream of a key: an epoch, a step. */
    public static long key(long key, long index) {
        return splitMix(key ^ splitMix(index + 1));
    }

    /** 32 random bits. */
    public static int bits(long key, int counter) {
        return mix(mix(counter * WEYL ^ (int) key) + (int) (key >>> 32));
    }

    /** Uniform in [0, 1), a multiple of 2^-24. */
    public static float uniform(long key, int counter) {
        return (bits(key, counter) >>> 8) * 0x1p-24f;
    }

    /** The threshold of {@link #keeps}: draws of 24 bits below it are dropped. */
    public static int threshold(float rate) {
        return (int) Math.round(rate * 0x1p24);
    }

    /** True with probability {@code 1 - rate}: whether dropout keeps element {@code counter}. */
    public static boolean keeps(long key, int counter, int threshold) {
        return (bits(key, counter) >>> 8) >= threshold;
    }

    /**
     * Normally distributed, of mean 0 and deviation 1, by the formula of <a
     * href="https://en.wikipedia.org/wiki/Box%E2%80%93Muller_transform">Box and Muller</a>; the
     * same bits everywhere.
     */
    public static float normal(long key, int counter) {
        double radius = 1 - uniform(key, counter);
        double turns = uniform(key(key, 1), counter);
        return (float) (Math.sqrt(-2 * StrictMath.log(radius)) * Turn.cosine(turns));
    }

    private static int mix(int h) {
        h ^= h >>> 16;
        h *= MIX1;
        h ^= h >>> 15;
        h *= MIX2;
        return h ^ (h >>> 16);
    }

    private static long splitMix(long z) {
        z += 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
