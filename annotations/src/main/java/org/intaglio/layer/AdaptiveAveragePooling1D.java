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
 * The means of {@link #outputSize} windows that cover the steps of a sequence: L×C to outputSize×C.
 * Window i goes from step ⌊i·L/n⌋ up to, but not including, ⌈(i+1)·L/n⌉. See <a
 * href="https://keras.io/api/layers/pooling_layers/adaptive_average_pooling1d/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface AdaptiveAveragePooling1D {
    /** {@link #outputSize} without its name: {@code @AdaptiveAveragePooling1D(4)}. */
    @ShortFor("outputSize")
    int value() default 0;

    /** Steps of the result. It has to be given: the default means nothing. */
    int outputSize() default 0;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
