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
 * {@code y = γ·(x - mean) / √(variance + ε) + β} for each channel (the last axis): in training with
 * the mean and variance of the batch, in prediction with their moving averages. The shape stays.
 * See <a href="https://keras.io/api/layers/normalization_layers/batch_normalization/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface BatchNormalization {
    /** How slowly the moving averages move, in [0, 1). */
    double momentum() default 0.99;

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

    /** How the moving mean starts. */
    Init movingMeanInitializer() default @Init(Initializer.ZEROS);

    /** How the moving variance starts. */
    Init movingVarianceInitializer() default @Init(Initializer.ONES);

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
