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
 * Rows of a table by their numbers: reads indices of any shape, from 0 to below {@link #inputDim},
 * as an {@code @Input(type = INDEX, below = ...)} holds them; the result has one axis more, of
 * length {@link #outputDim}. See <a
 * href="https://keras.io/api/layers/core_layers/embedding/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Embedding {
    /** How many rows the table has; positive. */
    int inputDim();

    /** How many numbers a row has; positive. */
    int outputDim();

    /**
     * Whether 0 is no word but filling: steps with it are masked. Recurrent layers keep their state
     * there, means leave them out, attention does not look there; see {@link Masking}.
     */
    boolean maskZero() default false;

    /** How the table starts. */
    Init embeddingsInitializer() default
            @Init(value = Initializer.RANDOM_UNIFORM, min = -0.05, max = 0.05);

    /** A penalty on the table. */
    Regularizer embeddingsRegularizer() default @Regularizer;

    /** What the table is held to. */
    Constraint embeddingsConstraint() default @Constraint(ConstraintKind.UNCONSTRAINED);

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
