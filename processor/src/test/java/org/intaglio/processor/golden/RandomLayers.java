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
                    "what is drawn in training is drawn by Keras: no comparison is possible");
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

    /** Whether it changes images by numbers that have more than one value. */
    private static boolean isDrawn(JsonNode node) {
        return switch (node.path("class_name").asString("")) {
            case "RandomFlip", "RandomCrop", "RandomContrast" -> true;
            case "RandomRotation", "RandomBrightness" -> isRange(node.at("/config/factor"));
            case "RandomZoom", "RandomTranslation" ->
                    isRange(node.at("/config/height_factor"))
                            || isRange(node.at("/config/width_factor"));
            default -> false;
        };
    }

    /** One number stands for as much both ways. */
    private static boolean isRange(JsonNode factor) {
        return factor.isArray() ? !factor.get(0).equals(factor.get(1)) : factor.doubleValue(0) != 0;
    }

    private static boolean drops(JsonNode node) {
        String rate =
                switch (node.path("class_name").asString("")) {
                    case "Dropout",
                            "GaussianDropout",
                            "AlphaDropout",
                            "SpatialDropout1D",
                            "SpatialDropout2D" ->
                            "/config/rate";
                    case "GaussianNoise" -> "/config/stddev";
                    case "MultiHeadAttention",
                            "GroupQueryAttention",
                            "Attention",
                            "AdditiveAttention" ->
                            "/config/dropout";
                    default -> "";
                };
        if ((!rate.isEmpty() && node.at(rate).doubleValue(0) > 0) || isDrawn(node)) {
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
