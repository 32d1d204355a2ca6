/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.layer;

import org.intaglio.ShortFor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Drops values while it trains, and keeps mean and variance of what a {@code SELU} has normalized.
 * The shape stays. See <a
 * href="https://keras.io/api/layers/regularization_layers/alpha_dropout/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface AlphaDropout {
    /** {@link #rate} without its name: {@code @AlphaDropout(0.1)}. */
    @ShortFor("rate")
    double value() default 0;

    /**
     * The fraction to drop, from 0 up to, but not including, 1. It has to be given: the default
     * means nothing.
     */
    double rate() default 0;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
