/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import org.intaglio.processor.golden.KerasGraph.Call;
import org.intaglio.processor.golden.KerasGraph.Input;
import org.intaglio.processor.golden.KerasGraph.Tensor;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what {@code model.to_json()} of Keras 3 writes. */
final class KerasGraphReader {
    private static final String INPUT = "InputLayer";

    private final List<Input> inputs = new ArrayList<>();
    private final Map<Tensor, Call> calls = new LinkedHashMap<>();

    /** For the result of a model within the model, what computes it: its layers stand here. */
    private final Map<Tensor, Tensor> nested = new HashMap<>();

    private KerasGraphReader() {}

    /**
     * @param model class and config of the model
     * @param data inputs that the model was called with
     */
    static KerasGraph read(JsonNode model, List<GoldenTensor> data) {
        JsonNode config = model.required("config");
        KerasConfig attributes = new KerasConfig("a model", config);
        attributes.has("layers");
        String kind = model.required("class_name").stringValue();
        return switch (kind) {
            case "Sequential" -> {
                attributes.has("build_input_shape");
                attributes.finish();
                yield new KerasGraphReader().sequential(config.required("layers"), data);
            }
            case "Functional" -> {
                attributes.has("input_layers");
                attributes.has("output_layers");
                attributes.finish();
                yield new KerasGraphReader().functional(config);
            }
            default -> throw new IllegalArgumentException("a model of unknown class " + kind);
        };
    }

    private KerasGraph sequential(JsonNode layers, List<GoldenTensor> data) {
        Tensor above = null;
        for (JsonNode layer : layers) {
            String name = layer.required("config").required("name").stringValue();
            if (isInput(layer)) {
                inputs.add(input(layer));
                above = inputs.getFirst().tensor();
                continue;
            }
            if (above == null) {
                // A Sequential need not say its input: it is built by the first data.
                List<Integer> shape = data.getFirst().shape();
                inputs.add(new Input("input_layer", shape.subList(1, shape.size())));
                above = inputs.getFirst().tensor();
            }
            Tensor result = new Tensor(name, 0);
            add(new Call(result, layer, List.of(above), false));
            above = computed(result);
        }
        return new KerasGraph(inputs, new ArrayList<>(calls.values()), List.of(above));
    }

    private KerasGraph functional(JsonNode config) {
        Map<String, JsonNode> inputLayers = new LinkedHashMap<>();
        for (JsonNode layer : config.required("layers")) {
            String name = layer.required("config").required("name").stringValue();
            if (isInput(layer)) {
                inputLayers.put(name, layer);
                continue;
            }
            JsonNode nodes = layer.required("inbound_nodes");
            for (int i = 0; i < nodes.size(); i++) {
                Tensor result = new Tensor(name, i);
                add(call(result, layer, nodes.get(i)));
            }
        }
        calls.replaceAll((result, call) ->
                new Call(
                        result,
                        call.layer(),
                        call.from().stream().map(this::computed).toList(),
                        call.causal()));
        for (Tensor tensor : references(config.required("input_layers"))) {
            inputs.add(input(inputLayers.get(tensor.layer())));
        }
        List<Tensor> outputs =
                references(config.required("output_layers")).stream().map(this::computed).toList();
        return new KerasGraph(inputs, sorted(outputs), outputs);
    }

    private void add(Call call) {
        Tensor result = call.result();
        switch (call.kind()) {
            case "Sequential" ->
                    nested.put(result, sequence(result, call.layer(), call.from().getFirst()));
            case "Functional" -> nested.put(result, graph(result, call.layer(), call.from()));
            default -> calls.put(result, call);
        }
    }

    private Tensor computed(Tensor result) {
        Tensor inner = nested.get(result);
        return inner == null ? result : computed(inner);
    }

    private Tensor sequence(Tensor result, JsonNode model, Tensor read) {
        Tensor above = read;
        for (JsonNode layer : model.required("config").required("layers")) {
            if (!isInput(layer)) {
                String name = layer.required("config").required("name").stringValue();
                Tensor next = new Tensor(name, within(result, 0));
                add(new Call(next, layer, List.of(above), false));
                above = next;
            }
        }
        return above;
    }

