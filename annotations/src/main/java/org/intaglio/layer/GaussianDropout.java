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
 * Multiplies with normally distributed noise of mean 1 and variance {@code rate / (1 - rate)} while
 * it trains. The shape stays. See <a
 * href="https://keras.io/api/layers/regularization_layers/gaussian_dropout/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface GaussianDropout {
    /** {@link #rate} without its name: {@code @GaussianDropout(0.2)}. */
    @ShortFor("rate")
    double value() default 0;

    /**
     * As the rate of a dropout of the same variance; from 0 up to, but not including, 1. It has to
     * be given: the default means nothing.
     */
    double rate() default 0;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
