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
 * A convolution over images: input H×W×C, output H'×W'×filters; kernel kh×kw×(C/groups)×filters.
 * See <a href="https://keras.io/api/layers/convolution_layers/convolution2d/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Conv2D {
    /** The number of output channels; positive. */
    int filters();

    /** The size of the window: one number for both sides, or {@code {height, width}}. */
    int[] kernelSize();

    /** The step of the window: one number or {@code {height, width}}. */
    int[] strides() default 1;

    /** What happens at the border. */
    Padding padding() default Padding.VALID;

    /** The distance between the taps of the window: one number or {@code {height, width}}. */
    int[] dilationRate() default 1;

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
