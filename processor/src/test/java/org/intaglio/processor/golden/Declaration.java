/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import java.util.List;
import java.util.Map;

/**
 * A network in our language.
 *
 * @param source the declaring class
 * @param layers the fields that declare Keras' layers, by Keras' names
 * @param outputs the fields that are outputs, in Keras' order
 */
record Declaration(NetworkSource source, Map<String, String> layers, List<String> outputs) {
    Declaration {
        layers = Map.copyOf(layers);
        outputs = List.copyOf(outputs);
    }

    /**
     * The field and the parameter that hold a weight: {@code dense.kernel}, {@code bn.movingMean}.
     */
    String parameterPath(GoldenTensor weight) {
        List<String> parts = List.of(weight.path().split("/", -1));
        for (int i = 0; i < parts.size() - 1; i++) {
            String layer = layers.get(parts.get(i));
            if (layer != null) {
                return layer + "." + parameter(parts.subList(i + 1, parts.size()));
            }
        }
        throw new IllegalArgumentException("no layer has the weight " + weight.path());
    }

    /** Our name for a weight, which Keras may give to an inner layer: {@code query/kernel}. */
    private static String parameter(List<String> parts) {
        String weight = parts.getLast();
        if (parts.size() == 1 || parts.getFirst().endsWith("_cell")) {
            return CamelCase.of(weight);
        }
        String part = parts.getFirst();
        if (part.startsWith("forward_") || part.startsWith("backward_")) {
            // Of Bidirectional: forward_lstm/lstm_cell/kernel.
            return CamelCase.of(part.substring(0, part.indexOf('_')) + "_" + weight);
        }
        return switch (part) {
            case "attention_output" -> CamelCase.of("output_" + weight);
            case "query", "key", "value" -> CamelCase.of(part + "_" + weight);
            default -> parameter(parts.subList(1, parts.size())); // Of TimeDistributed.
        };
    }
}
