/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio;

/** What becomes of the two results of a {@link org.intaglio.layer.Bidirectional} layer. */
public enum MergeMode {
    /** One after the other, along the last axis. */
    CONCAT,
    /** {@code a + b}. */
    SUM,
    /** {@code a·b}. */
    MUL,
    /** {@code (a + b) / 2}. */
    AVE
}
