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
 * Stops a training when a value has not improved for some epochs; epochs without the value, such as
 * those without a validation, do not count. As Keras' {@code EarlyStopping}: <a
 * href="https://keras.io/api/callbacks/early_stopping/">keras.io/api/callbacks</a>.
 *
 * <pre>{@code EarlyStopping.on("val_loss").patience(5).restoreBestWeights()}</pre>
 */
@CheckReturnValue
public final class EarlyStopping implements Callback {
    /** Which way is better. */
    public enum Mode {
        /**
         * What is known: down for losses, and for metrics what they say of themselves. A metric
         * that does not say it is refused before the first step.
         */
        AUTO,
        /** Down. */
        MIN,
        /** Up. */
        MAX
    }

    private final String monitor;
    private final int patience;
    private final double minDelta;
    private final Mode mode;
    private final double baseline;
    private final int startFromEpoch;
    private final boolean restoreBestWeights;

    private EarlyStopping(
            String monitor,
            int patience,
            double minDelta,
            Mode mode,
            double baseline,
            int startFromEpoch,
            boolean restoreBestWeights) {
        this.monitor = Objects.requireNonNull(monitor, "monitor");
        this.patience = patience;
        this.minDelta = minDelta;
        this.mode = mode;
        this.baseline = baseline;
        this.startFromEpoch = startFromEpoch;
        this.restoreBestWeights = restoreBestWeights;
    }

    /** Watches a value, by its name in the history; patience 0. */
    public static EarlyStopping on(String monitor) {
        return new EarlyStopping(monitor, 0, 0, Mode.AUTO, Double.NaN, 1, false);
    }

    /** How many epochs without improvement it waits. */
    public EarlyStopping patience(int epochs) {
        Limits.atLeast(0, "patience", epochs);
        return new EarlyStopping(
                monitor, epochs, minDelta, mode, baseline, startFromEpoch, restoreBestWeights);
    }

    /** By how much a value must be better to count as improved. */
    public EarlyStopping minDelta(double delta) {
        Limits.finite("minDelta", delta);
        return new EarlyStopping(
                monitor,
                patience,
                Math.abs(delta),
                mode,
                baseline,
                startFromEpoch,
                restoreBestWeights);
    }

    /** Which way is better. */
    public EarlyStopping mode(Mode mode) {
        Objects.requireNonNull(mode, "mode");
        return new EarlyStopping(
                monitor, patience, minDelta, mode, baseline, startFromEpoch, restoreBestWeights);
    }

    /** A value that must be beaten for an improvement to reset the waiting. */
    public EarlyStopping baseline(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("baseline must be a number, got NaN");
        }
        return new EarlyStopping(
                monitor, patience, minDelta, mode, value, startFromEpoch, restoreBestWeights);
    }

    /** The first epoch, from 1, that is looked at. */
    public EarlyStopping startFromEpoch(int epoch) {
        if (epoch < 1) {
            throw new IllegalArgumentException(
                    "startFromEpoch must be 1 or more, got " + epoch + "; epochs count from 1");
        }
        return new EarlyStopping(
                monitor, patience, minDelta, mode, baseline, epoch, restoreBestWeights);
    }

    /**
     * At the end of the training, early or not, goes back to the weights of the best epoch. An
     * epoch with a value or a loss that is infinite or not a number is none; if there is no other,
     * to those of the first one that was looked at.
     */
    public EarlyStopping restoreBestWeights() {
        return new EarlyStopping(monitor, patience, minDelta, mode, baseline, startFromEpoch, true);
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
        return "EarlyStopping.on(\"" + monitor + "\")";
    }

    /** Remembers the best epoch of one training. */
    private final class Watch implements Callback {
        private Monitor watched;
        private double best = Double.NaN;
        private int epochs;
        private int waited;
        private Snapshot bestWeights;

        @Override
        public void trainBegin(Context context) {
            watched = new Monitor(monitor, mode, minDelta).resolved(EarlyStopping.this, context);
        }

        @Override
        public void epochEnd(Context context) {
            boolean firstEpoch = epochs == 0;
            epochs++;
            if (context.epoch() < startFromEpoch || !context.has(monitor)) {
                return;
            }
            double value = context.value(monitor);
            boolean first = bestWeights == null;
            waited++;
            boolean improved =
                    isSound(context, value)
                            && (Double.isNaN(best) || watched.isBetter(value, best));
            if (restoreBestWeights && (improved || first)) {
                bestWeights = context.snapshot();
            }
            if (improved) {
                best = value;
                if (Double.isNaN(baseline) || watched.isBetter(value, baseline)) {
                    waited = 0;
                }
                return;
            }
            if (waited >= patience && !firstEpoch) {
                context.stop();
            }
        }

        /**
         * Whether parameters with these results are worth going back to, however good the value.
         */
        private boolean isSound(Context context, double value) {
            return Double.isFinite(value)
                    && Double.isFinite(context.value("loss"))
                    && (!context.has("val_loss") || Double.isFinite(context.value("val_loss")));
        }

        @Override
        public void trainEnd(Context context) {
            if (bestWeights != null) {
                context.restore(bestWeights);
            }
        }
    }
}
