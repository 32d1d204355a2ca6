/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.operation;

/**
 * Images that are changed at random in training. The numbers are drawn for each image: uniform
 * between the ends of a {@link Range}, or at rest, that is, where nothing trains.
 */
public interface ImageOperations extends Unsupported {
    /**
     * Images moved.
     *
     * @param stream tells the layers' random numbers apart: those of an operation and its
     *     derivative are the same
     */
    default void move(String layer, Motion motion, int stream, String x, Value y) {
        unsupported("move", layer);
    }

    /**
     * The derivative of a move: every dY goes where its value came from.
     *
     * @param x dY
     */
    default void moveGradient(String layer, Motion motion, int stream, String x, Value y) {
        unsupported("moveGradient", layer);
    }

    /** Other contrast and brightness; nothing, and nothing clipped, at rest. */
    default void shade(String layer, Tone tone, int stream, String x, Value y) {
        unsupported("shade", layer);
    }

    /** The derivative of {@link #shade}: what was clipped has none. */
    default void shadeGradient(String layer, Tone tone, int stream, String x, String dY, Value y) {
        unsupported("shadeGradient", layer);
    }
}
