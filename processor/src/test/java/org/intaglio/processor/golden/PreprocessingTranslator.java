/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import tools.jackson.databind.JsonNode;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Translates Keras' layers that turn raw data into what a network can learn from. */
final class PreprocessingTranslator {
    static final Set<String> KINDS =
            Set.of("Normalization", "Discretization", "IntegerLookup", "CategoryEncoding");

    private final KerasConfig config;
    private final int rank;

    PreprocessingTranslator(KerasConfig config, int rank) {
        this.config = config;
        this.rank = rank;
    }

    Annotation translate(String kind) {
        Annotation annotation = new Annotation(kind);
        switch (kind) {
            case "Normalization" -> {
                config.lastAxis(rank);
                for (String name : new String[] {"mean", "variance"}) {
                    if (config.has(name)) {
                        annotation.with(name, list(name));
                    }
                }
                annotation.with("invert", config.bool("invert"), false);
            }
            case "Discretization" -> {
                annotation.with("binBoundaries", list("bin_boundaries"));
                // For finding boundaries, which are there.
                config.has("epsilon");
                mode(annotation, "OutputMode.INTEGER");
            }
            case "IntegerLookup" -> lookup(annotation);
            default -> {
                annotation.with("numTokens", config.integer("num_tokens"));
                mode(annotation, "OutputMode.MULTI_HOT");
            }
        }
        return annotation;
    }

    private void lookup(Annotation annotation) {
        annotation.with("vocabulary", list("vocabulary"));
        annotation.with("numOovIndices", config.integer("num_oov_indices"), 1);
        mode(annotation, "OutputMode.INTEGER");
        if (config.bool("invert") || config.has("mask_token") || config.has("max_tokens")) {
            throw config.inexpressible("invert");
        }
        // What is said of the vocabulary, and of a token that stands for none when inverted.
        for (String name :
                Set.of("oov_token", "pad_to_max_tokens", "vocabulary_dtype", "vocabulary_size")) {
            config.has(name);
        }
        config.only("oov_method", "floormod");
    }

    private void mode(Annotation annotation, String standard) {
        String mode =
                "OutputMode."
                        + (config.string("output_mode").equals("int")
                                ? "INTEGER"
                                : config.string("output_mode").toUpperCase(Locale.ROOT));
        annotation.with("outputMode", mode, standard);
    }

    private String list(String name) {
        JsonNode node = config.node(name);
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::toString)
                        .collect(Collectors.joining(", ", "{", "}"))
                : node.toString();
    }
}
