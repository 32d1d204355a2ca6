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
 * Drops whole channels of an image while it trains, and divides the others by {@code 1 - rate}:
 * H×W×C to H×W×C. See <a
 * href="https://keras.io/api/layers/regularization_layers/spatial_dropout2d/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface SpatialDropout2D {
    /** {@link #rate} without its name: {@code @SpatialDropout2D(0.2)}. */
    @ShortFor("rate")
    double value() default 0;

    /**
     * The fraction of the channels to drop, from 0 up to, but not including, 1. It has to be given:
     * the default means nothing.
     */
    double rate() default 0;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
