/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import org.intaglio.processor.golden.KerasGraph.Call;
import org.intaglio.processor.golden.KerasGraph.Input;
import org.intaglio.processor.golden.KerasGraph.Tensor;
import org.intaglio.processor.golden.LayerTranslator.Translated;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a Keras model as an annotated class, the way its author would have in Java. */
final class DeclarationWriter {
    private static final String PACKAGE = "golden";

    private static final String HEADER =
            """
            package %s;

            import static org.intaglio.Activation.*;
            import static org.intaglio.Initializer.*;
            import static org.intaglio.InputType.*;
            import static org.intaglio.Loss.*;
            import static org.intaglio.Interpolation.*;
            import static org.intaglio.Padding.*;

            import org.intaglio.*;
            import org.intaglio.layer.*;

            """
                    .formatted(PACKAGE);

    /** Layers that may be handed a state. */
    private static final Set<String> CELLS = Set.of("LSTM", "GRU", "SimpleRNN");

    /** The name of the input that {@code NeuralNetwork.input} declares. */
    private static final String IMPLICIT_INPUT = "input";

    private final KerasGraph graph;
    private final FieldNames names = new FieldNames();

    /** The fields with the results of calls, and how many axes these have. */
    private final Map<Tensor, String> fields = new HashMap<>();

    private final Map<Tensor, Integer> ranks = new HashMap<>();

    /** The fields that own weights, by the layer's name in Keras. */
    private final Map<String, String> layers = new LinkedHashMap<>();

    /** What stands before outputs that have a loss of their own. */
    private final Map<Tensor, String> annotations = new HashMap<>();

    private final List<String> lines = new ArrayList<>();
    private String above = "";

    private DeclarationWriter(KerasGraph graph) {
        this.graph = graph;
    }

    /**
     * Translates the model of a case.
     *
     * @throws InexpressibleException if the language has no words for it
     * @throws IllegalArgumentException if the file is not understood
     */
    static Declaration write(GoldenCase golden) {
        RandomLayers.refuse(golden);
        KerasGraph graph = KerasGraphReader.read(golden.model(), golden.inputs());
        Annotation network = new Annotation("NeuralNetwork");
        boolean implicit =
                graph.inputs().size() == 1 && graph.below(graph.inputs().getFirst()) == 0;
        if (implicit) {
            network.with("input", ValueTranslator.shape(graph.inputs().getFirst().shape()));
        }
        DeclarationWriter writer = new DeclarationWriter(graph);
        switch (golden) {
            case GoldenCase.Pass _ -> network.with("loss", "CUSTOM").with("inputGradients", true);
            case GoldenCase.Training training -> writer.losses(training, network);
        }
        return writer.declaration(golden.name(), network, implicit);
    }

    /** One loss for all outputs, or one for each by its place or by its name. */
    private void losses(GoldenCase.Training training, Annotation network) {
        JsonNode loss = training.loss();
        JsonNode weights = training.json().path("loss_weights");
        if (loss.isString() || loss.has("class_name")) {
            LossTranslator.translate(loss, network);
            return;
        }
        for (int i = 0; i < graph.outputs().size(); i++) {
            Tensor output = graph.outputs().get(i);
            JsonNode own = loss.isArray() ? loss.get(i) : loss.required(output.layer());
            Annotation annotation = new Annotation("Output");
            LossTranslator.translate(own, annotation);
            JsonNode weight = weights.isArray() ? weights.get(i) : weights.path(output.layer());
            annotations.put(
                    output, annotation.with("weight", weight.doubleValue(1), 1.0).toString());
        }
    }

    private Declaration declaration(String caseName, Annotation network, boolean implicit) {
        for (Input input : graph.inputs()) {
            input(input, implicit);
        }
        Set<Tensor> read = new HashSet<>();
        graph.calls().forEach(call -> read.addAll(call.from()));
        Stream.concat(List.copyOf(read).stream(), graph.outputs().stream())
                .filter(tensor -> tensor.result() > 0)
                .forEach(state -> read.add(state.first()));
        Set<Tensor> outputs = Set.copyOf(checkedOutputs());
        for (Call call : graph.calls()) {
            call(call, outputs.contains(call.result()) && read.contains(call.result()));
        }
        graph.outputs().forEach(this::field);
        String name = "Golden" + CamelCase.capitalized(caseName);
        String body =
                lines.stream().map(line -> "    " + line + "\n").collect(Collectors.joining());
        String text = HEADER + network + "\nclass " + name + " {\n" + body + "}\n";
        return new Declaration(
                new NetworkSource(PACKAGE + "." + name, text),
                layers,
                graph.outputs().stream().map(fields::get).toList());
    }

