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
 * Zeros around an image: H×W×C to (top+H+bottom)×(left+W+right)×C. See <a
 * href="https://keras.io/api/layers/reshaping_layers/zero_padding2d/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface ZeroPadding2D {
    /** {@link #padding} without its name: {@code @ZeroPadding2D(2)}. */
    @ShortFor(value = "padding", optional = true)
    int[] value() default 1;

    /**
     * How many: one number for all sides, {@code {height, width}}, or {@code {top, bottom, left,
     * right}}.
     */
    int[] padding() default 1;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
