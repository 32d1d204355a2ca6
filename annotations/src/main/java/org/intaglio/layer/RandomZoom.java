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
 * In training, zooms into or out of the middle of each image; in prediction, does nothing. H×W×C to
 * H×W×C.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface RandomZoom {
    /** {@link #heightFactor} without its name: {@code @RandomZoom(0.2)}. */
    @ShortFor("heightFactor")
    double[] value() default {};

    /**
     * How much more of the height is seen, as a fraction above -1 and up to 1: one number for as
     * much more or less, or the least and the greatest fraction; above 0 zooms out. It has to be
     * given: the default means nothing.
     */
    double[] heightFactor() default {};

    /** The same of the width; empty to keep what is high as high as it is wide. */
    double[] widthFactor() default {};

    /** What is seen beyond the border. */
    FillMode fillMode() default FillMode.REFLECT;

    /** What is seen between the pixels. */
    Interpolation interpolation() default Interpolation.BILINEAR;

    /** The value beyond the border if {@link #fillMode} is {@code FILL_VALUE}. */
    double fillValue() default 0;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
