/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

/** Distances between output and target. */
final class Errors {
    static final Metric.Function ABSOLUTE =
            (size, y, yAt, targetSize, target, targetAt) -> {
                double sum = 0;
                for (int i = 0; i < size; i++) {
                    sum += Math.abs(y[yAt + i] - target[targetAt + i]);
                }
                return sum / size;
            };

    static final Metric.Function SQUARED =
            (size, y, yAt, targetSize, target, targetAt) -> {
                double sum = 0;
                for (int i = 0; i < size; i++) {
                    double error = y[yAt + i] - target[targetAt + i];
                    sum += error * error;
                }
                return sum / size;
            };

    private Errors() {}
}
