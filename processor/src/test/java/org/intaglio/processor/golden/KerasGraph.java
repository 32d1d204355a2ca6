/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/**
 * A Keras model, the same whether it was a Sequential or a Functional one.
 *
 * @param inputs in the order in which data is passed
 * @param calls every application of a layer, each after those it reads
 * @param outputs in the order in which results are returned
 */
record KerasGraph(List<Input> inputs, List<Call> calls, List<Tensor> outputs) {
    KerasGraph {
        inputs = List.copyOf(inputs);
        calls = List.copyOf(calls);
        outputs = List.copyOf(outputs);
    }

    /** What says how many indices a layer knows that reads them. */
    private static final Map<String, String> SIZES =
            Map.of("Embedding", "input_dim", "CategoryEncoding", "num_tokens");

    /** A result of a layer's application number {@code call}; behind the first, its states. */
    record Tensor(String layer, int call, int result) {
        Tensor(String layer, int call) {
            this(layer, call, 0);
        }

        Tensor first() {
            return new Tensor(layer, call);
        }
    }

    /**
     * What an input of indices has in it: numbers less than what the layers that read it know; 0 if
     * it is read as numbers.
     */
    int below(Input input) {
        List<Call> readers =
                calls.stream().filter(call -> call.from().contains(input.tensor())).toList();
        int below = 0;
        for (Call reader : readers) {
            String size = SIZES.get(reader.kind());
            if (size != null) {
                int rows = reader.layer().required("config").required(size).intValue();
                below = below == 0 ? rows : Math.min(below, rows);
            }
        }
        if (below > 0 && !readers.stream().allMatch(call -> SIZES.containsKey(call.kind()))) {
            throw new InexpressibleException(
                    "'%s' is read as indices and as numbers".formatted(input.name()));
        }
        return below;
    }

    /** An input; its shape is that of one sample. */
    record Input(String name, List<Integer> shape) {
        Input {
            shape = List.copyOf(shape);
        }

        Tensor tensor() {
            return new Tensor(name, 0);
        }
    }

    /**
     * An application of a layer.
     *
     * @param result its result
     * @param layer the class and the config of the layer
     * @param from what it reads, in the order of the layer's parameters
     * @param causal whether it was called with {@code use_causal_mask}
     */
    record Call(Tensor result, JsonNode layer, List<Tensor> from, boolean causal) {
        Call {
            from = List.copyOf(from);
        }

        String kind() {
            return layer.required("class_name").stringValue();
        }

        String layerName() {
            return result.layer();
        }
    }
}
