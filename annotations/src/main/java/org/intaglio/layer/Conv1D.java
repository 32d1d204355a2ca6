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
import org.intaglio.Padding;
import org.intaglio.Regularizer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A convolution over the steps of a sequence: steps×channels to steps'×filters; kernel
 * size×(channels/groups)×filters. See <a
 * href="https://keras.io/api/layers/convolution_layers/convolution1d/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Conv1D {
    /** The number of output channels; positive. */
    int filters();

    /** The steps of the window. */
    int kernelSize();

    /** How far the window moves. */
    int strides() default 1;

    /** What happens at the ends. */
    Padding padding() default Padding.VALID;

    /**
     * True for a result at each step that no later step has a say in: zeros stand before the first.
     * {@link #padding} has to be VALID then.
     */
    boolean causal() default false;

    /** The distance between the taps of the window. */
    int dilationRate() default 1;

    /** Into how many independent groups channels and filters are split; divides both. */
    int groups() default 1;

    /** Applied to the result. */
    Activation activation() default Activation.LINEAR;

    /** False to leave the bias out. */
    boolean useBias() default true;

    /** How the kernel starts. */
    Init kernelInitializer() default @Init(Initializer.GLOROT_UNIFORM);

    /** How the bias starts. */
    Init biasInitializer() default @Init(Initializer.ZEROS);

    /** A penalty on the kernel. */
    Regularizer kernelRegularizer() default @Regularizer;

    /** What the kernel is held to. */
    Constraint kernelConstraint() default @Constraint(ConstraintKind.UNCONSTRAINED);

    /** A penalty on the bias. */
    Regularizer biasRegularizer() default @Regularizer;

    /** What the bias is held to. */
    Constraint biasConstraint() default @Constraint(ConstraintKind.UNCONSTRAINED);

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
