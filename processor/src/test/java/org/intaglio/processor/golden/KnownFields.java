/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of the files that the tests look at. A case with another one asks for something that
 * nobody would compare: its numbers would look wrong, or worse, right.
 */
final class KnownFields {
    static final Set<String> PASS =
            Set.of(
                    "case",
                    "keras_version",
                    "note",
                    "training",
                    "model",
                    "weights",
                    "inputs",
                    "outputs",
                    "regularization_loss",
                    "upstream",
                    "input_gradients",
                    "weight_gradients",
                    "weights_after");

    static final Set<String> TRAINING =
            Set.of(
                    "case",
                    "keras_version",
                    "note",
                    "model",
                    "optimizer",
                    // Known, but not compared: what an optimizer remembers is its own, and shows in
                    // the weights of later steps.
                    "optimizer_after",
                    "learning_rate_per_step",
                    "loss",
                    "loss_weights",
                    "weights",
                    "batches",
                    "loss_per_step",
                    "weights_after",
                    "weights_finalized");

    static final Set<String> BATCH = Set.of("inputs", "targets", "sample_weight", "class_weight");

    private KnownFields() {}

    static void check(JsonNode object, String... known) {
        check(object.path("case").asString("a variant"), object, Set.of(known));
    }

    /** Refuses an object with another field. */
    static void check(String what, JsonNode object, Set<String> known) {
        List<String> unknown =
                object.properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(name -> !known.contains(name))
                        .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    ("%s has fields that no test looks at: %s; KnownFields has those that are"
                                    + " compared")
                            .formatted(what, unknown));
        }
    }

    /** Refuses a pass or a training with another field. */
    static void check(String name, JsonNode golden) {
        check(name, golden, golden.has("optimizer") ? TRAINING : PASS);
        for (JsonNode batch : golden.path("batches")) {
            check("a batch of " + name, batch, BATCH);
        }
    }
}
