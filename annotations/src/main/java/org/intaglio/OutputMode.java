/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio;

/** What becomes of an index. */
public enum OutputMode {
    /** It stays one. */
    INTEGER,
    /** Zeros and a 1 at its place, each index for itself. */
    ONE_HOT,
    /** Zeros, and a 1 at the place of each index that comes up in the last axis. */
    MULTI_HOT,
    /** How often each index comes up in the last axis. */
    COUNT
}
