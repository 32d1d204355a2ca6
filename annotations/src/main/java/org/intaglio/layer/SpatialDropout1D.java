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
 * Drops whole channels of a sequence while it trains, and divides the others by {@code 1 - rate}:
 * L×C to L×C. See <a
 * href="https://keras.io/api/layers/regularization_layers/spatial_dropout1d/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface SpatialDropout1D {
    /** The fraction of the channels to drop, from 0 up to, but not including, 1. */
    double rate();

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
