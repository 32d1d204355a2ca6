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
 * Attention (Vaswani et al. 2017) of several heads: for each step of the query, a mean of the steps
 * of the value, weighted by a softmax of {@code query·key / √keyDim}. Query steps×features to
 * steps×features; key and value have as many steps as each other. Without {@link #key} and {@link
 * #value}, a sequence attends to itself. Kernels features×heads×keyDim of query and key,
 * features×heads×valueDim of the value, heads×valueDim×features of the result. See <a
 * href="https://keras.io/api/layers/attention_layers/multi_head_attention/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface MultiHeadAttention {
    /** How many heads; positive. */
    int numHeads();

    /** Numbers of a head for query and key; positive. */
    int keyDim();

    /** Numbers of a head for the value; 0 for {@link #keyDim}. */
    int valueDim() default 0;

    /** True if no step may look at a later one. */
    boolean causal() default false;

    /** The fraction of the weights to drop in training, in [0, 1). */
    double dropout() default 0;

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
