/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares an input of the network; for networks with more than one, or to name the only one.
 * Inputs keep their order of declaration in {@code fit} and {@code predict}.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Input {
    /** {@link #shape} without its name: {@code @Input({28, 28, 1})}. */
    @ShortFor("shape")
    int[] value() default {};

    /**
     * The shape of one sample, without the batch; every dimension positive. It has to be given: the
     * default means nothing.
     */
    int[] shape() default {};

    /** What it holds. */
    InputType type() default InputType.NUMBER;

    /** Of indices: what each is less than, at most 16,777,216. Of numbers: 0. */
    int below() default 0;
}
