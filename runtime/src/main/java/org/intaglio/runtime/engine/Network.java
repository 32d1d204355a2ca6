/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.Device;
import org.intaglio.runtime.device.Executable;
import org.intaglio.runtime.initializer.Initialization;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Program;

import java.util.concurrent.atomic.AtomicReference;

/**
 * What a model is made of: a program opened on a device, how far its training has come, and who is
 * training it.
 */
public final class Network {
    private final Architecture architecture;
    private final Executable executable;
    private final long seed;
    private final AtomicReference<String> user = new AtomicReference<>();
    private volatile Thread trainer;
    private SoFar soFar = new SoFar();

    /** A network with fresh parameters: the same on every device. */
    public Network(Program program, Device device, long seed) {
        this.architecture = program.architecture();
        this.executable = device.open(program);
        this.seed = seed;
        for (Architecture.Weights w : architecture.parameters()) {
            executable.write(w, Initialization.numbers(w, seed));
        }
    }

    /** What the compiler knows. */
    public Architecture architecture() {
        return architecture;
    }

    /** The program on its device. */
    public Executable executable() {
        return executable;
    }

    /** The root of its random numbers. */
    public long seed() {
        return seed;
    }

    /** How far its training has come. */
    public SoFar soFar() {
        return soFar;
    }

    /** Forgets how far its training has come; parameters stay. */
    public void forget() {
        soFar = new SoFar();
    }

    /** Whether another thread than this one changes weights again and again. */
    public boolean isTrainedByOthers() {
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
    }

    /** Ends what {@link #acquire} began. */
    public void release() {
        trainer = null;
        user.set(null);
    }
}
