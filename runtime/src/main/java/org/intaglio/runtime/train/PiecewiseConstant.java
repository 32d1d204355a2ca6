/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A learning rate that stays the same between given steps. As <a
 * href="https://keras.io/api/optimizers/learning_rate_schedules/piecewise_constant_decay/">Keras'
 * PiecewiseConstantDecay</a>.
 *
 * <pre>{@code PiecewiseConstant.from(0.1).after(1000, 0.01).after(5000, 0.001)}</pre>
 *
 * @param boundaries the last step of each value but the last, counted from 0; they rise
 * @param values the learning rates; one more than boundaries
 */
@CheckReturnValue
public record PiecewiseConstant(List<Long> boundaries, List<Double> values)
        implements LearningRate {
    /** Checks the numbers. */
    public PiecewiseConstant {
        boundaries = List.copyOf(Objects.requireNonNull(boundaries, "boundaries"));
        values = List.copyOf(Objects.requireNonNull(values, "values"));
        if (values.size() != boundaries.size() + 1) {
            throw new IllegalArgumentException(
                    "%d boundaries need %d values, one more, got %d"
                            .formatted(boundaries.size(), boundaries.size() + 1, values.size()));
        }
        for (int i = 0; i < boundaries.size(); i++) {
            Limits.atLeast(0, "boundary " + i, boundaries.get(i));
            if (i > 0 && boundaries.get(i) <= boundaries.get(i - 1)) {
                throw new IllegalArgumentException(
                        "boundaries must rise, got %d after %d"
                                .formatted(boundaries.get(i), boundaries.get(i - 1)));
            }
        }
        for (int i = 0; i < values.size(); i++) {
            Limits.notNegative("value " + i, values.get(i));
        }
    }

    /** The same for all steps, to be changed with {@link #after}. */
    public static PiecewiseConstant from(double rate) {
        return new PiecewiseConstant(List.of(), List.of(rate));
    }

    /**
     * Then another.
     *
     * @param step the last step of the one before, counted from 0: as Keras' boundaries, it still
     *     has that
     * @param rate the learning rate of later steps
     */
    public PiecewiseConstant after(long step, double rate) {
        return new PiecewiseConstant(plus(boundaries, step), plus(values, rate));
    }

    private static <T> List<T> plus(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    @Override
    public double at(long step) {
        int i = 0;
        while (i < boundaries.size() && step > boundaries.get(i)) {
            i++;
        }
        return values.get(i);
    }
}
