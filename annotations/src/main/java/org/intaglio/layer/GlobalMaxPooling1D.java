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
 * The largest value of each channel over all steps of a sequence: L×C to C, or 1×C if {@link
 * #keepDims}.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface GlobalMaxPooling1D {
    /** True to keep the axis of the steps, with length 1. */
    boolean keepDims() default false;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
