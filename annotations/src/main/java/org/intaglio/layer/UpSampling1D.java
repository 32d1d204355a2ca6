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
 * Each step of a sequence {@link #size} times: L×C to (L·size)×C. See <a
 * href="https://keras.io/api/layers/reshaping_layers/up_sampling1d/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface UpSampling1D {
    /** {@link #size} without its name: {@code @UpSampling1D(3)}. */
    @ShortFor(value = "size", optional = true)
    int value() default 2;

    /** How many times. */
    int size() default 2;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
