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
 * {@code y = γ·x / √(mean of x² + ε)} over the last axis, in training as in prediction; γ is called
 * {@code scale}. The shape stays. See <a
 * href="https://keras.io/api/layers/normalization_layers/rms_normalization/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface RMSNormalization {
    /** Added to the mean of the squares; positive. */
    double epsilon() default 1e-6;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
