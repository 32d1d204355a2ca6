/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import java.util.Optional;

/**
 * A tensor that every sample has one of. Written once, by one instruction.
 *
 * @param id unique within a program
 * @param name for readers: the layer, or the layer and what of it
 * @param size floats of one sample
 * @param layout how the samples of a slice lie
 * @param view where it lies within another value, if it has no place of its own
 */
public record Value(int id, String name, int size, Layout layout, Optional<View> view)
        implements Resource {
    /** How the samples of a slice lie. */
    public enum Layout {
        /** One after the other. */
        SAMPLES,
        /** Step after step of a sequence, each of all samples of the slice. */
        STEPS
    }

    /**
     * A piece of another value: {@code offset + stride·index} floats a sample behind its beginning.
     *
     * @param base the other value
     * @param offset floats of a sample before it
     * @param step what depends on the step of a loop, if anything
     */
    public record View(Value base, int offset, Optional<Step> step) {}

    /**
     * Which block of a sequence a step of a loop is about.
     *
     * @param stride floats of a sample from block to block
     * @param shift added to the number of the step
     * @param alternating whether there are only two blocks, in turns
     */
    public record Step(int stride, int shift, boolean alternating) {}

    /** A value of samples one after the other. */
    public Value(int id, String name, int size) {
        this(id, name, size, Layout.SAMPLES, Optional.empty());
    }

    @Override
    public Value base() {
        return view.map(View::base).orElse(this);
    }
}
