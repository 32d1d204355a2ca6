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
 * The means of windows that cover an image, {@link #outputSize} of them: H×W×C to h×w×C. Along each
 * side window i goes from ⌊i·H/h⌋ up to, but not including, ⌈(i+1)·H/h⌉. See <a
 * href="https://keras.io/api/layers/pooling_layers/adaptive_average_pooling2d/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface AdaptiveAveragePooling2D {
    /** {@link #outputSize} without its name: {@code @AdaptiveAveragePooling2D(4)}. */
    @ShortFor("outputSize")
    int[] value() default {};

    /**
     * Rows and columns of the result: one number for both, or {@code {height, width}}. It has to be
     * given: the default means nothing.
     */
    int[] outputSize() default {};

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
