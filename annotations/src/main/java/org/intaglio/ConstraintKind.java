/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio;

/** What a parameter is held to after each step, with Keras' formulas. */
public enum ConstraintKind {
    /** Nothing. */
    UNCONSTRAINED,
    /** Norms of at most {@link Constraint#maxValue}. */
    MAX_NORM,
    /** No number below 0. */
    NON_NEG,
    /** Norms of 1. */
    UNIT_NORM,
    /** Norms from {@link Constraint#minValue} to {@link Constraint#maxValue}. */
    MIN_MAX_NORM
}
