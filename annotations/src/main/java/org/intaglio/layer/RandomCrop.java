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
 * In training, cuts a window out of each image, somewhere; in prediction, the largest window of the
 * same proportions out of its middle, resized by bilinear interpolation. H×W×C to {@link
 * #height}×{@link #width}×C.
 *
 * <p>Keras takes the same window for all images of a batch, and in prediction does what is said
 * here in its documentation only: its program leaves the image as large as it is.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface RandomCrop {
    /** The rows that are left. */
    int height();

    /** The columns that are left. */
    int width();

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
