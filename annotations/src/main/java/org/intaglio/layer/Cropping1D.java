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
 * A sequence without its first and last steps: L×C to (L-first-last)×C. See <a
 * href="https://keras.io/api/layers/reshaping_layers/cropping1d/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Cropping1D {
    /** {@link #cropping} without its name: {@code @Cropping1D(2)}. */
    @ShortFor(value = "cropping", optional = true)
    int[] value() default 1;

    /** How many go: one number for both ends, or {@code {first, last}}. */
    int[] cropping() default 1;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
