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

/** {@code x·scale + offset}; for instance {@code scale = 1.0 / 255} for bytes. The shape stays. */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Rescaling {
    /** {@link #scale} without its name: {@code @Rescaling(1.0 / 255)}. */
    @ShortFor("scale")
    double value() default 0;

    /** The factor. It has to be given: the default means nothing. */
    double scale() default 0;

    /** Added after the product. */
    double offset() default 0;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
