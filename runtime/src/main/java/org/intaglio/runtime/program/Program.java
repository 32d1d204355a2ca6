/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.program;

import org.intaglio.runtime.operation.Operations;

/**
 * The code of one network. It has no state of its own: everything it reads and writes is in the
 * {@link Frame}, so one program serves any number of threads.
 */
public interface Program {
    /** What the compiler knows of the network. */
    Architecture architecture();

    /**
     * Brings weights into the forms that {@link #infer} reads, into {@link Frame#shared}: once, and
     * again when weights have changed.
     */
    default void prepareInference(Frame frame) {}

    /**
     * Predicts for the samples of a slice: reads {@link Frame#input}, writes {@link Frame#output}.
     */
    void infer(Frame frame);

    /**
     * Predicts for the samples of a slice, and adds their losses to {@link Frame#loss}: what {@link
     * #infer} does, and the losses of a training step. Reads {@link Frame#target} and {@link
     * Frame#weights} besides.
     */
    void evaluate(Frame frame);

    /**
     * Does a piece of a training step: of phase {@code phase}, the slice or the task that the frame
     * describes.
     */
    void step(int phase, Frame frame);

    /**
     * Tells what a prediction computes, operation by operation, before anything is decided for a
     * machine. The code that does so is loaded when it is asked for.
     *
     * @throws UnsupportedOperationException if this program does not know it
     */
    default void describePrediction(Operations reader) {
        throw undescribed("a prediction");
    }

    /**
     * Tells what an evaluation computes: a prediction and its losses, whose derivatives nobody
     * reads.
     *
     * @throws UnsupportedOperationException if this program does not know it
     */
    default void describeEvaluation(Operations reader) {
        throw undescribed("an evaluation");
    }

    /**
     * Tells what a training step computes: forward, losses, and the derivatives for the parameters.
     * What the optimizer does with them is its own.
     *
     * @throws UnsupportedOperationException if this program does not know it
     */
    default void describeStep(Operations reader) {
        throw undescribed("a training step");
    }

    private UnsupportedOperationException undescribed(String what) {
        return new UnsupportedOperationException(
                ("The model of '%s' does not tell what %s computes. Compile the network again,"
                                + " with a processor of this version.")
                        .formatted(architecture().name(), what));
    }
}
