/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Lends threads. One pool is kept for the next borrower, since starting threads takes longer than a
 * small prediction; its threads sleep, and do not keep the program alive.
 */
public final class Threads {
    private static final AtomicReference<Workers> KEPT = new AtomicReference<>();

    private Threads() {}

    /** A pool of this many threads, for the caller alone until given back. */
    public static Workers borrow(int threads) {
        Workers kept = KEPT.getAndSet(null);
        if (kept != null && kept.threads() == threads) {
            return kept;
        }
        if (kept != null) {
            kept.close();
        }
        return new Workers(threads);
    }

    /** Gives a pool back. */
    public static void giveBack(Workers workers) {
        if (!KEPT.compareAndSet(null, workers)) {
            workers.close();
        }
    }
}
