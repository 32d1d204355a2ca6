/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

/**
 * A value that a callback watches: which way is better, and by how much.
 *
 * @param name the value's name in the history
 * @param mode which way is better
 * @param minDelta by how much it must be better to count; not negative
 */
record Monitor(String name, EarlyStopping.Mode mode, double minDelta) {
    /**
     * The same with a way that is known.
     *
     * @param owner the callback, for the message
     * @throws IllegalArgumentException if nothing says which way is better
     */
    Monitor resolved(Callback owner, Callback.Context context) {
        EarlyStopping.Mode known = mode == EarlyStopping.Mode.AUTO ? context.mode(name) : mode;
        if (known == EarlyStopping.Mode.AUTO) {
            throw new IllegalArgumentException(
                    ("%s cannot know whether a higher or a lower '%s' is better; say it with"
                         + " mode(EarlyStopping.Mode.MAX) or mode(EarlyStopping.Mode.MIN), or make"
                         + " the metric say it: Metric.of(...).higherIsBetter() or lowerIsBetter()")
                            .formatted(owner, name));
        }
        return new Monitor(name, known, minDelta);
    }

    /** Whether a value is better than another; never if one is not a number. */
    boolean isBetter(double value, double than) {
        return mode == EarlyStopping.Mode.MAX ? value - minDelta > than : value + minDelta < than;
    }
}
