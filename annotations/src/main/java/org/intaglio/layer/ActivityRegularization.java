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
 * Leaves its input as it is, of any shape, and adds a penalty for it to the loss: {@code l1·Σ|x| +
 * l2·Σx²} of each sample, on average over the batch, in training and in evaluation. Samples'
 * weights do not count. With several outputs, the total loss has it, and that of the first output
 * whose weight is not 0 and whose loss leaves no masked steps out; there has to be one. See <a
 * href="https://keras.io/api/layers/regularization_layers/activity_regularization/">Keras</a>; an
 * {@code activity_regularizer} of another layer is this one below it.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface ActivityRegularization {
    /** The factor of the absolute values; not negative. */
    double l1() default 0;

    /** The factor of the squares; not negative. */
    double l2() default 0;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
