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
 * {@code x} above 0, {@code α·(eˣ - 1)} elsewhere. The shape stays. See <a
 * href="https://keras.io/api/layers/activation_layers/elu/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface ELU {
    /** {@link #alpha} without its name: {@code @ELU(0.5)}. */
    @ShortFor(value = "alpha", optional = true)
    double value() default 1;

    /** α: how far it goes below 0. */
    double alpha() default 1;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
