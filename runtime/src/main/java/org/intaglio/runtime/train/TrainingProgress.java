/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * How far a training is.
 *
 * @param epoch the number of the epoch
 * @param epochs the number of the last one
 * @param step how many steps of the epoch are done
 * @param steps how many it has; empty while nobody knows
 * @param epochDone whether the epoch is over, validation included
 * @param values what was measured in the epoch so far, by name; empty before the first step
 */
public record TrainingProgress(
        int epoch,
        int epochs,
        long step,
        OptionalLong steps,
        boolean epochDone,
        Map<String, Double> values) {
    /** Copies the values. */
    public TrainingProgress {
        Objects.requireNonNull(steps, "steps");
        values = Map.copyOf(Objects.requireNonNull(values, "values"));
    }
}
