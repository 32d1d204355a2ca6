/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks on while a model trains, is evaluated or predicts, and may interfere with training. All
 * methods are called by the thread that called {@code fit}, {@code evaluate} or {@code predict};
 * what they throw ends that. The points are those of <a
 * href="https://keras.io/api/callbacks/base_callback/">Keras' Callback</a>.
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
        return CallbackChain.reading(this, names);
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

    /** Before a step; {@link Context#batch} counts those before it. */
    default void batchBegin(Context context) {}

    /** After a step; {@link Context#value} gives the means over the epoch so far. */
    default void batchEnd(Context context) {}

    /** Before an evaluation, be it a validation or one of its own. */
    default void testBegin(TestContext context) {}

    /** After an evaluation, with its results. */
    default void testEnd(TestContext context) {}

    /** Before a block of an evaluation; how large blocks are is the device's choice. */
    default void testBatchBegin(TestContext context) {}

    /** After a block of an evaluation; {@link TestContext#value} gives the means so far. */
    default void testBatchEnd(TestContext context) {}

    /** Before a prediction of a data set. */
    default void predictBegin(PredictContext context) {}

    /** After a prediction of a data set. */
    default void predictEnd(PredictContext context) {}

    /** Before a batch of a prediction. */
    default void predictBatchBegin(PredictContext context) {}

    /** After a batch of a prediction. */
    default void predictBatchEnd(PredictContext context) {}

    /** Both: at every point this one first, then the other. */
    @CheckReturnValue
    default Callback andThen(Callback next) {
        return new CallbackChain(List.of(this, Objects.requireNonNull(next, "next")), Set.of());
    }

    /** All of these, in their order, as one. */
    @CheckReturnValue
    static Callback all(List<Callback> callbacks) {
        return new CallbackChain(Objects.requireNonNull(callbacks, "callbacks"), Set.of());
    }

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

    /**
     * Tells how far a training is, for a bar of one's own: before the first step of an epoch, then
     * after steps but not more often than asked, and after each epoch with all its values.
     */
    @CheckReturnValue
    static Callback onProgress(Duration atMostEvery, Consumer<TrainingProgress> listener) {
        return new ProgressCallback(
                Objects.requireNonNull(atMostEvery, "atMostEvery"),
                Objects.requireNonNull(listener, "listener"));
    }

    /** What a callback sees of an evaluation. */
    interface TestContext {
        /** How many samples were measured so far. */
        long samples();

        /** The values so far, by name: {@code "loss"}, {@code "accuracy"}. */
        Map<String, Double> values();

        /**
         * A value so far; NaN before the first samples.
         *
         * @throws IllegalArgumentException if there is none of this name; the message lists those
         *     there are
         */
        double value(String name);
    }

    /** What a callback sees of a prediction. */
    interface PredictContext {
        /** How many batches are done. */
        long batch();

        /** How many samples are predicted. */
        long samples();
    }

    /** What a callback sees of a training and can do. */
    interface Context {
        /** The epoch, from 1, as printed: those of earlier trainings of the model count. */
        int epoch();

        /** The number of the last epoch that was asked for. */
        int epochs();

        /** How many steps of this epoch are done. */
        long batch();

        /** How many steps an epoch has; empty while nobody knows, in the first pass of a stream. */
        OptionalLong steps();

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
