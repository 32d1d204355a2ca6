/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import tools.jackson.databind.JsonNode;

/** Finds cases that depend on numbers drawn by Keras, which nothing else can draw again. */
final class RandomLayers {
    private RandomLayers() {}

    /**
     * Refuses dropout where it drops.
     *
     * @throws InexpressibleException if the results of the case depend on chance
     */
    static void refuse(GoldenCase golden) {
        if (drops(golden)) {
            throw new InexpressibleException(
                    "what dropout drops in training is drawn by Keras: no comparison is possible");
        }
    }

    /** Whether the case trains, and something in it drops values. */
    static boolean drops(GoldenCase golden) {
        boolean trains =
                switch (golden) {
                    case GoldenCase.Pass pass -> pass.training();
                    case GoldenCase.Training _ -> true;
                };
        return trains && drops(golden.model());
    }

    private static boolean drops(JsonNode node) {
        String rate =
                switch (node.path("class_name").asString("")) {
                    case "Dropout" -> "/config/rate";
                    case "MultiHeadAttention" -> "/config/dropout";
                    default -> "";
                };
        if (!rate.isEmpty() && node.at(rate).doubleValue(0) > 0) {
            return true;
        }
        for (JsonNode child : node) {
            if (drops(child)) {
                return true;
            }
        }
        return false;
    }
}
