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
 * A fully connected layer: {@code y = activation(x·kernel + bias)}.
 *
 * <p>Input (…, in), output (…, units); kernel in×units, bias units. Axes before the last are kept,
 * as in <a href="https://keras.io/api/layers/core_layers/dense/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Dense {
    /** The number of outputs; positive. */
    int units();

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
