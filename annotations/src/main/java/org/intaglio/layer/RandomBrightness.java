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
 * In training, adds a number to all values of an image; in prediction, does nothing. H×W×C to
 * H×W×C.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface RandomBrightness {
    /** {@link #factor} without its name: {@code @RandomBrightness(0.2)}. */
    @ShortFor("factor")
    double[] value() default {};

    /**
     * The number as a fraction of the {@link #valueRange}, from -1 to 1: one number for as much
     * more or less, or the least and the greatest fraction. It has to be given: the default means
     * nothing.
     */
    double[] factor() default {};

    /** The least and the greatest value that images have: results are clipped to these. */
    double[] valueRange() default {0, 255};

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
