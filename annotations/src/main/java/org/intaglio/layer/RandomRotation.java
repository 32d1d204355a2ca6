/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.layer;

import org.intaglio.FillMode;
import org.intaglio.Interpolation;
import org.intaglio.ShortFor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training, turns each image around its middle by an angle of its own; in prediction, does
 * nothing. H×W×C to H×W×C.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface RandomRotation {
    /** {@link #factor} without its name: {@code @RandomRotation(0.1)}. */
    @ShortFor("factor")
    double[] value() default {};

    /**
     * How far, in turns of 360°, from -1 to 1: one number for as far both ways, or the least and
     * the greatest angle; above 0 is counter-clockwise. It has to be given: the default means
     * nothing.
     */
    double[] factor() default {};

    /** What is seen beyond the border. */
    FillMode fillMode() default FillMode.REFLECT;

    /** What is seen between the pixels. */
    Interpolation interpolation() default Interpolation.BILINEAR;

    /** The value beyond the border if {@link #fillMode} is {@code FILL_VALUE}. */
    double fillValue() default 0;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
