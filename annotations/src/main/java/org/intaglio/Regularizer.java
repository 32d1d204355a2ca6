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
 * A penalty on weights, added to the loss: {@code l1·Σ|w| + l2·Σw²}, as Keras' {@code L1L2}.
 * {@code @Regularizer(l2 = 0.01)}.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface Regularizer {
    /** The factor of the sum of absolute values; not negative. */
    double l1() default 0;

    /** The factor of the sum of squares; not negative. */
    double l2() default 0;
}
