/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.program;

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
}
