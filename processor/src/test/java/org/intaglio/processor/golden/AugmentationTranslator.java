/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import tools.jackson.databind.JsonNode;

import java.util.Locale;
import java.util.Set;

/** Translates Keras' layers that change images at random. */
final class AugmentationTranslator {
    static final Set<String> KINDS =
            Set.of(
                    "RandomFlip",
                    "RandomRotation",
                    "RandomZoom",
                    "RandomTranslation",
                    "RandomCrop",
                    "RandomContrast",
                    "RandomBrightness");

    private final KerasConfig config;

    AugmentationTranslator(KerasConfig config) {
        this.config = config;
    }

    Annotation translate(String kind) {
        Annotation annotation = new Annotation(kind);
        switch (kind) {
            case "RandomFlip" ->
                    annotation.with(
                            "mode",
                            constant("FlipMode", "mode"),
                            "FlipMode.HORIZONTAL_AND_VERTICAL");
            case "RandomCrop" ->
                    annotation
                            .with("height", config.integer("height"))
                            .with("width", config.integer("width"));
            case "RandomContrast", "RandomBrightness" -> {
                bounds(annotation, "factor");
                annotation.with("valueRange", numbers("value_range"), "{0.0, 255.0}");
            }
            case "RandomRotation" -> {
                bounds(annotation, "factor");
                filled(annotation);
            }
            default -> {
                bounds(annotation, "height_factor");
                if (config.has("width_factor")) {
                    bounds(annotation, "width_factor");
                }
                filled(annotation);
            }
        }
        return annotation;
    }

    private void bounds(Annotation annotation, String name) {
        annotation.with(CamelCase.of(name), numbers(name));
    }

    private String numbers(String name) {
        JsonNode node = config.node(name);
        return node.isArray()
                ? "{%s, %s}".formatted(node.get(0).doubleValue(), node.get(1).doubleValue())
                : String.valueOf(node.doubleValue());
    }

    private void filled(Annotation annotation) {
        annotation
                .with("fillMode", fillMode(), "FillMode.REFLECT")
                .with(
                        "interpolation",
                        constant("Interpolation", "interpolation"),
                        "Interpolation.BILINEAR")
                .with("fillValue", config.number("fill_value"), 0.0);
    }

    private String fillMode() {
        return "FillMode."
                + switch (config.string("fill_mode")) {
                    case "constant" -> "FILL_VALUE";
                    case "nearest" -> "EDGE";
                    default -> config.string("fill_mode").toUpperCase(Locale.ROOT);
                };
    }

    private String constant(String type, String name) {
        return type + "." + config.string(name).toUpperCase(Locale.ROOT);
    }
}
