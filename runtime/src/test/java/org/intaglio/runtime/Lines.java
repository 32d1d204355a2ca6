/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.random.Randoms;

/** Small data to learn. */
final class Lines {
    private Lines() {}

    /** Numbers in [-1, 1). */
    static float[][] rows(int count, int width, long key) {
        float[][] rows = new float[count][width];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < width; j++) {
                rows[i][j] = 2 * Randoms.uniform(key, i * width + j) - 1;
            }
        }
        return rows;
    }

    /** {@code y = 2·x0 - x1 + 0.5}, in one column. */
    static float[][] line(float[][] x) {
        float[][] y = new float[x.length][1];
        for (int i = 0; i < x.length; i++) {
            y[i][0] = 2 * x[i][0] - x[i][1] + 0.5f;
        }
        return y;
    }

    /** The place of the highest number. */
    static int[] classes(float[][] x, int classes) {
        int[] y = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int c = 1; c < classes; c++) {
                y[i] = x[i][c] > x[i][y[i]] ? c : y[i];
            }
        }
        return y;
    }

    /** The same samples, one after the other. */
    static Dataset stream(float[][] x, float[][] y, boolean sizeKnown) {
        return new Dataset() {
            @Override
            public long size() {
                return sizeKnown ? x.length : UNKNOWN;
            }

            @Override
            public Reader open() {
                return new Reader() {
                    private int next;

                    @Override
                    public boolean read(Batch batch, int row) {
                        if (next == x.length) {
                            return false;
                        }
                        System.arraycopy(
                                x[next], 0, batch.input(0), row * x[next].length, x[next].length);
                        System.arraycopy(
                                y[next], 0, batch.target(0), row * y[next].length, y[next].length);
                        next++;
                        return true;
                    }
                };
            }
        };
    }
}
