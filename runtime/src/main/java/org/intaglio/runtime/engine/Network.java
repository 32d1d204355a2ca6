/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.initializer.Initialization;
import org.intaglio.runtime.kernel.Arena;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Pass;
import org.intaglio.runtime.program.Plan;
import org.intaglio.runtime.program.Program;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A program with its numbers: what a model is made of. */
public final class Network {
    private static final float[] NOTHING = {};

    private final Program program;
    private final Architecture architecture;
    private final Kernels kernels;
    private final long seed;
    private final float[] theta;
    private final float[] state;
    private final AtomicReference<String> user = new AtomicReference<>();
    private final AtomicLong changes = new AtomicLong();
    private final Object preparing = new Object();
    private Pass preparation;
    private volatile long prepared = -1;

    /** A network with fresh parameters. */
    public Network(Program program, Kernels kernels, long seed) {
        this.program = program;
        this.architecture = program.architecture();
        this.kernels = kernels;
        this.seed = seed;
        this.theta = new float[architecture.trainable()];
        this.state = new float[architecture.state()];
        for (Architecture.Weights w : architecture.parameters()) {
            Initialization.fill(w, seed, w.trainable() ? theta : state);
        }
    }

    /** The generated code. */
    public Program program() {
        return program;
    }

    /** What the compiler knows. */
    public Architecture architecture() {
        return architecture;
    }

    /** The kernels it runs on. */
    public Kernels kernels() {
        return kernels;
    }

    /** The root of its random numbers. */
    public long seed() {
        return seed;
    }

    /** The trainable parameters, not a copy. */
    public float[] theta() {
        return theta;
    }

    /** The other parameters, not a copy. */
    public float[] state() {
        return state;
    }

    /** Says that parameters have changed, or state. */
    public void changed() {
        changes.incrementAndGet();
    }

    /**
     * The weights in the forms that predictions read, as they are now. While somebody changes
     * weights, a prediction reads a mixture, of forms as of weights.
     */
    float[] prepared() {
        if (architecture.inference().sharedFloats() == 0) {
            return NOTHING;
        }
        if (prepared != changes.get()) {
            synchronized (preparing) {
                long now = changes.get();
                if (prepared != now) {
                    program.prepareInference(preparation());
                    prepared = now;
                }
            }
        }
        return preparation.shared;
    }

    private Pass preparation() {
        if (preparation == null) {
            Plan plan = architecture.inference();
            preparation = new Pass(kernels, plan);
            preparation.theta = theta;
            preparation.state = state;
            preparation.scratch = Arena.of(plan.scratchFloats(), 1);
            preparation.shared = new float[plan.sharedFloats()];
        }
        return preparation;
    }

    /**
     * Marks the parameters as being written.
     *
     * @param what what the caller is, for the message that others get: "fit"
     * @throws IllegalStateException if somebody else is writing them
     */
    public void acquire(String what) {
        String other = user.compareAndExchange(null, what);
        if (other != null) {
            throw new IllegalStateException(
                    ("%s: another thread is training this model (%s);"
                                    + " wait for it, or give each thread a model of its own")
                            .formatted(what, other));
        }
    }

    /** Ends what {@link #acquire} began. */
    public void release() {
        user.set(null);
    }
}
