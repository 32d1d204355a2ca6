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
 * {@code x} at or above the threshold, at most {@link #maxValue}; below it {@code negativeSlope·(x
 * - threshold)}. The shape stays. See <a
 * href="https://keras.io/api/layers/activation_layers/relu/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface ReLU {
    /** {@link #maxValue} without its name: {@code @ReLU(6)}. */
    @ShortFor(value = "maxValue", optional = true)
    double value() default Double.POSITIVE_INFINITY;

    /** The upper limit; not negative. */
    double maxValue() default Double.POSITIVE_INFINITY;

    /** The slope below the threshold; not negative. */
    double negativeSlope() default 0;

    /** Where the function bends; not negative. */
    double threshold() default 0;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
