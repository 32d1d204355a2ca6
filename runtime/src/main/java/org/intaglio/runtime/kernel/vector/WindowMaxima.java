/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static org.intaglio.runtime.kernel.vector.Species.LANES;
import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The maximum over windows behind a convolution, and the way back to the winners, a vector of
 * channels at a time. The channels that do not fill a vector are done one by one: masks would be
 * more than HotSpot keeps off the heap.
 */
final class WindowMaxima {
    private WindowMaxima() {}

    /** The maximum over windows that tile z (height×width×F), and where each was. */
    static void maximum(
            int poolHeight,
            int poolWidth,
            int height,
            int width,
            int filters,
            boolean relu,
            float[] z,
            int zAt,
            float[] y,
            int yAt,
            float[] winners,
            int winnersAt) {
        int zRow = width * filters;
        // What the maximum starts with: 0 is the ReLU.
        float least = relu ? 0f : Float.NEGATIVE_INFINITY;
        int cell = 0;
        for (int oh = 0; oh < height; oh += poolHeight) {
            for (int ow = 0; ow < width; ow += poolWidth) {
                int from = zAt + oh * zRow + ow * filters;
                if (winners == null) {
                    largest(poolHeight, poolWidth, filters, least, z, from, zRow, y, yAt + cell);
                } else {
                    largestAndWinner(
                            poolHeight,
                            poolWidth,
                            filters,
                            relu,
                            z,
                            from,
                            zRow,
                            y,
                            yAt + cell,
                            winners,
                            winnersAt + cell);
                }
                cell += filters;
            }
        }
    }

    private static void largest(
            int height,
            int width,
            int filters,
            float least,
            float[] z,
            int zAt,
            int zRow,
            float[] y,
            int yAt) {
        int whole = S.loopBound(filters);
        for (int f = 0; f < whole; f += LANES) {
            FloatVector maximum = FloatVector.broadcast(S, least);
            for (int h = 0; h < height; h++) {
                int at = zAt + h * zRow + f;
                for (int w = 0; w < width; w++) {
                    maximum = maximum.max(FloatVector.fromArray(S, z, at));
                    at += filters;
                }
            }
            maximum.intoArray(y, yAt + f);
        }
        for (int f = whole; f < filters; f++) {
            float maximum = least;
            for (int h = 0; h < height; h++) {
                for (int w = 0; w < width; w++) {
                    maximum = Math.max(maximum, z[zAt + h * zRow + w * filters + f]);
                }
            }
            y[yAt + f] = maximum;
        }
    }

    private static void largestAndWinner(
            int height,
            int width,
            int filters,
            boolean relu,
            float[] z,
            int zAt,
            int zRow,
            float[] y,
            int yAt,
            float[] winners,
            int winnersAt) {
        int whole = S.loopBound(filters);
        for (int f = 0; f < whole; f += LANES) {
            FloatVector maximum = FloatVector.broadcast(S, Float.NEGATIVE_INFINITY);
            FloatVector winner = FloatVector.zero(S);
            for (int h = 0; h < height; h++) {
                int at = zAt + h * zRow + f;
                for (int w = 0; w < width; w++) {
                    FloatVector value = FloatVector.fromArray(S, z, at);
                    VectorMask<Float> more = value.compare(VectorOperators.GT, maximum);
                    winner = winner.blend((float) (h * width + w), more);
                    maximum = maximum.max(value);
                    at += filters;
                }
            }
            if (relu) {
                winner = winner.blend(-1f, maximum.compare(VectorOperators.LE, 0f));
                maximum = maximum.max(0f);
            }
            maximum.intoArray(y, yAt + f);
            winner.intoArray(winners, winnersAt + f);
        }
        for (int f = whole; f < filters; f++) {
            float maximum = Float.NEGATIVE_INFINITY;
            int winner = 0;
            for (int h = 0; h < height; h++) {
                for (int w = 0; w < width; w++) {
                    float value = z[zAt + h * zRow + w * filters + f];
                    if (value > maximum) {
                        winner = h * width + w;
                    }
                    maximum = Math.max(maximum, value);
                }
            }
            boolean stopped = relu && maximum <= 0;
            y[yAt + f] = stopped ? 0f : maximum;
            winners[winnersAt + f] = stopped ? -1f : winner;
        }
    }

    /** Overwrites dZ (height×width×F), which windows tile: dY goes to the winners, 0 elsewhere. */
    static void toWinners(
            int poolHeight,
            int poolWidth,
            int height,
            int width,
            int filters,
            float[] winners,
            int winnersAt,
            float[] dY,
            int dYAt,
            float[] dZ,
            int dZAt) {
        int zRow = width * filters;
        int cell = 0;
        for (int oh = 0; oh < height; oh += poolHeight) {
            for (int ow = 0; ow < width; ow += poolWidth) {
                toWinners(
                        poolHeight,
                        poolWidth,
                        filters,
                        winners,
                        winnersAt + cell,
                        dY,
                        dYAt + cell,
                        dZ,
                        dZAt + oh * zRow + ow * filters,
                        zRow);
                cell += filters;
            }
        }
    }

    private static void toWinners(
            int height,
            int width,
            int filters,
            float[] winners,
            int winnersAt,
            float[] dY,
            int dYAt,
            float[] dZ,
            int dZAt,
            int zRow) {
        int whole = S.loopBound(filters);
        for (int f = 0; f < whole; f += LANES) {
            FloatVector winner = FloatVector.fromArray(S, winners, winnersAt + f);
            FloatVector d = FloatVector.fromArray(S, dY, dYAt + f);
            for (int h = 0; h < height; h++) {
                int at = dZAt + h * zRow + f;
                for (int w = 0; w < width; w++) {
                    VectorMask<Float> won =
                            winner.compare(VectorOperators.EQ, (float) (h * width + w));
                    FloatVector.zero(S).blend(d, won).intoArray(dZ, at);
                    at += filters;
                }
            }
        }
        for (int f = whole; f < filters; f++) {
            for (int h = 0; h < height; h++) {
                for (int w = 0; w < width; w++) {
                    boolean won = winners[winnersAt + f] == h * width + w;
                    dZ[dZAt + h * zRow + w * filters + f] = won ? dY[dYAt + f] : 0f;
                }
            }
        }
    }
}
