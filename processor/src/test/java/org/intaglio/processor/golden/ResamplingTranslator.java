/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Translates Keras' layers that give axes another length. */
final class ResamplingTranslator {
    static final Set<String> KINDS =
            Set.of(
                    "ZeroPadding1D",
                    "ZeroPadding2D",
                    "Cropping1D",
                    "Cropping2D",
                    "UpSampling1D",
                    "UpSampling2D",
                    "CenterCrop",
                    "Resizing",
                    "AdaptiveAveragePooling1D",
                    "AdaptiveAveragePooling2D");

    private ResamplingTranslator() {}

    /** The annotation of a field. */
    static Annotation translate(String kind, KerasConfig config) {
        Annotation annotation = new Annotation(kind);
        switch (kind) {
            case "ZeroPadding1D", "ZeroPadding2D" ->
                    annotation.with("padding", numbers(config.node("padding")), "1");
            case "Cropping1D" -> annotation.with("cropping", numbers(config.node("cropping")), "1");
            case "Cropping2D" -> annotation.with("cropping", numbers(config.node("cropping")), "0");
            case "UpSampling1D" -> annotation.with("size", config.integers("size").getFirst(), 2);
            case "UpSampling2D" -> {
                annotation.with("size", ValueTranslator.window(config.integers("size")), "2");
                interpolation(annotation, config, "NEAREST");
            }
            case "AdaptiveAveragePooling1D", "AdaptiveAveragePooling2D" ->
                    annotation.with("outputSize", numbers(config.node("output_size")));
            default -> {
                annotation
                        .with("height", config.integer("height"))
                        .with("width", config.integer("width"));
                if (kind.equals("Resizing")) {
                    interpolation(annotation, config, "BILINEAR");
                    size(config);
                }
            }
        }
        return annotation;
    }

    private static void interpolation(Annotation annotation, KerasConfig config, String standard) {
        String name = config.string("interpolation");
        if (!Set.of("nearest", "bilinear").contains(name)) {
            throw config.inexpressible("interpolation");
        }
        annotation.with("interpolation", name.toUpperCase(Locale.ROOT), standard);
    }

    /** Sides are stretched; what fills the rest is not read then. */
    private static void size(KerasConfig config) {
        for (String attribute :
                List.of("crop_to_aspect_ratio", "pad_to_aspect_ratio", "antialias")) {
            if (config.optional(attribute).filter(JsonNode::booleanValue).isPresent()) {
                throw config.inexpressible(attribute);
            }
        }
        config.has("fill_mode");
        config.has("fill_value");
    }

    /** A number, or all numbers of a list of lists; one where all are equal. */
    private static String numbers(JsonNode node) {
        List<String> all = new ArrayList<>();
        collect(node, all);
        return all.stream().distinct().count() == 1
                ? all.getFirst()
                : "{" + String.join(", ", all) + "}";
    }

    private static void collect(JsonNode node, List<String> all) {
        if (node.isNumber()) {
            all.add(node.toString());
        } else {
            node.forEach(child -> collect(child, all));
        }
    }
}
