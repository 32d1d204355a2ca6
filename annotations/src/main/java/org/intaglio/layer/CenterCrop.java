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
 * The middle of an image: H×W×C to height×width×C. A pixel more goes below and to the right where
 * it cannot be halved. See <a
 * href="https://keras.io/api/layers/preprocessing_layers/image_preprocessing/center_crop/">Keras</a>,
 * which enlarges images that are too small; here they are refused.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface CenterCrop {
    /** Rows of the result. */
    int height();

    /** Columns of the result. */
    int width();

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
