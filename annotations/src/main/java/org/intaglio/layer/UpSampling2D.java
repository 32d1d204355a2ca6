/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.layer;

import org.intaglio.Interpolation;
import org.intaglio.ShortFor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A larger image: H×W×C to (H·size)×(W·size)×C. See <a
 * href="https://keras.io/api/layers/reshaping_layers/up_sampling2d/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface UpSampling2D {
    /** {@link #size} without its name: {@code @UpSampling2D(3)}. */
    @ShortFor(value = "size", optional = true)
    int[] value() default 2;

    /** How many times: one number for both sides, or {@code {height, width}}. */
    int[] size() default 2;

    /** What a pixel between others becomes. */
    Interpolation interpolation() default Interpolation.NEAREST;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
