/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;

import java.util.Objects;
import java.util.Set;

/**
 * Lowers the learning rate when a value has not improved for some epochs. As Keras' {@code
 * ReduceLROnPlateau}, to whose decisions it keeps even where the value is not a number: <a
 * href="https://keras.io/api/callbacks/reduce_lr_on_plateau/">keras.io/api/callbacks</a>.
 *
 * <pre>{@code ReduceLROnPlateau.on("val_loss").factor(0.2).patience(5).minRate(1e-5)}</pre>
 *
 * @param monitor the value's name in the history
 * @param factor what the learning rate is multiplied with; below 1
 * @param patience how many epochs without improvement it waits
 * @param mode which way is better
 * @param minDelta by how much a value must be better to count as improved
 * @param cooldown how many epochs after lowering it does not count
 * @param minRate below this the learning rate does not go
 */
@CheckReturnValue
public record ReduceLROnPlateau(
        String monitor,
        double factor,
        int patience,
        EarlyStopping.Mode mode,
        double minDelta,
        int cooldown,
        double minRate)
        implements Callback {
    /** Checks the numbers. */
    public ReduceLROnPlateau {
        Objects.requireNonNull(monitor, "monitor");
        Objects.requireNonNull(mode, "mode");
        if (!(factor >= 0 && factor < 1)) {
            throw new IllegalArgumentException(
                    "factor must be within [0, 1), got "
                            + factor
                            + "; the learning rate is multiplied with it");
        }
        Limits.atLeast(0, "patience", patience);
        Limits.finite("minDelta", minDelta);
        minDelta = Math.abs(minDelta);
        Limits.atLeast(0, "cooldown", cooldown);
        Limits.notNegative("minRate", minRate);
    }

    /** Watches a value; factor 0.1, patience 10, differences from 0.0001, no cooldown. */
    public static ReduceLROnPlateau on(String monitor) {
        return new ReduceLROnPlateau(monitor, 0.1, 10, EarlyStopping.Mode.AUTO, 1e-4, 0, 0);
    }

    /** With this factor. */
    public ReduceLROnPlateau factor(double factor) {
        return new ReduceLROnPlateau(monitor, factor, patience, mode, minDelta, cooldown, minRate);
    }

    /** With this patience. */
    public ReduceLROnPlateau patience(int epochs) {
        return new ReduceLROnPlateau(monitor, factor, epochs, mode, minDelta, cooldown, minRate);
    }

    /** With this way. */
    public ReduceLROnPlateau mode(EarlyStopping.Mode mode) {
        return new ReduceLROnPlateau(monitor, factor, patience, mode, minDelta, cooldown, minRate);
    }

    /** With this least difference. */
    public ReduceLROnPlateau minDelta(double delta) {
        return new ReduceLROnPlateau(monitor, factor, patience, mode, delta, cooldown, minRate);
    }

    /** With this cooldown. */
    public ReduceLROnPlateau cooldown(int epochs) {
        return new ReduceLROnPlateau(monitor, factor, patience, mode, minDelta, epochs, minRate);
    }

    /** With this least learning rate. */
    public ReduceLROnPlateau minRate(double rate) {
        return new ReduceLROnPlateau(monitor, factor, patience, mode, minDelta, cooldown, rate);
    }

    @Override
    public Set<String> reads() {
        return Set.of(monitor);
    }

    @Override
    public Callback forOneTraining() {
        return new Watch();
    }

    @Override
    public String toString() {
        return "ReduceLROnPlateau.on(\"" + monitor + "\")";
    }

    /** Remembers the best value of one training. */
    private final class Watch implements Callback {
        private Monitor watched;
        private double best;
        private boolean any;
        private int waited;
        private int cooling;

        @Override
        public void trainBegin(Context context) {
            watched =
                    new Monitor(monitor, mode, minDelta).resolved(ReduceLROnPlateau.this, context);
        }

        @Override
        public void epochEnd(Context context) {
            if (!context.has(monitor)) {
                return;
            }
            double value = context.value(monitor);
            if (cooling > 0) {
                cooling--;
                waited = 0;
            }
            if (!any || watched.isBetter(value, best)) {
                any = true;
                best = value;
                waited = 0;
            } else if (cooling == 0) {
                waited++;
                float rate = context.learningRate();
                if (waited >= patience && rate > (float) minRate) {
                    context.learningRate((float) Math.max(rate * factor, minRate));
                    cooling = cooldown;
                    waited = 0;
                }
            }
        }
    }
}
