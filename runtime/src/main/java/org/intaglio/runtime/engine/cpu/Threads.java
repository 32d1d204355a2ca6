/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine.cpu;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lends threads. One pool is kept for the next borrower, since starting threads takes longer than a
 * small prediction; its threads sleep, do not keep the program alive, and end when nobody has asked
 * for them for a while. A pool with more threads than processors is not kept: it is somebody's
 * experiment, and its threads would only be memory.
 */
public final class Threads {
    /**
     * Longer than the pauses within some work, shorter than an application takes to be replaced.
     */
    private static final Threads SHARED =
            new Threads(Duration.ofSeconds(30), Runtime.getRuntime().availableProcessors());

    private final AtomicReference<Workers> kept = new AtomicReference<>();
    private final Duration idle;
    private final int most;

    /**
     * Lends and keeps apart from others.
     *
     * @param idle how long a pool is kept
     * @param most how many threads a pool that is kept may have
     */
    Threads(Duration idle, int most) {
        this.idle = idle;
        this.most = most;
    }

    /** A pool of this many threads, for the caller alone until given back. */
    public static Workers borrow(int threads) {
        return SHARED.lend(threads);
    }

    /** Gives a pool back. */
    public static void giveBack(Workers workers) {
        SHARED.takeBack(workers);
    }

    /** Ends the threads that are kept, and returns when they have ended. */
    public static void release() {
        SHARED.releaseKept();
    }

    Workers lend(int threads) {
        if (threads == 1) {
            return new Workers(1); // No thread has to be started, so let the others be kept.
        }
        Workers workers = kept.getAndSet(null);
        if (workers != null && workers.threads() == threads) {
            return workers;
        }
        if (workers != null) {
            workers.close();
        }
        return new Workers(threads, idle, this::expire);
    }

    void takeBack(Workers workers) {
        int threads = workers.threads();
        if (threads == 1 || threads > most || !kept.compareAndSet(null, workers)) {
            workers.close();
        }
    }

    /** A pool that somebody has borrowed meanwhile is not ended. */
    private void expire(Workers workers) {
        if (kept.compareAndSet(workers, null)) {
            workers.close();
        }
    }

    void releaseKept() {
        Workers workers = kept.getAndSet(null);
        if (workers != null) {
            workers.close();
            workers.awaitEnd();
        }
    }
}
