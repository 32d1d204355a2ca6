/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import java.util.Objects;

/**
 * A copy of all numbers of a model at some moment, in the memory of this machine wherever the model
 * runs.
 */
public final class Snapshot {
    private final float[] theta;
    private final float[] state;

    /**
     * Copies the numbers of a model.
     *
     * @param theta the trainable parameters
     * @param state the others
     */
    public Snapshot(float[] theta, float[] state) {
        Objects.requireNonNull(theta, "theta");
        Objects.requireNonNull(state, "state");
        this.theta = theta.clone();
        this.state = state.clone();
    }

    /**
     * Writes the numbers back.
     *
     * @throws IllegalArgumentException if there are not as many as were copied
     */
    public void copyTo(float[] theta, float[] state) {
        Objects.requireNonNull(theta, "theta");
        Objects.requireNonNull(state, "state");
        if (theta.length != this.theta.length || state.length != this.state.length) {
            throw new IllegalArgumentException(
                    ("the snapshot holds %d trainable and %d other numbers, but %d and %d are to be"
                                    + " set; restore it in a model of the network that it is from")
                            .formatted(
                                    this.theta.length,
                                    this.state.length,
                                    theta.length,
                                    state.length));
        }
        System.arraycopy(this.theta, 0, theta, 0, theta.length);
        System.arraycopy(this.state, 0, state, 0, state.length);
    }
}
