/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Attention by sums (Bahdanau et al. 2015): for each step of the query, a mean of the steps of the
 * value, weighted by a softmax of {@code Σ w·tanh(query + key)}. Query L×C, key M×C and value M×D
 * to L×D; it needs L·M·C numbers on the way. See <a
 * href="https://keras.io/api/layers/attention_layers/additive_attention/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface AdditiveAttention {
    /** False to leave w out: one number for each feature. */
    boolean useScale() default true;

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
