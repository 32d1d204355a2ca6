/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Translates a loss to the attributes of {@code @NeuralNetwork}. */
final class LossTranslator {
    /** By the names of the functions and of the classes, in lower case and without underscores. */
    private static final Map<String, String> LOSSES =
            Map.ofEntries(
                    Map.entry("sparsecategoricalcrossentropy", "SPARSE_CATEGORICAL_CROSSENTROPY"),
                    Map.entry("categoricalcrossentropy", "CATEGORICAL_CROSSENTROPY"),
                    Map.entry("binarycrossentropy", "BINARY_CROSSENTROPY"),
                    Map.entry("bce", "BINARY_CROSSENTROPY"),
                    Map.entry("mse", "MEAN_SQUARED_ERROR"),
                    Map.entry("meansquarederror", "MEAN_SQUARED_ERROR"),
                    Map.entry("mae", "MEAN_ABSOLUTE_ERROR"),
                    Map.entry("meanabsoluteerror", "MEAN_ABSOLUTE_ERROR"),
                    Map.entry("huber", "HUBER"));

    private static final Set<String> MISSING =
            Set.of(
                    "binaryfocalcrossentropy",
                    "categoricalfocalcrossentropy",
                    "categoricalgeneralizedcrossentropy",
                    "categoricalhinge",
                    "circle",
                    "cosinesimilarity",
                    "ctc",
                    "dice",
                    "hinge",
                    "kld",
                    "kldivergence",
                    "kullbackleiblerdivergence",
                    "logcosh",
                    "mape",
                    "meanabsolutepercentageerror",
                    "meansquaredlogarithmicerror",
                    "msle",
                    "poisson",
                    "squaredhinge",
                    "tversky");

    private LossTranslator() {}

    /** Writes the loss into the annotation of the network. */
    static void translate(JsonNode loss, Annotation network) {
        boolean named = loss.isString();
        String name = named ? loss.stringValue() : loss.required("class_name").stringValue();
        String key = name.replace("_", "").toLowerCase(Locale.ROOT);
        if (MISSING.contains(key)) {
            throw new InexpressibleException("loss " + name + " is not there yet");
        }
        if (!LOSSES.containsKey(key)) {
            throw new IllegalArgumentException("Keras has no loss '" + name + "'");
        }
        network.with("loss", LOSSES.get(key));
        KerasConfig config =
                new KerasConfig(
                        name,
                        named ? JsonNodeFactory.instance.objectNode() : loss.required("config"));
        if (name.equals("Huber") && !config.has("delta")) {
            throw new InexpressibleException("Keras does not write down the delta of a Huber");
        }
        if (config.has("from_logits")) {
            network.with("fromLogits", config.bool("from_logits"), false);
        }
        if (config.has("label_smoothing")) {
            network.with("labelSmoothing", config.number("label_smoothing"), 0.0);
        }
        if (config.has("delta")) {
            network.with("huberDelta", config.number("delta"), 1.0);
        }
        config.finish();
    }
}
