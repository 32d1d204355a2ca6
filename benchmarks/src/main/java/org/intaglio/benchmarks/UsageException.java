/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks;

/** What was wrong with a command line. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With what to tell the user. */
    public UsageException(String message) {
        super(message);
    }
}
