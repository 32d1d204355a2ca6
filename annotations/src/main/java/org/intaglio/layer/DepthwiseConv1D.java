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
 * A convolution over the steps of a sequence, of each channel for itself: input L×C, kernel
 * k×C×multiplier, output L'×(C·multiplier). See <a
 * href="https://keras.io/api/layers/convolution_layers/depthwise_convolution1d/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface DepthwiseConv1D {
    /** The size of the window, in steps. */
    int kernelSize();

    /** The step of the window. */
    int strides() default 1;

    /** What happens at the ends. */
    Padding padding() default Padding.VALID;

    /** Results of each channel. */
    int depthMultiplier() default 1;

    /** The distance of the window's taps. */
    int dilationRate() default 1;

    /** What the result goes through. */
    Activation activation() default Activation.LINEAR;

    /** False to leave the bias out. */
    boolean useBias() default true;

    /** How the kernel starts. */
    Init depthwiseInitializer() default @Init(Initializer.GLOROT_UNIFORM);

    /** How the bias starts. */
    Init biasInitializer() default @Init(Initializer.ZEROS);

    /** A penalty on the kernel. */
    Regularizer depthwiseRegularizer() default @Regularizer;

    /** What the kernel is held to. */
    Constraint depthwiseConstraint() default @Constraint(ConstraintKind.UNCONSTRAINED);

    /** A penalty on the bias. */
    Regularizer biasRegularizer() default @Regularizer;

    /** What the bias is held to. */
    Constraint biasConstraint() default @Constraint(ConstraintKind.UNCONSTRAINED);

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
