/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The inputs one after the other along an axis; they agree in all other axes. For instance a×b and
 * a×c to a×(b+c).
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Concatenate {
    /** The axis, counted without the batch from 0, or from the end: -1 is the last. */
    int axis() default -1;

    /** The names of the fields to merge, two or more. */
    String[] from() default {};
}
