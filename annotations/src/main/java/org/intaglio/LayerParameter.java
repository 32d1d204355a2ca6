/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A parameter of a {@link LayerClass}. */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface LayerParameter {
    /** What the model calls it; a Java name. */
    String name();

    /** Its shape: positive numbers, and negative ones for axes of the first input. */
    int[] shape();

    /** How it starts. */
    Init initializer() default @Init(Initializer.GLOROT_UNIFORM);

    /** A penalty on it. */
    Regularizer regularizer() default @Regularizer;

    /** False for what training leaves as it is. */
    boolean trainable() default true;
}
