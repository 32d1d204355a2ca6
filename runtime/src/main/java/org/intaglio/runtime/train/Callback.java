/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks on while a model trains, and may interfere. All methods are called by the thread that
 * called {@code fit}; what they throw ends the training.
 */
public interface Callback {
    /**
     * What to call during one training: itself, or, if it remembers something from epoch to epoch,
     * a fresh one, so that the same {@code Training} can be used again.
     */
    default Callback forOneTraining() {
        return this;
    }

    /**
     * The names of the values that it reads at the end of epochs, as in the history. Those that the
     * training does not have are refused before its first step.
     */
    default Set<String> reads() {
        return Set.of();
    }

    /** The same callback, which says that it {@linkplain #reads() reads} these values. */
    @CheckReturnValue
    default Callback reading(String... names) {
        return new ReadingCallback(this, names);
    }

    /**
     * Whether it looks after a loss that is infinite or not a number itself. Then {@code fit}
     * throws nothing: the step changes no parameters, {@link #batchEnd} sees the loss and may stop
     * the training, and if it does not, the next step is done. Bad inputs and targets are still
     * refused where they are found before a step.
     */
    default boolean handlesNaN() {
        return false;
    }

    /** Before the first epoch. */
    default void trainBegin(Context context) {}

    /** After the last epoch; not called if the training failed. */
    default void trainEnd(Context context) {}

    /** Before an epoch. */
    default void epochBegin(Context context) {}

    /** After an epoch, validation included. */
    default void epochEnd(Context context) {}

    /** After a step; {@link Context#value} gives the means over the epoch so far. */
    default void batchEnd(Context context) {}

    /** Calls {@code action} after each epoch. */
    @CheckReturnValue
    static Callback onEpochEnd(Consumer<Context> action) {
        Objects.requireNonNull(action, "action");
        return new Callback() {
            @Override
            public void epochEnd(Context context) {
                action.accept(context);
            }
        };
    }

    /** Calls {@code action} after each step. */
    @CheckReturnValue
    static Callback onBatchEnd(Consumer<Context> action) {
        Objects.requireNonNull(action, "action");
        return new Callback() {
            @Override
            public void batchEnd(Context context) {
                action.accept(context);
            }
        };
    }

    /**
     * Stops the training when the loss of an epoch so far is infinite or not a number, where {@code
     * fit} without it would throw: the history is returned, and what other callbacks do at the end
     * is done, such as going back to the best parameters.
     */
    @CheckReturnValue
    static Callback terminateOnNaN() {
        return new TerminateOnNaN();
    }

    /** What a callback sees and can do. */
    interface Context {
        /** The epoch, from 1, as printed: those of earlier trainings of the model count. */
        int epoch();

        /** The number of the last epoch that was asked for. */
        int epochs();

        /** How many steps of this epoch are done. */
        long batch();

        /**
         * The names of all values that there are at the end of an epoch, as in the history: the
         * losses, the metrics and, with validation, the same with {@code val_}.
         */
        Set<String> names();

        /**
         * Which way is better for a value of {@link #names()}; {@code AUTO} if that is not known:
         * see {@link Metric#mode()}.
         */
        EarlyStopping.Mode mode(String name);

        /** Whether there is a value of this name now. */
        boolean has(String name);

        /**
         * A value of this epoch, by its name in the history: {@code "loss"}, {@code
         * "val_accuracy"}.
         *
         * @throws IllegalArgumentException if there is none; the message lists those there are
         */
        double value(String name);

        /** All values of this epoch, by name. */
        Map<String, Double> values();

        /** The learning rate of the next step. */
        float learningRate();

        /**
         * Sets the learning rate from the next step on: that number replaces what the optimizer's
         * {@link LearningRate} would say, in later trainings that go on with it too.
         */
        void learningRate(float rate);

        /** Ends the training after this step or, at the end of an epoch, after this epoch. */
        void stop();

        /** Copies all parameters. */
        Snapshot snapshot();

        /** Sets all parameters. */
        void restore(Snapshot snapshot);
    }
}
