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
 * {@code e^x / Σ e^x} along its {@link #axis}; the shape stays. See <a
 * href="https://keras.io/api/layers/activation_layers/softmax/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Softmax {
    /**
     * The axes whose numbers add up to 1, counted from 0 without the batch, or from the end: -1 is
     * the last.
     */
    int[] axis() default -1;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
