/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Translates Keras' layers that are made of the operations of others. */
final class ComposedTranslator {
    private static final Set<String> WITHOUT_WEIGHTS =
            Set.of(
                    "ELU",
                    "UnitNormalization",
                    "Minimum",
                    "Dot",
                    "ActivityRegularization",
                    "RepeatVector",
                    "Permute",
                    "GaussianNoise",
                    "GaussianDropout",
                    "AlphaDropout",
                    "SpatialDropout1D",
                    "SpatialDropout2D");

    private static final Set<String> WITH_WEIGHTS =
            Set.of(
                    "PReLU",
                    "RMSNormalization",
                    "GroupNormalization",
                    "DepthwiseConv1D",
                    "SeparableConv1D",
                    "SeparableConv2D",
                    "Conv1DTranspose",
                    "Conv2DTranspose");

    private final KerasConfig config;
    private final int rank;
    private final Annotation annotation;

    private ComposedTranslator(String kind, KerasConfig config, int rank) {
        this.config = config;
        this.rank = rank;
        this.annotation = new Annotation(kind);
    }

    /** Whether it is about such a layer. */
    static boolean knows(String kind) {
        return WITHOUT_WEIGHTS.contains(kind) || hasWeights(kind);
    }

    static boolean hasWeights(String kind) {
        return WITH_WEIGHTS.contains(kind);
    }

    /**
     * The annotation of a field.
     *
     * @param rank the axes of what it reads, without the batch
     */
    static Annotation translate(String kind, KerasConfig config, int rank) {
        ComposedTranslator translator = new ComposedTranslator(kind, config, rank);
        translator.attributes(kind);
        return translator.annotation;
    }

    private void attributes(String kind) {
        switch (kind) {
            case "Minimum" -> {}
            case "ActivityRegularization" ->
                    annotation
                            .with("l1", config.number("l1"), 0.0)
                            .with("l2", config.number("l2"), 0.0);
            case "GaussianNoise" -> annotation.with("stddev", config.number("stddev"));
            case "GaussianDropout", "AlphaDropout", "SpatialDropout1D", "SpatialDropout2D" ->
                    annotation.with("rate", config.number("rate"));
            case "ELU" -> annotation.with("alpha", config.number("alpha"), 1.0);
            case "PReLU" -> {
                config.initializer(annotation, "alpha_initializer", "@Init(ZEROS)");
                config.regularizer(annotation, "alpha_regularizer");
                if (config.has("shared_axes")) {
                    annotation.with("sharedAxes", axes(config.integers("shared_axes")));
                }
            }
            case "UnitNormalization" ->
                    annotation.with("axis", axes(config.integers("axis")), "-1");
            case "RMSNormalization" -> {
                config.lastAxis(rank);
                annotation.with("epsilon", config.number("epsilon"), 1e-6);
            }
            case "GroupNormalization" -> groups();
            case "RepeatVector" -> annotation.with("n", config.integer("n"));
            case "Permute" -> annotation.with("value", axes(config.integers("dims")));
            case "Dot" ->
                    annotation
                            .with("axes", axes(config.integers("axes")))
                            .with("normalize", config.bool("normalize"), false);
            default -> convolution(kind);
        }
    }

    private void groups() {
        config.lastAxis(rank);
        annotation
                .with("groups", config.integer("groups"), 32)
                .with("epsilon", config.number("epsilon"), 1e-3)
                .with("center", config.bool("center"), true)
                .with("scale", config.bool("scale"), true);
        config.initializer(annotation, "beta_initializer", "@Init(ZEROS)");
        config.initializer(annotation, "gamma_initializer", "@Init(ONES)");
        config.regularizer(annotation, "beta_regularizer");
        config.regularizer(annotation, "gamma_regularizer");
    }

    /** Keras counts the batch as axis 0. */
    private static String axes(List<Integer> axes) {
        return numbers(axes.stream().map(axis -> axis > 0 ? axis - 1 : axis).toList());
    }

    private static String numbers(List<Integer> all) {
        return all.size() == 1
                ? all.getFirst().toString()
                : "{" + String.join(", ", all.stream().map(String::valueOf).toList()) + "}";
    }

    private void convolution(String kind) {
        boolean isDepthwise = kind.startsWith("Depthwise");
        boolean isTransposed = kind.endsWith("Transpose");
        if (!isDepthwise) {
            annotation.with("filters", config.integer("filters"));
        }
        window("kernel_size", "kernelSize", "");
        window("strides", "strides", "1");
        annotation.with("padding", config.string("padding").toUpperCase(Locale.ROOT), "VALID");
        window("dilation_rate", "dilationRate", "1");
        List<String> kernels = List.of("kernel");
        if (isTransposed) {
            if (config.has("output_padding")) {
                window("output_padding", "outputPadding", "");
            }
        } else {
            annotation.with("depthMultiplier", config.integer("depth_multiplier"), 1);
            kernels = isDepthwise ? List.of("depthwise") : List.of("depthwise", "pointwise");
        }
        activation();
        annotation.with("useBias", config.bool("use_bias"), true);
        for (String kernel : kernels) {
            config.initializer(annotation, kernel + "_initializer", "@Init(GLOROT_UNIFORM)");
            config.regularizer(annotation, kernel + "_regularizer");
        }
        config.initializer(annotation, "bias_initializer", "@Init(ZEROS)");
        config.regularizer(annotation, "bias_regularizer");
    }

    private void window(String name, String attribute, String standard) {
        List<Integer> sizes = config.integers(name);
        boolean isSquare = sizes.stream().distinct().count() == 1;
        annotation.with(attribute, numbers(isSquare ? sizes.subList(0, 1) : sizes), standard);
    }

    private void activation() {
        JsonNode activation = config.node("activation");
        annotation.with("activation", ValueTranslator.activation(activation), "LINEAR");
    }
}
