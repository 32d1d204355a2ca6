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
 * A convolution of each channel of an image for itself, and then one of all channels of each pixel:
 * input H×W×C, kernels kh×kw×C×multiplier and 1×1×(C·multiplier)×filters, output H'×W'×filters. See
 * <a href="https://keras.io/api/layers/convolution_layers/separable_convolution2d/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface SeparableConv2D {
    /** Channels of the result. */
    int filters();

    /** The size of the window: one number for both sides, or {@code {height, width}}. */
    int[] kernelSize();

    /** The step of the window: one number for both sides, or {@code {height, width}}. */
    int[] strides() default 1;

    /** What happens at the border. */
    Padding padding() default Padding.VALID;

    /** Results of each channel. */
    int depthMultiplier() default 1;

    /** The distance of the window's taps: one number or {@code {height, width}}. */
    int[] dilationRate() default 1;

    /** What the result goes through. */
    Activation activation() default Activation.LINEAR;

    /** False to leave the bias out. */
    boolean useBias() default true;

    /** How the kernel of the windows starts. */
    Init depthwiseInitializer() default @Init(Initializer.GLOROT_UNIFORM);

    /** How the kernel of the channels starts. */
    Init pointwiseInitializer() default @Init(Initializer.GLOROT_UNIFORM);

    /** How the bias starts. */
    Init biasInitializer() default @Init(Initializer.ZEROS);

    /** A penalty on the kernel of the windows. */
    Regularizer depthwiseRegularizer() default @Regularizer;

    /** What the kernel of the windows is held to. */
    Constraint depthwiseConstraint() default @Constraint(ConstraintKind.UNCONSTRAINED);

    /** A penalty on the kernel of the channels. */
    Regularizer pointwiseRegularizer() default @Regularizer;

    /** What the kernel of the channels is held to. */
    Constraint pointwiseConstraint() default @Constraint(ConstraintKind.UNCONSTRAINED);

    /** A penalty on the bias. */
    Regularizer biasRegularizer() default @Regularizer;

    /** What the bias is held to. */
    Constraint biasConstraint() default @Constraint(ConstraintKind.UNCONSTRAINED);

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
