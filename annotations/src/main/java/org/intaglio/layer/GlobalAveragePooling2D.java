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

/** The mean of each channel over the whole image: H×W×C to C, or 1×1×C if {@link #keepDims}. */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface GlobalAveragePooling2D {
    /** True to keep the axes of height and width, with length 1. */
    boolean keepDims() default false;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
