/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.device;

import java.util.concurrent.CancellationException;

/**
 * Outputs and losses of samples, in blocks, all with the weights of one moment. For one thread at a
 * time.
 */
public interface Evaluations {
    /** How many samples a block has at most: what the device likes. */
    int block();

    /**
     * Takes the weights as they are between two steps, until {@link #end}.
     *
     * @param what what the evaluation is called in messages: "the validation"
     * @param copy whether to copy them, for they are about to change. Else the device may hope that
     *     they do not
     */
    void begin(String what, boolean copy);

    /** The penalties on the weights that were taken. */
    double penalty();

    /**
     * Evaluates a block. What {@code rows} throws is thrown here.
     *
     * @param n how many samples
     * @param rows where they come from and results go
     * @return false if the weights have changed since {@link #begin}: what was given to {@code
     *     rows} is worth nothing then, and the evaluation has to begin again, with a copy
     * @throws CancellationException if {@code rows} does, for the thread was interrupted
     */
    boolean evaluate(int n, EvaluationRows rows);

    /** Lets go of the weights; also after a failure. */
    void end();
}
