/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.layer;

import org.intaglio.FlipMode;
import org.intaglio.ShortFor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training, flips each image with probability 1/2; in prediction, does nothing. H×W×C to H×W×C.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface RandomFlip {
    /** {@link #mode} without its name: {@code @RandomFlip(HORIZONTAL)}. */
    @ShortFor(value = "mode", optional = true)
    FlipMode value() default FlipMode.HORIZONTAL_AND_VERTICAL;

    /** Which way. */
    FlipMode mode() default FlipMode.HORIZONTAL_AND_VERTICAL;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
