/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import org.intaglio.processor.golden.KerasGraph.Call;
import org.intaglio.processor.golden.KerasGraph.Tensor;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds biases that a batch normalization subtracts again, and those of an attention's keys, which
 * add the same to all that a softmax compares: in exact arithmetic their gradient is 0, and what
 * both sides compute is rounding. Adam divides a gradient by its own size, so that even rounding
 * moves such a bias, in Keras in one direction, here in another; nothing depends on it.
 */
final class IdleBiases {
    private final Map<Tensor, Set<Call>> readers = new HashMap<>();
    private final Set<String> found = new HashSet<>();

    private IdleBiases() {}

    /** The ends of the weights' paths: {@code dense/bias}, {@code attention/key/bias}. */
    static Set<String> of(KerasGraph graph) {
        IdleBiases biases = new IdleBiases();
        for (Call call : graph.calls()) {
            call.from()
                    .forEach(read ->
                            biases.readers.computeIfAbsent(read, _ -> new HashSet<>()).add(call));
        }
        Set<String> busy = new HashSet<>();
        for (Call call : graph.calls()) {
            boolean idle = biases.isIdle(call) && !graph.outputs().contains(call.result());
            (idle ? biases.found : busy).add(call.layerName() + "/bias");
            if (AttentionTranslator.KINDS.contains(call.kind())
                    && !call.layer().required("config").hasNonNull("bias_regularizer")) {
                biases.found.add(call.layerName() + "/key/bias");
            }
        }
        // A shared layer may be normalized in one place and not in another.
        biases.found.removeAll(busy);
        return biases.found;
    }

    private boolean isIdle(Call call) {
        JsonNode config = call.layer().required("config");
        boolean isLinear = config.path("activation").asString("").equals("linear");
        boolean hasPenalty = config.hasNonNull("bias_regularizer");
        Set<Call> reading = readers.getOrDefault(call.result(), Set.of());
        return isLinear
                && !hasPenalty
                && List.of("Dense", "Conv2D", "DepthwiseConv2D").contains(call.kind())
                && !reading.isEmpty()
                && reading.stream().allMatch(reader -> reader.kind().equals("BatchNormalization"));
    }
}
