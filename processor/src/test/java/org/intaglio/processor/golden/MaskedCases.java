/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import tools.jackson.databind.JsonNode;

import java.util.Optional;

/** Cases of Keras that are left out for reasons that lie in several layers, or in Keras. */
final class MaskedCases {
    private MaskedCases() {}

    /** Why a case is left out, if it is. */
    static Optional<String> reason(GoldenCase golden) {
        String layers = golden.model().toString();
        boolean masks = layers.contains("\"mask_zero\":true") || has(layers, "Masking");
        if (masks && has(layers, "BatchNormalization")) {
            return Optional.of("BatchNormalization of masked steps is not there yet");
        }
        if (golden instanceof GoldenCase.Training training
                && has(layers, "Embedding")
                && !isLinear(training.optimizer())) {
            // Seen in Keras 3.15.1: with JAX and with Torch as backends it gives our numbers.
            return Optional.of(
                    "Keras on TensorFlow squares the parts of a repeated row's gradient one by"
                            + " one");
        }
        return Optional.empty();
    }

    private static boolean has(String layers, String kind) {
        return layers.contains("\"class_name\":\"" + kind + "\"");
    }

    private static boolean isLinear(JsonNode optimizer) {
        return optimizer.required("class_name").stringValue().equals("SGD");
    }
}
