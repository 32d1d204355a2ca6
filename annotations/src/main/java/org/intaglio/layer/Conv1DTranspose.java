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
 * What a convolution over steps does, the other way round: each step of the input adds a window to
 * the result. Input L×C, kernel k×filters×C, output L'×filters; L' is L·strides with padding SAME,
 * and (L-1)·strides + max(k, strides) with VALID. See <a
 * href="https://keras.io/api/layers/convolution_layers/convolution1d_transpose/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Conv1DTranspose {
    /** Channels of the result. */
    int filters();

    /** The size of the window, in steps. */
    int kernelSize();

    /** How far apart the windows are. */
    int strides() default 1;

    /** What happens at the ends. */
    Padding padding() default Padding.VALID;

    /**
     * Steps added at the end, from 0 up to, but not including, the strides; without it as many as
     * make the result {@code strides} times as long (padding SAME), or as long as the windows need.
     */
    int outputPadding() default -1;

    /** The distance of the window's taps. */
    int dilationRate() default 1;

    /** What the result goes through. */
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
