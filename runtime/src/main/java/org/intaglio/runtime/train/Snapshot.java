/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

/** A copy of all numbers of a model at some moment, kept in memory. */
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
        this.theta = theta.clone();
        this.state = state.clone();
    }

    /** Writes the numbers back. */
    public void copyTo(float[] theta, float[] state) {
        System.arraycopy(this.theta, 0, theta, 0, theta.length);
        System.arraycopy(this.state, 0, state, 0, state.length);
    }
}
