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

/**
 * What a parameter is held to: the optimizer changes it, then it is brought back.
 * {@code @Constraint(NON_NEG)}, {@code @Constraint(value = MAX_NORM, maxValue = 3)}.
 *
 * <p>A norm is the root of the sum of squares over an {@link #axis}: with axis 0, of each column of
 * a dense kernel, that is, of what a unit weighs its inputs by. As in Keras, a weight becomes
 * {@code w·desired / (10⁻⁷ + norm)}.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface Constraint {
    /** What holds. */
    ConstraintKind value();

    /** The least norm, of {@code MIN_MAX_NORM}; at least 0. */
    double minValue() default 0;

    /**
     * The greatest norm, of {@code MAX_NORM} and {@code MIN_MAX_NORM}; positive. If it is left out
     * (or 0), 2 for {@code MAX_NORM} and 1 for {@code MIN_MAX_NORM}, as in Keras.
     */
    double maxValue() default 0;

    /**
     * How much of the way a norm that is too large or too small goes in a step, of {@code
     * MIN_MAX_NORM}; above 0 and up to 1.
     */
    double rate() default 1;

    /**
     * Over which axes the squares are added up: one, or several in a row. For the kernel of a
     * convolution, {@code {0, 1, 2}} for a norm of each filter.
     */
    int[] axis() default 0;
}
