/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

/** How the scores of several classes or units become one. */
public enum Averaging {
    /** All are counted together. */
    MICRO,
    /** The mean of the scores. */
    MACRO,
    /** The mean of the scores, each by how much of it there is. */
    WEIGHTED
}
