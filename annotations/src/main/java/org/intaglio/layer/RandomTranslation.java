/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.layer;

import org.intaglio.FillMode;
import org.intaglio.Interpolation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** In training, shifts each image; in prediction, does nothing. H×W×C to H×W×C. */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface RandomTranslation {
    /**
     * How far down, as a fraction of the height from -1 to 1: one number for as far both ways, or
     * the least and the greatest fraction.
     */
    double[] heightFactor();

    /** How far to the right, as a fraction of the width, likewise. */
    double[] widthFactor();

    /** What is seen beyond the border. */
    FillMode fillMode() default FillMode.REFLECT;

    /** What is seen between the pixels. */
    Interpolation interpolation() default Interpolation.BILINEAR;

    /** The value beyond the border if {@link #fillMode} is {@code FILL_VALUE}. */
    double fillValue() default 0;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
