/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.device;

import java.util.Objects;
import java.util.concurrent.CancellationException;

/**
 * Notices that the thread which asked for some work was interrupted. The work is done by others as
 * well, so they look at that thread, not at themselves. Its status stays set, so that whoever waits
 * further up learns of it too.
 */
public final class Interrupts {
    private Interrupts() {}

    /**
     * Ends the work if its asking thread was interrupted.
     *
     * @param asking the thread that asked for the work
     * @param what what was being done, for the message: "the evaluation"
     * @throws CancellationException if so
     */
    public static void check(Thread asking, String what) {
        Objects.requireNonNull(asking, "asking");
        Objects.requireNonNull(what, "what");
        if (asking.isInterrupted()) {
            throw new CancellationException(what + " was interrupted");
        }
    }
}