    private Tensor graph(Tensor result, JsonNode model, List<Tensor> read) {
        JsonNode config = model.required("config");
        Map<Tensor, Tensor> own = new HashMap<>();
        List<Tensor> innerInputs = references(config.required("input_layers"));
        for (int i = 0; i < innerInputs.size(); i++) {
            own.put(innerInputs.get(i), read.get(i));
        }
        for (JsonNode layer : config.required("layers")) {
            String name = layer.required("config").required("name").stringValue();
            JsonNode nodes = layer.required("inbound_nodes");
            for (int i = 0; i < nodes.size(); i++) {
                Tensor inside = inner(result, new Tensor(name, i));
                Call call = call(inside, layer, nodes.get(i));
                List<Tensor> from =
                        call.from().stream()
                                .map(t -> own.getOrDefault(t, inner(result, t)))
                                .toList();
                add(new Call(inside, layer, from, call.causal()));
            }
        }
        List<Tensor> outputs = references(config.required("output_layers"));
        if (outputs.size() > 1) {
            throw new InexpressibleException("a nested model with several results");
        }
        return inner(result, outputs.getFirst());
    }

    private static Tensor inner(Tensor result, Tensor tensor) {
        return new Tensor(tensor.layer(), within(result, tensor.call()));
    }

    /** Calls of a layer within a model are numbered for each call of the model. */
    private static int within(Tensor result, int call) {
        return 100 * result.call() + call;
    }

    private static boolean isInput(JsonNode layer) {
        return layer.required("class_name").stringValue().equals(INPUT);
    }

    private static Input input(JsonNode layer) {
        KerasConfig config = new KerasConfig(INPUT, layer.required("config"));
        List<Integer> shape = new ArrayList<>();
        JsonNode dimensions = config.node("batch_shape");
        for (int i = 1; i < dimensions.size(); i++) {
            if (dimensions.get(i).isNull()) {
                throw config.inexpressible("batch_shape");
            }
            shape.add(dimensions.get(i).intValue());
        }
        // Integers are exact as floats, and Keras casts them as soon as it computes with them.
        config.has("dtype");
        String name = config.string("name");
        config.finish();
        return new Input(name, shape);
    }

    /** {@code ["x", 0, 0]} or {@code [["a", 0, 0], ["b", 0, 0]]}. */
    private static List<Tensor> references(JsonNode json) {
        if (json.get(0).isString()) {
            return List.of(reference(json));
        }
        List<Tensor> tensors = new ArrayList<>();
        json.forEach(tensor -> tensors.add(reference(tensor)));
        return tensors;
    }

    private static Tensor reference(JsonNode json) {
        return new Tensor(
                json.get(0).stringValue(), json.get(1).intValue(), json.get(2).intValue());
    }

    /** The arguments of a call: tensors, and whether nobody may look ahead. */
    private static Call call(Tensor result, JsonNode layer, JsonNode node) {
        List<Tensor> found = new ArrayList<>();
        collect(result.layer(), node.required("args"), found);
        boolean causal = false;
        for (Map.Entry<String, JsonNode> argument : node.path("kwargs").properties()) {
            JsonNode value = argument.getValue();
            if (argument.getKey().equals("use_causal_mask")) {
                causal = value.booleanValue();
            } else if (!value.isNull() && !argument.getKey().equals("training")) {
                // By name only what comes last by position too: a key behind query and value.
                if (found.size() == 1 && argument.getKey().equals("key")) {
                    throw new InexpressibleException("a key without a value is not there yet");
                }
                collect(result.layer(), value, found);
            }
        }
        return new Call(result, layer, found, causal);
    }

    private static void collect(String layer, JsonNode argument, List<Tensor> found) {
        if (argument.isArray()) {
            argument.forEach(element -> collect(layer, element, found));
        } else if (argument.path("class_name").asString("").equals("__keras_tensor__")) {
            found.add(reference(argument.required("config").required("keras_history")));
        } else {
            throw new InexpressibleException(
                    "a call of %s with the argument %s is not there yet"
                            .formatted(layer, argument));
        }
    }

    /** Keras sorts layers by depth, but a shared layer's calls lie at different depths. */
    private List<Call> sorted(List<Tensor> outputs) {
        Set<Tensor> done = new LinkedHashSet<>();
        List<Call> order = new ArrayList<>();
        // The order of the config first: it is Keras' own, and a result does not depend on it.
        calls.keySet().forEach(tensor -> visit(tensor, done, order));
        outputs.forEach(tensor -> visit(tensor, done, order));
        return order;
    }

    private void visit(Tensor tensor, Set<Tensor> done, List<Call> order) {
        Call call = calls.get(tensor.first());
        if (call != null && done.add(tensor.first())) {
            call.from().forEach(read -> visit(read, done, order));
            order.add(call);
        }
    }
}
