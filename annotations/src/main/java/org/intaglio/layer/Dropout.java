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
 * In training, sets each value to 0 with probability {@link #rate} and multiplies the others by
 * {@code 1 / (1 - rate)}; in prediction, does nothing. The shape stays.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Dropout {
    /** {@link #rate} without its name: {@code @Dropout(0.5)}. */
    @ShortFor("rate")
    double value() default 0;

    /** The fraction to drop, in [0, 1). It has to be given: the default means nothing. */
    double rate() default 0;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
