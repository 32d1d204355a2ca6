/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.program.Architecture;

/** Right or wrong, in the ways Keras counts it, but that a prediction that is NaN is wrong. */
final class Accuracies {
    static final Metric.Function BINARY = binary(0.5f);

    private Accuracies() {}

    /** Each unit is right that is on the side of the threshold where its target, 0 or 1, is. */
    static Metric.Function binary(float threshold) {
        return (size, y, yAt, targetSize, target, targetAt) -> {
            int right = 0;
            for (int i = 0; i < size; i++) {
                float v = y[yAt + i];
                float said = v > threshold ? 1 : 0;
                right += said == target[targetAt + i] && !Float.isNaN(v) ? 1 : 0;
            }
            return (double) right / size;
        };
    }

    /** Top-k for whichever targets the output has. */
    static Metric.Function top(int k, Architecture.Output output) {
        return output.target().size() == output.shape().size()
                ? dense(k, output)
                : sparse(k, output);
    }

    /** Targets are class indices. */
    static Metric.Function sparse(int k, Architecture.Output output) {
        int width = output.shape().dimension(-1);
        return (size, y, yAt, targetSize, target, targetAt) -> {
            int positions = size / width;
            int right = 0;
            for (int p = 0; p < positions; p++) {
                int wanted = (int) target[targetAt + p];
                right += isAmongTop(k, width, y, yAt + p * width, wanted) ? 1 : 0;
            }
            return (double) right / positions;
        };
    }

    /** Targets are distributions; the class is where they are highest. */
    static Metric.Function dense(int k, Architecture.Output output) {
        int width = output.shape().dimension(-1);
        return (size, y, yAt, targetSize, target, targetAt) -> {
            int positions = size / width;
            int right = 0;
            for (int p = 0; p < positions; p++) {
                int wanted = highest(width, target, targetAt + p * width);
                right += isAmongTop(k, width, y, yAt + p * width, wanted) ? 1 : 0;
            }
            return (double) right / positions;
        };
    }

    /** The first of the highest values; -1 if one is NaN, beside which none is the highest. */
    static int highest(int width, float[] y, int at) {
        int best = 0;
        for (int i = 0; i < width; i++) {
            if (Float.isNaN(y[at + i])) {
                return -1;
            }
            if (y[at + i] > y[at + best]) {
                best = i;
            }
        }
        return best;
    }

    private static boolean isAmongTop(int k, int width, float[] y, int at, int wanted) {
        if (wanted < 0 || wanted >= width) {
            return false;
        }
        if (k == 1) {
            return highest(width, y, at) == wanted;
        }
        float value = y[at + wanted];
        int higher = 0;
        for (int i = 0; i < width; i++) {
            if (Float.isNaN(y[at + i])) {
                return false;
            }
            higher += y[at + i] > value ? 1 : 0;
        }
        return higher < k && Float.isFinite(value);
    }
}
