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

/** Another shape with the same number of elements, in the same order. */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Reshape {
    /** {@link #targetShape} without its name: {@code @Reshape({28, 28, 1})}. */
    @ShortFor("targetShape")
    int[] value() default {};

    /**
     * The new shape, without the batch; one dimension may be -1: what is left over. It has to be
     * given: the default means nothing.
     */
    int[] targetShape() default {};

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
