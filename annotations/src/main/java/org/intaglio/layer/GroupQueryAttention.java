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
 * {@link MultiHeadAttention} whose heads of the query share fewer ones of key and value (Ainslie et
 * al. 2023). Query steps×features to steps×features; key and value have as many steps as each
 * other. Kernels features×heads×headDim, heads×headDim×features of the result. See <a
 * href="https://keras.io/api/layers/attention_layers/grouped_query_attention/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface GroupQueryAttention {
    /** Numbers of a head; positive. */
    int headDim();

    /** Heads of the query; a multiple of those of key and value. */
    int numQueryHeads();

    /** Heads of key and value; positive. */
    int numKeyValueHeads();

    /** True if no step may look at a later one. */
    boolean causal() default false;

    /** The fraction of the weights to drop in training, in [0, 1). */
    double dropout() default 0;

    /** True to multiply what the heads find with a sigmoid of a projection of the query. */
    boolean useGate() default false;

    /** False to leave the biases out. */
    boolean useBias() default true;

    /** How the kernels start. */
    Init kernelInitializer() default @Init(Initializer.GLOROT_UNIFORM);

    /** How the biases start. */
    Init biasInitializer() default @Init(Initializer.ZEROS);

    /** A penalty on the kernels. */
    Regularizer kernelRegularizer() default @Regularizer;

    /** What the kernels is held to. */
    Constraint kernelConstraint() default @Constraint(ConstraintKind.UNCONSTRAINED);

    /** A penalty on the biases. */
    Regularizer biasRegularizer() default @Regularizer;

    /** What the biases is held to. */
    Constraint biasConstraint() default @Constraint(ConstraintKind.UNCONSTRAINED);

    /** The name of the field that asks; the field above if empty. */
    String query() default "";

    /** The name of the field whose steps are averaged; the query if empty. */
    String value() default "";

    /** The name of the field that is compared with; the value if empty. */
    String key() default "";
}
