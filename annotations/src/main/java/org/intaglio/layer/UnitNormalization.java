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
 * {@code x / √(Σ x²)}: each sample has length 1 along its {@link #axis}. The shape stays. See <a
 * href="https://keras.io/api/layers/normalization_layers/unit_normalization/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface UnitNormalization {
    /**
     * The axes that are one vector together, counted from 0 without the batch, or from the end: -1
     * is the last.
     */
    int[] axis() default -1;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
