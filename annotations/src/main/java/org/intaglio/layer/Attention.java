/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.layer;

import org.intaglio.ScoreMode;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Attention without projections (Luong et al. 2015): for each step of the query, a mean of the
 * steps of the value, weighted by a softmax of scores. Query L×C, key M×C and value M×D to L×D. See
 * <a href="https://keras.io/api/layers/attention_layers/attention/">Keras</a>; {@link
 * MultiHeadAttention} has kernels.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Attention {
    /** True for a number that is learned: of the scores, or, in tanh, of the sums. */
    boolean useScale() default false;

    /** What the scores are. */
    ScoreMode scoreMode() default ScoreMode.DOT;

    /** The fraction of the weights to drop in training, in [0, 1). */
    double dropout() default 0;

    /** True if no step may look at a later one. */
    boolean causal() default false;

    /** The name of the field that asks; the field above if empty. */
    String query() default "";

    /** The name of the field whose steps are averaged; the query if empty. */
    String value() default "";

    /** The name of the field that is compared with; the value if empty. */
    String key() default "";
}
