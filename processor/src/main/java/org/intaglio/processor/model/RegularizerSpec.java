/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

/**
 * A {@link org.intaglio.Regularizer}.
 *
 * @param l1 the factor of {@code Σ|w|}
 * @param l2 the factor of {@code Σw²}
 */
public record RegularizerSpec(double l1, double l2) {
    /** No penalty. */
    public static final RegularizerSpec NONE = new RegularizerSpec(0, 0);
}
