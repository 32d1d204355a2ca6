/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine.cpu;

import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets those who read weights see whole steps only. Whoever changes weights does so between {@link
 * #begin} and {@link #end}, which count up a stamp: it is odd while they change. Whoever reads
 * remembers the stamp, reads, and asks whether it {@linkplain #isStill is still} the same; if not,
 * he has read a mixture and throws it away. So readers cost the training nothing, and themselves
 * two reads of a number. Who would have to try too often copies the weights under the {@linkplain
 * #hold lock}, which a training is without for most of a step.
 */
final class Changes {
    /** No stamp: for what cannot change. */
    static final long NEVER = -2;

    /** No stamp: for what changes now. */
    static final long NOW = -1;

    /** Longer than a step holds the lock, short enough for somebody to wait for the message. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Duration patience;

    // Fair: a training takes it again so soon that others would hardly ever get it.
    private final ReentrantLock lock = new ReentrantLock(true);
    private volatile long stamp;

    Changes() {
        this(PATIENCE);
    }

    /**
     * Changes of a network.
     *
     * @param patience how long {@link #hold} waits
     */
    Changes(Duration patience) {
        this.patience = patience;
    }

    /** Before weights change. A thread may do so again before it has called {@link #end}. */
    void begin() {
        lock.lock();
        if (lock.getHoldCount() == 1) {
            long even = stamp;
            stamp = even + 1;
            // What is written from now on must not be seen before the odd stamp.
            VarHandle.fullFence();
        }
    }

    /** After weights have changed. */
    void end() {
        if (lock.getHoldCount() == 1) {
            long odd = stamp;
            stamp = odd + 1;
        }
        lock.unlock();
    }

    /** The stamp now, or {@link #NOW}. */
    long stamp() {
        long now = stamp;
        return now % 2 == 0 ? now : NOW;
    }

    /** Whether nothing has changed since {@link #stamp} returned this. */
    boolean isStill(long before) {
        // What was read before must not be read after this.
        VarHandle.acquireFence();
        return before == NEVER || before == stamp;
    }

    /**
     * Keeps others from changing weights until {@link #letGo}. Not to be interrupted, for it does
     * not take longer than the end of a step.
     *
     * @param what what is being done, for the message: "the prediction"
     * @throws IllegalStateException if that step does not end, for it waits for this thread
     */
    void hold(String what) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                        return;
                    }
                    throw stuck(what);
                } catch (InterruptedException e) {
                    interrupted = true; // Set again below.
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private IllegalStateException stuck(String what) {
        return new IllegalStateException(
                ("%s has waited %d seconds for a step of a training to end; a loss function, a"
                                + " metric or a data set must not use the model that they train")
                        .formatted(what, patience.toSeconds()));
    }

    /** Ends what {@link #hold} began. */
    void letGo() {
        lock.unlock();
    }
}
