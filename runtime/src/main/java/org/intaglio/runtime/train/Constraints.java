/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Architecture.Constraint;
import org.intaglio.runtime.program.Architecture.Weights;

import java.util.Arrays;
import java.util.Objects;

/**
 * Brings parameters back to what they are held to, with Keras' formulas: see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/constraints/constraints.py">Keras</a>.
 * A parameter is one thread's, so sums have one order. A device applies them after each step that
 * changes parameters; one whose parameters lie elsewhere does as they do.
 */
public final class Constraints {
    /** Keras' backend.epsilon(). */
    private static final float EPSILON = 1e-7f;

    private final Weights[] held;

    /** For each, room for the norms of numbers side by side. */
    private final double[][] norms;

    /** Those of a network's parameters. */
    public Constraints(Architecture architecture) {
        Objects.requireNonNull(architecture, "architecture");
        this.held =
                architecture.parameters().stream()
                        .filter(w -> w.trainable() && w.constraint().isPresent())
                        .toArray(Weights[]::new);
        this.norms = new double[held.length][];
        for (int i = 0; i < held.length; i++) {
            norms[i] = new double[held[i].constraint().orElseThrow().inner()];
        }
    }

    /** How many parameters are held to something. */
    public int count() {
        return held.length;
    }

    /**
     * Brings back the i-th of these, if the update has changed it. Each has room of its own, so
     * several threads may call it at once for several of them.
     *
     * @param theta all trainable parameters, at the offsets of the {@link Weights}
     */
    public void apply(int i, Optimizer.Update update, float[] theta) {
        Objects.requireNonNull(update, "update");
        Objects.requireNonNull(theta, "theta");
        int from = held[i].offset();
        int to = from + held[i].shape().size();
        if (!update.constrains(from, to)) {
            return;
        }
        Constraint constraint = held[i].constraint().orElseThrow();
        if (constraint.isNorm()) {
            for (int at = from; at < to; at += constraint.length() * constraint.inner()) {
                norm(constraint, norms[i], theta, at);
            }
        } else {
            for (int j = from; j < to; j++) {
                theta[j] = Math.max(theta[j], 0);
            }
        }
    }

    private static void norm(Constraint c, double[] norms, float[] theta, int at) {
        int inner = c.inner();
        Arrays.fill(norms, 0);
        for (int j = 0; j < c.length(); j++) {
            for (int k = 0; k < inner; k++) {
                double w = theta[at + j * inner + k];
                norms[k] += w * w;
            }
        }
        for (int k = 0; k < inner; k++) {
            float norm = (float) Math.sqrt(norms[k]);
            float desired = c.rate() * Math.clamp(norm, c.min(), c.max()) + (1 - c.rate()) * norm;
            norms[k] = desired / (EPSILON + norm);
        }
        for (int j = 0; j < c.length(); j++) {
            for (int k = 0; k < inner; k++) {
                theta[at + j * inner + k] *= (float) norms[k];
            }
        }
    }
}
