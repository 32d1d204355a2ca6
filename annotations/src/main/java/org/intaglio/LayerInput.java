/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An input of a {@link LayerClass}: what shapes it takes, without the batch. */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface LayerInput {
    /**
     * A number for each axis: its length, 0 for any, or, of another input than the first, a
     * negative one for the length of an axis of the first. If empty, the first input has any shape,
     * and another the shape of the first.
     */
    int[] value() default {};
}
