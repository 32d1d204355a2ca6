/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.layer;

import org.intaglio.Padding;
import org.intaglio.ShortFor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean of each channel in each window of steps (zeros of SAME padding are not counted): L×C to
 * L'×C. See <a href="https://keras.io/api/layers/pooling_layers/average_pooling1d/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface AveragePooling1D {
    /** {@link #poolSize} without its name: {@code @AveragePooling1D(3)}. */
    @ShortFor(value = "poolSize", optional = true)
    int value() default 2;

    /** The steps of the window. */
    int poolSize() default 2;

    /** How far the window moves; 0 for {@link #poolSize}. */
    int strides() default 0;

    /** What happens at the ends. */
    Padding padding() default Padding.VALID;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
