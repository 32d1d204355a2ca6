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
    double constant() default 0;

    /** The mean of {@link Initializer#RANDOM_NORMAL}. */
    double mean() default 0;

    /** The standard deviation of {@link Initializer#RANDOM_NORMAL}; not negative. */
    double stddev() default 0.05;

    /** The lower bound of {@link Initializer#RANDOM_UNIFORM}. */
    double min() default -0.05;

    /** The upper bound of {@link Initializer#RANDOM_UNIFORM}. */
    double max() default 0.05;

    /** The factor of {@link Initializer#ORTHOGONAL}. */
    double gain() default 1;
}
