/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.layer;

import org.intaglio.Padding;
import org.intaglio.ShortFor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean of each window (zeros of SAME padding are not counted): input H×W×C, output H'×W'×C. See
 * <a href="https://keras.io/api/layers/pooling_layers/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface AveragePooling2D {
    /** {@link #poolSize} without its name: {@code @AveragePooling2D(3)}. */
    @ShortFor(value = "poolSize", optional = true)
    int[] value() default 2;

    /** The size of the window: one number for both sides, or {@code {height, width}}. */
    int[] poolSize() default 2;

    /** The step of the window: one number or {@code {height, width}}; the pool size if empty. */
    int[] strides() default {};

    /** What happens at the border. */
    Padding padding() default Padding.VALID;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
