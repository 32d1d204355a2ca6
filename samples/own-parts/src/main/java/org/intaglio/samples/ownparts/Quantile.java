/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.ownparts;

import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.train.Metric;

/** Bounds instead of means: losses and a metric. */
final class Quantile {
    private Quantile() {}

    /**
     * The loss that is least where this share of the targets lies below: {@code max(q·e, (q -
     * 1)·e)} of {@code e = target - output}. It is written once; the library finds the derivative.
     *
     * @param share from 0 to 1; 0.5 makes it half of the absolute error
     */
    static LossFunction loss(double share) {
        return LossFunction.of((y, t) -> {
            var e = t.minus(y);
            return e.times(share).max(e.times(share - 1));
        });
    }

    /** The share of the targets that lie below the output: what the loss is to bring about. */
    static Metric below() {
        return Metric.of(
                "below",
                (size, y, yAt, targetSize, target, targetAt) -> target[targetAt] < y[yAt] ? 1 : 0);
    }
}
