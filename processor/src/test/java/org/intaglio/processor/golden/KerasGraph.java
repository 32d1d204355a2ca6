/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import tools.jackson.databind.JsonNode;

import java.util.List;

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

    /** The result of a layer's application number {@code call}. */
    record Tensor(String layer, int call) {}

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
     * @param from what it reads
     */
    record Call(Tensor result, JsonNode layer, List<Tensor> from) {
        Call {
            from = List.copyOf(from);
        }

        String layerName() {
            return result.layer();
        }
    }
}
