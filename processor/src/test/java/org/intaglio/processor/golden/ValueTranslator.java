/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Translates the values of Keras' attributes to those of annotations. */
final class ValueTranslator {
    private static final Set<String> ACTIVATIONS =
            Set.of(
                    "linear",
                    "relu",
                    "sigmoid",
                    "tanh",
                    "softmax",
                    "elu",
                    "selu",
                    "gelu",
                    "silu",
                    "softplus",
                    "softsign",
                    "leaky_relu",
                    "relu6",
                    "exponential",
                    "hard_sigmoid",
                    "mish",
                    "celu",
                    "hard_tanh",
                    "hard_silu",
                    "log_sigmoid",
                    "tanh_shrink",
                    "soft_shrink",
                    "hard_shrink",
                    "squareplus",
                    "sparse_plus",
                    "sparse_sigmoid",
                    "log_softmax");

    private static final Map<String, String> ALIASES =
            Map.of("swish", "silu", "hard_swish", "hard_silu");

    private static final Set<String> MISSING_ACTIVATIONS = Set.of("glu", "threshold");

    /** Keras' initializers without parameters of their own. */
    private static final Map<String, String> INITIALIZERS =
            Map.ofEntries(
                    Map.entry("GlorotUniform", "GLOROT_UNIFORM"),
                    Map.entry("GlorotNormal", "GLOROT_NORMAL"),
                    Map.entry("HeUniform", "HE_UNIFORM"),
                    Map.entry("HeNormal", "HE_NORMAL"),
                    Map.entry("LecunUniform", "LECUN_UNIFORM"),
                    Map.entry("LecunNormal", "LECUN_NORMAL"),
                    Map.entry("Zeros", "ZEROS"),
                    Map.entry("Ones", "ONES"));

    private static final Set<String> MISSING_INITIALIZERS =
            Set.of("TruncatedNormal", "VarianceScaling", "Identity", "IdentityInitializer", "STFT");

    private ValueTranslator() {}

    /** The constant of an activation function that is given by name, or not at all. */
    static String activation(JsonNode value) {
        String name =
                value.path("class_name").asString("").equals("function")
                        ? value.required("config").stringValue()
                        : value.isNull() ? "linear" : value.stringValue();
        name = ALIASES.getOrDefault(name, name);
        if (name.equals("sparsemax")) {
            throw new InexpressibleException(
                    "sparsemax of Keras 3.15 sums to 1 only where one value is left: it takes the"
                            + " sum of all sums for the threshold, and not the last");
        }
        if (MISSING_ACTIVATIONS.contains(name)) {
            throw new InexpressibleException("activation " + name + " is not there yet");
        }
        if (!ACTIVATIONS.contains(name)) {
            throw new IllegalArgumentException("Keras has no activation '" + name + "'");
        }
        return name.toUpperCase(Locale.ROOT);
    }

    /** {@code @Init(HE_NORMAL)}. */
    static String initializer(JsonNode value) {
        String name = value.required("class_name").stringValue();
        KerasConfig config = new KerasConfig(name, value.required("config"));
        Annotation init = new Annotation("Init");
        if (INITIALIZERS.containsKey(name)) {
            init.with("value", INITIALIZERS.get(name));
        } else if (MISSING_INITIALIZERS.contains(name)) {
            throw new InexpressibleException("initializer " + name + " is not there yet");
        } else {
            parameters(name, config, init);
        }
        config.finish();
        return init.toString();
    }

    private static void parameters(String name, KerasConfig config, Annotation init) {
        switch (name) {
            case "Constant" ->
                    init.with("value", "CONSTANT").with("constant", config.number("value"), 0.0);
            case "RandomNormal" ->
                    init.with("value", "RANDOM_NORMAL")
                            .with("mean", config.number("mean"), 0.0)
                            .with("stddev", config.number("stddev"), 0.05);
            case "RandomUniform" ->
                    init.with("value", "RANDOM_UNIFORM")
                            .with("min", config.number("minval"), -0.05)
                            .with("max", config.number("maxval"), 0.05);
            case "Orthogonal", "OrthogonalInitializer" ->
                    init.with("value", "ORTHOGONAL").with("gain", config.number("gain"), 1.0);
            default -> throw new IllegalArgumentException("Keras has no initializer " + name);
        }
    }

    /** A constraint. */
    static String constraint(JsonNode constraint) {
        String kind = constraint.required("class_name").stringValue();
        KerasConfig config = new KerasConfig(kind, constraint.required("config"));
        if (kind.equals("NonNeg")) {
            config.finish();
            return "@Constraint(ConstraintKind.NON_NEG)";
        }
        Annotation annotation = new Annotation("Constraint");
        List<Integer> axes = config.integers("axis");
        String axis =
                axes.size() == 1
                        ? axes.getFirst().toString()
                        : axes.stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ", "{", "}"));
        switch (kind) {
            case "UnitNorm" -> annotation.with("value", "ConstraintKind.UNIT_NORM");
            case "MaxNorm" ->
                    annotation
                            .with("value", "ConstraintKind.MAX_NORM")
                            .with("maxValue", config.number("max_value"));
            case "MinMaxNorm" ->
                    annotation
                            .with("value", "ConstraintKind.MIN_MAX_NORM")
                            .with("minValue", config.number("min_value"), 0.0)
                            .with("maxValue", config.number("max_value"))
                            .with("rate", config.number("rate"), 1.0);
            default -> throw new InexpressibleException(kind + " is not in the language");
        }
        annotation.with("axis", axis, "0");
        config.finish();
        return annotation.toString();
    }

    /** {@code @Regularizer(l2 = 0.01)}. */
    static String regularizer(JsonNode value) {
        String name = value.required("class_name").stringValue();
        KerasConfig config = new KerasConfig(name, value.required("config"));
        Annotation regularizer = new Annotation("Regularizer");
        switch (name) {
            case "L1" -> regularizer.with("l1", config.number("l1"));
            case "L2" -> regularizer.with("l2", config.number("l2"));
            case "L1L2" -> {
                if (config.has("l1")) {
                    regularizer.with("l1", config.number("l1"), 0.0);
                }
                if (config.has("l2")) {
                    regularizer.with("l2", config.number("l2"), 0.0);
                }
            }
            case "OrthogonalRegularizer" ->
                    throw new InexpressibleException("regularizer " + name + " is not there yet");
            default -> throw new IllegalArgumentException("Keras has no regularizer " + name);
        }
        config.finish();
        return regularizer.toString();
    }

    /** {@code 3} for a square, {@code {3, 2}} for another rectangle. */
    static String window(List<Integer> sizes) {
        return sizes.stream().distinct().count() == 1 ? sizes.getFirst().toString() : shape(sizes);
    }

    /** {@code {28, 28, 1}}; {@code 784} needs no braces. */
    static String shape(List<Integer> sizes) {
        return sizes.size() == 1
                ? sizes.getFirst().toString()
                : sizes.stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
    }
}
