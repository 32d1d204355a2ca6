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
 * An image without its border: H×W×C to (H-top-bottom)×(W-left-right)×C. See <a
 * href="https://keras.io/api/layers/reshaping_layers/cropping2d/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Cropping2D {
    /** {@link #cropping} without its name: {@code @Cropping2D(2)}. */
    @ShortFor(value = "cropping", optional = true)
    int[] value() default 0;

    /**
     * How many go: one number for all sides, {@code {height, width}}, or {@code {top, bottom, left,
     * right}}.
     */
    int[] cropping() default 0;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
