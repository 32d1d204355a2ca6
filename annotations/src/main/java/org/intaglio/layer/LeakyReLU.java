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
 * {@code x} above zero, {@code negativeSlope·x} below. The shape stays. See <a
 * href="https://keras.io/api/layers/activation_layers/leaky_relu/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface LeakyReLU {
    /** {@link #negativeSlope} without its name: {@code @LeakyReLU(0.2)}. */
    @ShortFor(value = "negativeSlope", optional = true)
    double value() default 0.3;

    /** The slope below zero; not negative. */
    double negativeSlope() default 0.3;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
