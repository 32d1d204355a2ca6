/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine.cpu;

import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Program;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** The numbers of a model, and how many threads read them while one changes them. */
final class CpuWeights {
    /** The trainable parameters. */
    final float[] theta;

    /** The other parameters. */
    final float[] state;

    private final Program program;
    private final Kernels kernels;
    private final Changes changes = new Changes();
    private final ReadyWeights live;

    /** The stamp of the weights that {@link #live} has prepared last. */
    private volatile long prepared = Changes.NOW;

    private volatile boolean keepsCopies;

    /** Copies of weights that nobody needs just now. */
    private final AtomicReferenceArray<ReadyWeights> copies =
            new AtomicReferenceArray<>(Runtime.getRuntime().availableProcessors());

    CpuWeights(Program program, Kernels kernels) {
        Architecture architecture = program.architecture();
        this.program = program;
        this.kernels = kernels;
        this.theta = new float[architecture.trainable()];
        this.state = new float[architecture.state()];
        this.live = new ReadyWeights(program, kernels, theta, state);
    }

    /** The array that holds a parameter. */
    float[] arrayOf(Architecture.Weights parameter) {
        return parameter.trainable() ? theta : state;
    }

    /** Before parameters change, or state: between here and {@link #endChange}. */
    void beginChange() {
        changes.begin();
    }

    /** After parameters have changed, or state. */
    void endChange() {
        changes.end();
    }

    /** Stamps of changes: what a prediction compares before and after. */
    Changes changes() {
        return changes;
    }

    /**
     * The weights themselves, ready for predictions: what is read of them is of one moment if the
     * stamp {@linkplain Changes#isStill is still} the same afterwards.
     *
     * @param stamp what {@link Changes#stamp} says
     * @return null if they change now or have changed
     */
    ReadyWeights live(long stamp) {
        if (stamp == Changes.NOW) {
            return null;
        }
        if (live.needsPreparation() && prepared != stamp) {
            synchronized (live) {
                if (prepared != stamp) {
                    if (!changes.isStill(stamp)) {
                        return null;
                    }
                    live.prepare();
                    if (!changes.isStill(stamp)) {
                        return null;
                    }
                    prepared = stamp;
                }
            }
        }
        return live;
    }

    /**
     * A copy of the weights as they are between two steps, for the caller alone until given back.
     *
     * @param what what it is for, for messages: "the prediction"
     */
    ReadyWeights copy(String what) {
        ReadyWeights copy = null;
        for (int i = 0; i < copies.length() && copy == null; i++) {
            copy = copies.getAndSet(i, null);
        }
        if (copy == null) {
            float[] room = new float[theta.length];
            copy = new ReadyWeights(program, kernels, room, new float[state.length]);
        }
        changes.hold(what);
        try {
            System.arraycopy(theta, 0, copy.theta, 0, theta.length);
            System.arraycopy(state, 0, copy.state, 0, state.length);
        } finally {
            changes.letGo();
        }
        copy.prepare();
        return copy;
    }

    /** Keeps a copy for the next who needs one, until the training ends. */
    void giveBack(ReadyWeights copy) {
        for (int i = 0; i < copies.length() && keepsCopies; i++) {
            if (copies.compareAndSet(i, null, copy)) {
                return;
            }
        }
    }

    /** Keeps copies that are given back, for a training goes on that makes them necessary. */
    void keepCopies() {
        if (!keepsCopies) {
            keepsCopies = true;
        }
    }

    /** Drops the copies that are kept, at the end of a training or of a loop of one's own. */
    void dropCopies() {
        keepsCopies = false;
        for (int i = 0; i < copies.length(); i++) {
            copies.setRelease(i, null);
        }
    }
}
