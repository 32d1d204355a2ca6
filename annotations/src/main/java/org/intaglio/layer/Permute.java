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
 * Its axes in another order: {@code @Permute({1, 0})} makes C×L of L×C. See <a
 * href="https://keras.io/api/layers/reshaping_layers/permute/">Keras</a>, which counts them from 1.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Permute {
    /** {@link #dims} without its name: {@code @Permute({1, 0})}. */
    @ShortFor("dims")
    int[] value() default {};

    /**
     * For each axis of the result, which axis of the input it is: each of them once, counted from 0
     * without the batch. It has to be given: the default means nothing.
     */
    int[] dims() default {};

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
