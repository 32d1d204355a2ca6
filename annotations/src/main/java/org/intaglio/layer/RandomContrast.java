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
 * In training, {@code (x - mean)·f + mean} with a factor f for each image, where the mean is that
 * of a channel over the image; in prediction, does nothing. H×W×C to H×W×C.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface RandomContrast {
    /** {@link #factor} without its name: {@code @RandomContrast({0.2, 0.2})}. */
    @ShortFor("factor")
    double[] value() default {};

    /**
     * Two numbers a and b from 0 to 1, the smaller one first: f lies between {@code 1 - a} and
     * {@code 1 + b}. One number b means {0, b}, as in Keras, which only adds contrast then. It has
     * to be given: the default means nothing.
     */
    double[] factor() default {};

    /** The least and the greatest value that images have: results are clipped to these. */
    double[] valueRange() default {0, 255};

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
