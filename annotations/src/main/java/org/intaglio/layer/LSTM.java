/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.layer;

import org.intaglio.Activation;
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
 * Long short-term memory over the steps of a sequence: steps×features to units, the output of the
 * last step, or, with {@link #returnSequences}, steps×units. Kernel features×4·units, recurrent
 * kernel units×4·units, bias 4·units; gates in the order input, forget, cell, output. See <a
 * href="https://keras.io/api/layers/recurrent_layers/lstm/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface LSTM {
    /** The number of units; positive. */
    int units();

    /** What the cells go through. */
    Activation activation() default Activation.TANH;

    /** What the gates go through. */
    Activation recurrentActivation() default Activation.SIGMOID;

    /** True for the outputs of all steps, false for that of the last. */
    boolean returnSequences() default false;

    /**
     * True to begin with the last step and to end with the first; the outputs of all steps are then
     * in that order, too, as in Keras.
     */
    boolean goBackwards() default false;

    /** False to leave the bias out. */
    boolean useBias() default true;

    /** Whether the bias of the forget gate starts as 1: so cells keep what they hold. */
    boolean unitForgetBias() default true;

    /** How the kernel starts. */
    Init kernelInitializer() default @Init(Initializer.GLOROT_UNIFORM);

    /** How the recurrent kernel starts. */
    Init recurrentInitializer() default @Init(Initializer.ORTHOGONAL);

    /** How the bias starts. */
    Init biasInitializer() default @Init(Initializer.ZEROS);

    /** A penalty on the kernel. */
    Regularizer kernelRegularizer() default @Regularizer;

    /** What the kernel is held to. */
    Constraint kernelConstraint() default @Constraint(ConstraintKind.UNCONSTRAINED);

    /** A penalty on the recurrent kernel. */
    Regularizer recurrentRegularizer() default @Regularizer;

    /** What the recurrent kernel is held to. */
    Constraint recurrentConstraint() default @Constraint(ConstraintKind.UNCONSTRAINED);

    /** A penalty on the bias. */
    Regularizer biasRegularizer() default @Regularizer;

    /** What the bias is held to. */
    Constraint biasConstraint() default @Constraint(ConstraintKind.UNCONSTRAINED);

    /**
     * The names of fields with the output and the cells that the first step is handed, each of
     * units numbers; zeros if empty. See {@link LastState}.
     */
    String[] initialState() default {};

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