    private List<Tensor> checkedOutputs() {
        List<Tensor> outputs = graph.outputs();
        if (Set.copyOf(outputs).size() < outputs.size()) {
            throw new InexpressibleException("a result that is an output twice");
        }
        if (graph.inputs().stream().map(Input::tensor).anyMatch(outputs::contains)) {
            throw new InexpressibleException("an input that is an output as it is");
        }
        return outputs;
    }

    private void input(Input input, boolean implicit) {
        String field = implicit ? IMPLICIT_INPUT : names.unique(input.name());
        if (!implicit) {
            lines.add(annotation(input) + " Layer " + field + ";");
        }
        result(input.tensor(), field, input.shape().size());
    }

    private Annotation annotation(Input input) {
        String shape = ValueTranslator.shape(input.shape());
        int below = graph.below(input);
        return below == 0
                ? new Annotation("Input").with("value", shape)
                : new Annotation("Input")
                        .with("shape", shape)
                        .with("type", "INDEX")
                        .with("below", below);
    }

    private void call(Call call, boolean isReadOutput) {
        Translated layer = LayerTranslator.translate(call, ranks.get(call.from().getFirst()));
        List<String> from = call.from().stream().map(this::field).toList();
        int last = layer.fields().size() - 1;
        for (int i = 0; i <= last; i++) {
            Annotation annotation = layer.fields().get(i);
            String owner = layers.get(call.layerName());
            // Only weights can be shared; a layer without them is simply declared once more.
            if (i == 0 && layer.hasWeights() && owner != null) {
                annotation = new Annotation("Shared").with("layer", '"' + owner + '"');
            }
            String field = names.unique(call.layerName() + (i == 0 ? "" : "_activation"));
            if (i == 0) {
                layers.putIfAbsent(call.layerName(), field);
            }
            String marked = isReadOutput ? "@Output" : "";
            String output = i < last ? "" : annotations.getOrDefault(call.result(), marked) + " ";
            Annotation reading =
                    i == 0 && !layer.roles().isEmpty()
                            ? roles(annotation, layer.roles(), from)
                            : i == 0 && CELLS.contains(call.kind()) && from.size() > 1
                                    ? from(annotation, from.subList(0, 1))
                                            .with(
                                                    "initialState",
                                                    names(from.subList(1, from.size())))
                                    : from(annotation, from);
            String frozen = i == 0 && owner == null && layer.frozen() ? "@Frozen " : "";
            lines.add(frozen + output.stripLeading() + reading + " Layer " + field + ";");
            above = field;
            from = List.of(field);
        }
        result(call.result(), above, layer.rank());
    }

    /**
     * An attribute for each part that a field plays; without it, the first is played by the field
     * above, and another by the same as the one before it.
     */
    private Annotation roles(Annotation annotation, List<String> roles, List<String> from) {
        String standard = above;
        for (int i = 0; i < from.size(); i++) {
            String quoted = '"' + from.get(i) + '"';
            annotation.with(roles.get(i), quoted, '"' + standard + '"');
            standard = from.get(i);
        }
        return annotation;
    }

    /** Without {@code from}, a field reads the field above: leave it out where that does. */
    private Annotation from(Annotation annotation, List<String> from) {
        if (from.equals(List.of(above))) {
            return annotation;
        }
        return annotation.with("from", names(from));
    }

    private static String names(List<String> fields) {
        String quoted =
                fields.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        return fields.size() == 1 ? quoted : "{" + quoted + "}";
    }

    /** The field with a result; a state of a layer becomes one where it is read. */
    private String field(Tensor tensor) {
        return fields.computeIfAbsent(
                tensor,
                t -> {
                    if (!isCell(t)) {
                        throw new InexpressibleException(
                                "a layer with several results is not there yet");
                    }
                    String field = names.unique(t.layer() + "_state");
                    Annotation state = new Annotation("LastState");
                    state.with("cells", t.result() == 2, false);
                    String output = graph.outputs().contains(t) ? "@Output " : "";
                    lines.add(
                            output
                                    + from(state, List.of(fields.get(t.first())))
                                    + " Layer "
                                    + field
                                    + ";");
                    above = field;
                    return field;
                });
    }

    private boolean isCell(Tensor state) {
        return graph.calls().stream()
                .anyMatch(c -> c.result().equals(state.first()) && CELLS.contains(c.kind()));
    }

    private void result(Tensor tensor, String field, int rank) {
        fields.put(tensor, field);
        ranks.put(tensor, rank);
        above = field;
    }
}
