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

/** An initializer with its parameters: {@code @Init(HE_NORMAL)}. */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface Init {
    /** Which initializer. */
    Initializer value();

    /** The value of {@link Initializer#CONSTANT}. */
    float constant() default 0;

    /** The mean of {@link Initializer#RANDOM_NORMAL}. */
    float mean() default 0;

    /** The standard deviation of {@link Initializer#RANDOM_NORMAL}; not negative. */
    float stddev() default 0.05f;

    /** The lower bound of {@link Initializer#RANDOM_UNIFORM}. */
    float min() default -0.05f;

    /** The upper bound of {@link Initializer#RANDOM_UNIFORM}. */
    float max() default 0.05f;

    /** The factor of {@link Initializer#ORTHOGONAL}. */
    float gain() default 1;
}
