/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

/**
 * A parameter of a layer.
 *
 * @param name as Keras calls it, in camel case: {@code kernel}, {@code bias}, {@code gamma}, {@code
 *     beta}, {@code movingMean}, {@code movingVariance}
 * @param shape its shape
 * @param init how it starts
 * @param regularizer its penalty
 * @param constraint what it is held to
 * @param trainable false for what is frozen, and for what training updates by itself, such as
 *     moving averages
 */
public record ParameterSpec(
        String name,
        Shape shape,
        InitSpec init,
        RegularizerSpec regularizer,
        ConstraintSpec constraint,
        boolean trainable) {
    /** Not trained. */
    public ParameterSpec frozen() {
        return new ParameterSpec(name, shape, init, regularizer, constraint, false);
    }

    /** Held to something. */
    public ParameterSpec constrained(ConstraintSpec to) {
        return new ParameterSpec(name, shape, init, regularizer, to, trainable);
    }
}
