/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.layer;

import org.intaglio.Constraint;
import org.intaglio.ConstraintKind;
import org.intaglio.Init;
import org.intaglio.Initializer;
import org.intaglio.Regularizer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@code x} above 0, {@code α·x} elsewhere, where α is learned: one for each number of a sample, or
 * shared along axes. The shape stays. See <a
 * href="https://keras.io/api/layers/activation_layers/prelu/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface PReLU {
    /** How α starts. */
    Init alphaInitializer() default @Init(Initializer.ZEROS);

    /** A penalty on α. */
    Regularizer alphaRegularizer() default @Regularizer;

    /** What α is held to. */
    Constraint alphaConstraint() default @Constraint(ConstraintKind.UNCONSTRAINED);

    /**
     * The axes along which α is the same, counted from 0 without the batch: the first ones of the
     * shape, {@code {0, 1}} for one α a channel of an image.
     */
    int[] sharedAxes() default {};

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
