/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.ownparts;

import org.intaglio.runtime.train.Callback;

import java.util.Locale;
import java.util.Set;

/** Ends a training once each bound has about the share below it that it is to have. */
final class StopWhenCovered implements Callback {
    private final double low;
    private final double high;
    private final double tolerance;

    /**
     * The callback.
     *
     * @param low the share of the measurements that are to lie below the lower bound, from 0 to 1
     * @param high that below the upper bound
     * @param tolerance how far from them is near enough
     */
    StopWhenCovered(double low, double high, double tolerance) {
        this.low = low;
        this.high = high;
        this.tolerance = tolerance;
    }

    @Override
    public Set<String> reads() {
        return Set.of("val_low_below", "val_high_below");
    }

    @Override
    public void epochEnd(Context epoch) {
        double below = epoch.value("val_low_below");
        double notAbove = epoch.value("val_high_below");
        if (Math.abs(below - low) <= tolerance && Math.abs(notAbove - high) <= tolerance) {
            System.out.printf(
                    Locale.ROOT,
                    "%.1f %% lie between the bounds after epoch %d: enough.%n",
                    100 * (notAbove - below),
                    epoch.epoch());
            epoch.stop();
        }
    }
}
