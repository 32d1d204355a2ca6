/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.ownparts;

import org.intaglio.runtime.train.Callback;

import java.util.Locale;
import java.util.Set;

/** Ends a training once the bounds have the share between them that they are to have. */
final class StopWhenCovered implements Callback {
    private final double share;
    private final double tolerance;
    private final int atLeast;

    /**
     * The callback.
     *
     * @param share of the targets between low and high, from 0 to 1
     * @param tolerance how far from it is near enough
     * @param atLeast the first epoch after which it may end
     */
    StopWhenCovered(double share, double tolerance, int atLeast) {
        this.share = share;
        this.tolerance = tolerance;
        this.atLeast = atLeast;
    }

    @Override
    public Set<String> reads() {
        return Set.of("val_low_below", "val_high_below");
    }

    @Override
    public void epochEnd(Context epoch) {
        double covered = epoch.value("val_high_below") - epoch.value("val_low_below");
        if (epoch.epoch() >= atLeast && Math.abs(covered - share) <= tolerance) {
            System.out.printf(
                    Locale.ROOT,
                    "%.1f %% are covered after epoch %d: enough.%n",
                    100 * covered,
                    epoch.epoch());
            epoch.stop();
        }
    }
}
