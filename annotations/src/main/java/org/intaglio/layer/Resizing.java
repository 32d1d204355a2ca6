/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.layer;

import org.intaglio.Interpolation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An image of another size: H×W×C to height×width×C, stretched where the sides have another ratio.
 * See <a
 * href="https://keras.io/api/layers/preprocessing_layers/image_preprocessing/resizing/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Resizing {
    /** Rows of the result. */
    int height();

    /** Columns of the result. */
    int width();

    /** What a pixel between others becomes. */
    Interpolation interpolation() default Interpolation.BILINEAR;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
