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
 * {@code y = γ·(x - mean) / √(variance + ε) + β}, with the mean and the variance of each group of
 * channels (last axis) over all positions of a sample, in training as in prediction. The shape
 * stays. See <a
 * href="https://keras.io/api/layers/normalization_layers/group_normalization/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface GroupNormalization {
    /**
     * How many groups; they divide the channels. As many as channels make it an instance
     * normalization.
     */
    int groups() default 32;

    /** Added to the variance; positive. */
    double epsilon() default 1e-3;

    /** False to leave β out. */
    boolean center() default true;

    /** False to leave γ out. */
    boolean scale() default true;

    /** How β starts. */
    Init betaInitializer() default @Init(Initializer.ZEROS);

    /** How γ starts. */
    Init gammaInitializer() default @Init(Initializer.ONES);

    /** A penalty on β. */
    Regularizer betaRegularizer() default @Regularizer;

    /** What β is held to. */
    Constraint betaConstraint() default @Constraint(ConstraintKind.UNCONSTRAINED);

    /** A penalty on γ. */
    Regularizer gammaRegularizer() default @Regularizer;

    /** What γ is held to. */
    Constraint gammaConstraint() default @Constraint(ConstraintKind.UNCONSTRAINED);

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
