/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.random;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

final class RandomsTest {
    /** From an implementation in another language: the draws of a seed must never change. */
    @Test
    void knownAnswers() {
        long key = Randoms.key(42, "dropout");
        assertThat(key).isEqualTo(0xf622c64a5a0a28c3L);
        assertThat(Randoms.key(0, "")).isEqualTo(0xe220a8397b1dcdafL);
        assertThat(Randoms.key(key, 3)).isEqualTo(0xf393d2ebf23633a4L);
        assertThat(Randoms.bits(key, 0)).isEqualTo(0x62a662e5);
        assertThat(Randoms.bits(key, 1)).isEqualTo(0xf82b09a3);
        assertThat(Randoms.bits(key, 2)).isEqualTo(0xc341423f);
        assertThat(Randoms.bits(key, -1)).isEqualTo(0x7e8c9fea);
        assertThat(Randoms.uniform(key, 1)).isEqualTo(0xf82b09 * 0x1p-24f);
    }

    @Test
    void namesAndIndicesMakeDifferentStreams() {
        assertThat(Randoms.key(1, "a")).isNotEqualTo(Randoms.key(1, "b"));
        assertThat(Randoms.key(1, "ab")).isNotEqualTo(Randoms.key(1, "ba"));
        assertThat(Randoms.key(1, "a")).isNotEqualTo(Randoms.key(2, "a"));
        assertThat(Randoms.key(7L, 0)).isNotEqualTo(Randoms.key(7L, 1));
        assertThat(Randoms.key(7L, 0)).isNotEqualTo(7L);
    }

    /** Chi-square of 256 bins with 255 degrees of freedom: beyond 350 once in 30,000 seeds. */
    @Test
    void everyByteIsUniform() {
        for (long seed = 0; seed < 4; seed++) {
            long key = Randoms.key(seed, "uniform");
            for (int shift = 0; shift < 32; shift += 8) {
                int[] bins = new int[256];
                int draws = 1 << 18;
                for (int i = 0; i < draws; i++) {
                    bins[Randoms.bits(key, i) >>> shift & 255]++;
                }
                double expected = draws / 256.0;
                double chi = 0;
                for (int bin : bins) {
                    chi += (bin - expected) * (bin - expected) / expected;
                }
                assertThat(chi).isLessThan(350);
                assertThat(chi).isGreaterThan(170);
            }
        }
    }

    /** Neighbouring counters, and the same counter under neighbouring keys. */
    @Test
    void neighboursAreIndependent() {
        int n = 1 << 18;
        long key = Randoms.key(5, "a");
        double serial = 0;
        double across = 0;
        for (int i = 0; i < n; i++) {
            double u = Randoms.uniform(key, i) - 0.5;
            serial += u * (Randoms.uniform(key, i + 1) - 0.5);
            across += u * (Randoms.uniform(Randoms.key(key, 1), i) - 0.5);
        }
        // The standard deviation of such a correlation is 1/√n, about 0.002.
        assertThat(serial * 12 / n).isWithin(0.01).of(0);
        assertThat(across * 12 / n).isWithin(0.01).of(0);
    }

    @Test
    void uniformStaysBelowOne() {
        long key = Randoms.key(9, "u");
        float least = 1;
        float most = 0;
        for (int i = 0; i < 1 << 20; i++) {
            float u = Randoms.uniform(key, i);
            least = Math.min(least, u);
            most = Math.max(most, u);
        }
        assertThat(least).isAtLeast(0f);
        assertThat(least).isLessThan(1e-5f);
        assertThat(most).isGreaterThan(1 - 1e-5f);
        assertThat(most).isLessThan(1f);
    }

    @Test
    void thresholds() {
        assertThat(Randoms.threshold(0f)).isEqualTo(0);
        assertThat(Randoms.threshold(0.5f)).isEqualTo(1 << 23);
        assertThat(Randoms.threshold(1f)).isEqualTo(1 << 24);
        assertThat(Randoms.threshold(Math.nextDown(1f))).isEqualTo((1 << 24) - 1);
        assertThat(Randoms.threshold(Float.MIN_VALUE)).isEqualTo(0);
    }

    @Test
    void dropoutKeepsItsShare() {
        long key = Randoms.key(3, "drop");
        for (float rate : new float[] {0f, 0.2f, 0.5f, 0.9f, 1f}) {
            int threshold = Randoms.threshold(rate);
            int n = 1 << 17;
            int kept = 0;
            for (int i = 0; i < n; i++) {
                kept += Randoms.keeps(key, i, threshold) ? 1 : 0;
            }
            assertThat(kept / (double) n).isWithin(rate % 1 == 0 ? 0 : 0.006).of(1 - rate);
        }
    }
}
