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
 * Adds normally distributed noise while it trains. The shape stays. See <a
 * href="https://keras.io/api/layers/regularization_layers/gaussian_noise/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface GaussianNoise {
    /** {@link #stddev} without its name: {@code @GaussianNoise(0.1)}. */
    @ShortFor("stddev")
    double value() default 0;

    /** The standard deviation of the noise. It has to be given: the default means nothing. */
    double stddev() default 0;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
