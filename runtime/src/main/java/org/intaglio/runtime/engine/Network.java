/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.initializer.Initialization;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Program;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** A program with its numbers: what a model is made of. */
public final class Network {
    private final Program program;
    private final Architecture architecture;
    private final Kernels kernels;
    private final long seed;
    private final float[] theta;
    private final float[] state;
    private final AtomicReference<String> user = new AtomicReference<>();
    private volatile Thread trainer;
    private SoFar soFar = new SoFar();
    private final Changes changes = new Changes();
    private final ReadyWeights live;

    /** The stamp of the weights that {@link #live} has prepared last. */
    private volatile long prepared = Changes.NOW;

    private volatile boolean keepsCopies;

    /** Copies of weights that nobody needs just now. */
    private final AtomicReferenceArray<ReadyWeights> copies =
            new AtomicReferenceArray<>(Runtime.getRuntime().availableProcessors());

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
        this.live = new ReadyWeights(program, kernels, theta, state);
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

    /** How far its training has come. */
    public SoFar soFar() {
        return soFar;
    }

    /** Forgets how far its training has come; parameters stay. */
    public void forget() {
        soFar = new SoFar();
    }

    /** Before parameters change, or state: between here and {@link #endChange}. */
    public void beginChange() {
        changes.begin();
    }

    /** After parameters have changed, or state. */
    public void endChange() {
        changes.end();
    }

    /** Stamps of changes: what a prediction compares before and after. */
    Changes changes() {
        return changes;
    }

    /**
     * The weights of the network itself, ready for predictions: what is read of them is of one
     * moment if the stamp {@linkplain Changes#isStill is still} the same afterwards.
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

    /** Drops the copies that are kept, at the end of a training or of a loop of one's own. */
    public void dropCopies() {
        keepsCopies = false;
        for (int i = 0; i < copies.length(); i++) {
            copies.setRelease(i, null);
        }
    }

    /** Whether another thread than this one changes weights again and again. */
    boolean isTrainedByOthers() {
        Thread thread = trainer;
        return thread != null && !thread.equals(Thread.currentThread());
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
                    (Thread.currentThread().equals(trainer)
                                    ? "%s: this thread is training this model already (%s); call it"
                                            + " when that is done"
                                    : "%s: another thread is training this model (%s); wait for it,"
                                            + " or give each thread a model of its own")
                            .formatted(what, other));
        }
        trainer = Thread.currentThread();
        keepsCopies = true;
    }

    /** Ends what {@link #acquire} began. */
    public void release() {
        trainer = null;
        user.set(null);
    }
}
