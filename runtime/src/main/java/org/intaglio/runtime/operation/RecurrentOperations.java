/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.operation;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Operations of sequences: a loop over their steps, and what runs in one. */
public interface RecurrentOperations extends Unsupported {
    /**
     * A step of a sequence.
     *
     * @param sequence all steps, along the first axis
     * @param step one of them, in the body
     */
    record Slice(String sequence, Value step) {}

    /**
     * What a step hands to the next.
     *
     * @param before what it gets, in the body
     * @param after what it hands on, in the body
     * @param initial what the first gets; without one, zeros
     * @param last what the last hands on, if anybody wants it
     */
    record Carry(Value before, String after, Optional<String> initial, Optional<Value> last) {}

    /**
     * What a step leaves.
     *
     * @param step in the body
     * @param sequence all steps, along the first axis
     */
    record Stack(String step, Value sequence) {}

    /**
     * A loop over steps. Its derivative is another, which runs the other way round.
     *
     * @param steps how many
     * @param reversed whether the last comes first
     * @param slices what it reads of each step
     * @param carries what a step hands to the next
     * @param body tells a reader what a step does; it reads these values, those of its own and
     *     parameters, nothing else
     * @param stacks what each step leaves
     */
    default void scan(
            String layer,
            int steps,
            boolean reversed,
            List<Slice> slices,
            List<Carry> carries,
            Consumer<Operations> body,
            List<Stack> stacks) {
        unsupported("scan", layer);
    }

    /**
     * What each step of a loop was handed: the steps of a carried value before it, {@code x[t -
     * 1]}, or {@code x[t + 1]} of a loop that runs the other way.
     *
     * @param reversed whether the loop ran from the last step to the first
     * @param x what the steps have handed on
     * @param initial what the first was handed; without one, zeros
     */
    default void delay(
            String layer, boolean reversed, String x, Optional<String> initial, Value y) {
        unsupported("delay", layer);
    }

    /**
     * The cell of an LSTM, {@code c' = f·c + i·g} and {@code h = o·tanh c'}, with {@code i, f, o =
     * sigmoid z} and {@code g = tanh z}; rows of gates in the order i, f, g, o.
     *
     * @param z what goes into the gates
     * @param c the cells before
     * @param h the outputs
     * @param next the cells after
     * @param gates the gates, activated
     */
    default void lstmCell(
            String layer, int units, String z, String c, Value h, Value next, Value gates) {
        unsupported("lstmCell", layer);
    }

    /** The derivatives of the cell of an LSTM, for what goes into the gates and for the cells. */
    default void lstmCellGradient(
            String layer,
            int units,
            String gates,
            String c,
            String next,
            String dH,
            String dNext,
            Value dZ,
            Value dC) {
        unsupported("lstmCellGradient", layer);
    }
}
