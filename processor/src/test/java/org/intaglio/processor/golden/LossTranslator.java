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
                    Map.entry("huber", "HUBER"),
                    Map.entry("binaryfocalcrossentropy", "BINARY_FOCAL_CROSSENTROPY"),
                    Map.entry("categoricalfocalcrossentropy", "CATEGORICAL_FOCAL_CROSSENTROPY"),
                    Map.entry(
                            "categoricalgeneralizedcrossentropy",
                            "CATEGORICAL_GENERALIZED_CROSS_ENTROPY"),
                    Map.entry("categoricalhinge", "CATEGORICAL_HINGE"),
                    Map.entry("cosinesimilarity", "COSINE_SIMILARITY"),
                    Map.entry("dice", "DICE"),
                    Map.entry("hinge", "HINGE"),
                    Map.entry("kldivergence", "KL_DIVERGENCE"),
                    Map.entry("kullbackleiblerdivergence", "KL_DIVERGENCE"),
                    Map.entry("kld", "KL_DIVERGENCE"),
                    Map.entry("logcosh", "LOG_COSH"),
                    Map.entry("mape", "MEAN_ABSOLUTE_PERCENTAGE_ERROR"),
                    Map.entry("meanabsolutepercentageerror", "MEAN_ABSOLUTE_PERCENTAGE_ERROR"),
                    Map.entry("msle", "MEAN_SQUARED_LOGARITHMIC_ERROR"),
                    Map.entry("meansquaredlogarithmicerror", "MEAN_SQUARED_LOGARITHMIC_ERROR"),
                    Map.entry("poisson", "POISSON"),
                    Map.entry("squaredhinge", "SQUARED_HINGE"),
                    Map.entry("tversky", "TVERSKY"));

    private static final Set<String> MISSING = Set.of("circle", "ctc");

    private LossTranslator() {}

    /** Writes the loss into the annotation of the network. */
    static void translate(JsonNode loss, Annotation network) {
        translate(loss, network, 0);
    }

    /**
     * The same, of an output whose shape is known.
     *
     * @param rank its axes, without the batch; 0 if not known, and then a loss of all of a sample
     *     must say its axes
     */
    static void translate(JsonNode loss, Annotation network, int rank) {
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
        if (LOSSES.get(key).equals("DICE") || LOSSES.get(key).equals("TVERSKY")) {
            checkAxes(config, rank);
        }
        numbers(config, network, LOSSES.get(key));
        config.finish();
    }

    private static void numbers(KerasConfig config, Annotation network, String loss) {
        boolean tversky = loss.equals("TVERSKY");
        number(
                config,
                "alpha",
                network,
                tversky ? "tverskyAlpha" : "focalAlpha",
                tversky ? 0.5 : 0.25);
        number(config, "beta", network, "tverskyBeta", 0.5);
        number(config, "gamma", network, "focalGamma", 2);
        number(config, "q", network, "generalizedQ", 0.5);
        if (config.has("apply_class_balancing")) {
            network.with("classBalancing", config.bool("apply_class_balancing"), false);
        }
    }

    private static void number(
            KerasConfig config,
            String name,
            Annotation network,
            String attribute,
            double standard) {
        if (config.has(name)) {
            network.with(attribute, config.number(name), standard);
        }
    }

    /** The sum over the whole batch, Keras' default, would make a sample's loss the others'. */
    private static void checkAxes(KerasConfig config, int rank) {
        boolean all = !config.has("axis");
        if (!all && rank > 0 && config.integers("axis").size() != rank) {
            throw new InexpressibleException("axes that are not all of a sample's");
        }
        if (all && rank == 0) {
            throw new InexpressibleException(
                    "one sum over all samples of a batch is no loss of a sample; say axis");
        }
    }
}
