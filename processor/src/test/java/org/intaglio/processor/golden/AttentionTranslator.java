/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import java.util.List;
import java.util.Set;

/** Translates attentions. */
final class AttentionTranslator {
    static final Set<String> KINDS =
            Set.of("MultiHeadAttention", "GroupQueryAttention", "Attention", "AdditiveAttention");

    private final KerasConfig config;

    AttentionTranslator(KerasConfig config) {
        this.config = config;
    }

    Annotation translate(String kind) {
        Annotation annotation = new Annotation(kind);
        switch (kind) {
            case "MultiHeadAttention" -> ofHeads(annotation);
            case "GroupQueryAttention" -> ofGroups(annotation);
            default -> plain(kind, annotation);
        }
        return annotation;
    }

    private void plain(String kind, Annotation annotation) {
        boolean additive = kind.equals("AdditiveAttention");
        annotation.with("useScale", config.bool("use_scale"), additive);
        if (!additive) {
            boolean isDot = config.string("score_mode").equals("dot");
            annotation.with(
                    "scoreMode",
                    isDot ? "ScoreMode.DOT" : "ScoreMode.CONCATENATED",
                    "ScoreMode.DOT");
        }
        annotation.with("dropout", config.number("dropout"), 0.0);
    }

    private void ofGroups(Annotation annotation) {
        annotation
                .with("headDim", config.integer("head_dim"))
                .with("numQueryHeads", config.integer("num_query_heads"))
                .with("numKeyValueHeads", config.integer("num_key_value_heads"))
                .with("dropout", config.number("dropout"), 0.0)
                .with("useGate", config.bool("use_gate"), false);
        projections(annotation);
    }

    private void ofHeads(Annotation annotation) {
        int keys = config.integer("key_dim");
        annotation
                .with("numHeads", config.integer("num_heads"))
                .with("keyDim", keys)
                .with("valueDim", config.integer("value_dim"), keys)
                .with("dropout", config.number("dropout"), 0.0);
        if (config.has("attention_axes") && !config.integers("attention_axes").equals(List.of(1))) {
            throw config.inexpressible("attention_axes");
        }
        projections(annotation);
    }

    private void projections(Annotation annotation) {
        annotation.with("useBias", config.bool("use_bias"), true);
        config.initializer(annotation, "kernel_initializer", "@Init(GLOROT_UNIFORM)");
        config.initializer(annotation, "bias_initializer", "@Init(ZEROS)");
        config.regularizer(annotation, "kernel_regularizer");
        config.regularizer(annotation, "bias_regularizer");
    }
}
