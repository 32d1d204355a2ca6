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
 * Masks the steps of a sequence all of whose features are {@link #maskValue}: steps×features, the
 * same with 0 there. Layers that compute each step for itself hand the mask on; recurrent layers
 * keep their state over masked steps, {@code @GlobalAveragePooling1D} leaves them out, attention
 * does not look there, losses and metrics of steps leave them out. See <a
 * href="https://keras.io/api/layers/core_layers/masking/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Masking {
    /** What the features of a step that is not there are. */
    double maskValue() default 0;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
