/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The config of a Keras object. A translation asks for every attribute it understands and then
 * calls {@link #finish}: an attribute that nobody asked for must have a value that asks for
 * nothing, so that no attribute is ever ignored.
 */
final class KerasConfig {
    /** What an attribute may say without asking for anything; {@code *} is every value. */
    private static final Map<String, Set<String>> NEUTRAL =
            Map.ofEntries(
                    Map.entry("name", Set.of("*")),
                    Map.entry("seed", Set.of("*")),
                    Map.entry("trainable", Set.of("true")),
                    Map.entry("data_format", Set.of("\"channels_last\"")),
                    Map.entry("synchronized", Set.of("false")),
                    Map.entry("renorm", Set.of("false")),
                    // Without renorm it is not read.
                    Map.entry("renorm_momentum", Set.of("*")),
                    Map.entry("sparse", Set.of("false")),
                    Map.entry("ragged", Set.of("false")),
                    Map.entry("optional", Set.of("false")),
                    Map.entry("amsgrad", Set.of("false")),
                    Map.entry("use_ema", Set.of("false")),
                    // Without use_ema it is not read.
                    Map.entry("ema_momentum", Set.of("*")),
                    Map.entry("reduction", Set.of("\"sum_over_batch_size\"")),
                    Map.entry("axis", Set.of("-1")),
                    // Who reads a state says so.
                    Map.entry("return_state", Set.of("*")),
                    Map.entry("stateful", Set.of("false")),
                    // How it is computed, not what.
                    Map.entry("unroll", Set.of("*")),
                    // Without a mask it is not read.
                    Map.entry("zero_output_for_mask", Set.of("*")),
                    Map.entry("recurrent_dropout", Set.of("0.0", "0")),
                    Map.entry("rms_scaling", Set.of("false")),
                    Map.entry("use_gate", Set.of("false")));

    private final String owner;
    private final JsonNode config;
    private final Set<String> asked = new HashSet<>();

    /**
     * @param owner what the object is called in reasons: {@code Conv2D}
     * @param config its attributes
     */
    KerasConfig(String owner, JsonNode config) {
        this.owner = owner;
        this.config = config;
    }

    String owner() {
        return owner;
    }

    /** Whether the attribute is there and not null. */
    boolean has(String name) {
        asked.add(name);
        return config.hasNonNull(name);
    }

    JsonNode node(String name) {
        if (!has(name)) {
            throw new IllegalArgumentException(owner + " has no attribute '" + name + "'");
        }
        return config.get(name);
    }

    /** The attribute, unless it is absent or null. */
    Optional<JsonNode> optional(String name) {
        return has(name) ? Optional.of(config.get(name)) : Optional.empty();
    }

    int integer(String name) {
        JsonNode node = node(name);
        if (!node.isIntegralNumber()) {
            throw notOfType(name, "an integer");
        }
        return node.intValue();
    }

    boolean bool(String name) {
        JsonNode node = node(name);
        if (!node.isBoolean()) {
            throw notOfType(name, "a boolean");
        }
        return node.booleanValue();
    }

    String string(String name) {
        JsonNode node = node(name);
        if (!node.isString()) {
            throw notOfType(name, "a string");
        }
        return node.stringValue();
    }

    double number(String name) {
        JsonNode node = node(name);
        if (!node.isNumber()) {
            throw inexpressible(name);
        }
        return node.doubleValue();
    }

    /** One integer or several, as Keras writes sizes. */
    List<Integer> integers(String name) {
        JsonNode node = node(name);
        List<Integer> values = new ArrayList<>();
        if (node.isIntegralNumber()) {
            values.add(node.intValue());
        } else {
            node.forEach(value -> values.add(value.intValue()));
        }
        return values;
    }

    /** Writes an initializer, unless it is the standard one. */
    void initializer(Annotation annotation, String name, String standard) {
        optional(name)
                .ifPresent(value ->
                        annotation.with(
                                CamelCase.of(name), ValueTranslator.initializer(value), standard));
    }

    /** Writes a penalty, if there is one, and what the same parameter is held to. */
    void regularizer(Annotation annotation, String name) {
        String constraint = name.replace("_regularizer", "_constraint");
        optional(constraint)
                .ifPresent(value ->
                        annotation.with(
                                CamelCase.of(constraint), ValueTranslator.constraint(value)));
        optional(name)
                .ifPresent(value ->
                        annotation.with(CamelCase.of(name), ValueTranslator.regularizer(value)));
    }

    /**
     * Checks an axis that must be the last; Keras counts the batch's as axis 0.
     *
     * @param rank the axes of what the layer reads, without the batch
     */
    void lastAxis(int rank) {
        List<Integer> axes = integers("axis");
        if (axes.size() != 1 || (axes.getFirst() != -1 && axes.getFirst() != rank)) {
            throw inexpressible("axis");
        }
    }

    /** Checks an attribute that has one value only in the language. */
    void only(String name, String value) {
        if (!node(name).asString("").equals(value)) {
            throw inexpressible(name);
        }
    }

    /**
     * Checks what nobody asked for.
     *
     * @throws InexpressibleException if it asks for something
     */
    void finish() {
        config.properties()
                .forEach(property -> {
                    String name = property.getKey();
                    if (!asked.contains(name) && !isNeutral(name, property.getValue())) {
                        throw inexpressible(name);
                    }
                });
    }

    InexpressibleException inexpressible(String name) {
        return new InexpressibleException(
                "%s with %s = %s is not there yet".formatted(owner, name, config.get(name)));
    }

    private IllegalArgumentException notOfType(String name, String type) {
        return new IllegalArgumentException(
                "%s of %s is not %s: %s".formatted(name, owner, type, config.get(name)));
    }

    private static boolean isNeutral(String name, JsonNode value) {
        if (value.isNull()) {
            return true;
        }
        if (name.equals("dtype")) {
            String dtype =
                    value.isObject() ? value.at("/config/name").asString("") : value.asString();
            return dtype.equals("float32");
        }
        Set<String> values = NEUTRAL.getOrDefault(name, Set.of());
        return values.contains("*") || values.contains(value.toString());
    }
}
