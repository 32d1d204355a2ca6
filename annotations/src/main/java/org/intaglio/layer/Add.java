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
 * The sum, element by element, of inputs that have one shape, or can be repeated to one: a side of
 * 1, or one that is not there in front, goes for all of that axis. For instance 3×4 and 1×4 to 3×4.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Add {
    /** The names of the fields to merge, two or more. */
    String[] from() default {};
}
