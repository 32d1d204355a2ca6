/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.wire;

import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.report.Names;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What names mean: the result of a field, or, {@code base.edges}, an output of the network that a
 * field uses.
 */
final class Results {
    private final Map<String, LayerNode> nodes;
    private final Diagnostics diagnostics;

    Results(Map<String, LayerNode> nodes, Diagnostics diagnostics) {
        this.nodes = nodes;
        this.diagnostics = diagnostics;
    }

    /** The field of a name. */
    static String fieldOf(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** The network that a field uses, if it does. */
    Optional<NetworkSpec> network(String field) {
        LayerNode node = nodes.get(field);
        if (node != null && node.spec() instanceof LayerSpec.Shared shared) {
            node = nodes.get(shared.layer());
        }
        return node != null && node.spec() instanceof LayerSpec.Use use
                ? Optional.of(use.value())
                : Optional.empty();
    }

    /** Whether a name may mean something: a field's, or one within a network that a field uses. */
    boolean isField(String name) {
        return nodes.containsKey(name)
                || (name.indexOf('.') >= 0 && network(fieldOf(name)).isPresent());
    }

    /** The one name of what is meant; reports a network of which it is not said which output. */
    Optional<String> find(LayerNode reader, String attribute, String name) {
        String field = fieldOf(name);
        if (!nodes.containsKey(field) || field.equals(reader.name())) {
            return Optional.empty();
        }
        Optional<NetworkSpec> network = network(field);
        if (network.isEmpty()) {
            return name.equals(field) ? Optional.of(name) : Optional.empty();
        }
        if (diagnostics.isBroken(field)) {
            return Optional.of(field);
        }
        List<String> outputs = network.get().outputs().stream().map(LayerNode::name).toList();
        String output = name.equals(field) ? "" : name.substring(field.length() + 1);
        if (outputs.size() == 1 && (output.isEmpty() || outputs.contains(output))) {
            return Optional.of(field);
        }
        if (outputs.contains(output)) {
            return Optional.of(name);
        }
        report(reader, attribute, name, outputs);
        return Optional.empty();
    }

    private void report(LayerNode reader, String attribute, String name, List<String> outputs) {
        String field = fieldOf(name);
        boolean isField = name.equals(field);
        String what =
                isField
                        ? "'%s' reads '%s', a network with the outputs %s"
                                .formatted(reader.name(), name, Names.list(outputs))
                        : "'%s' names '%s', but the %s of '%s' %s %s"
                                .formatted(
                                        reader.name(),
                                        name,
                                        outputs.size() == 1 ? "output" : "outputs",
                                        field,
                                        outputs.size() == 1 ? "is" : "are",
                                        Names.list(outputs));
        diagnostics.addBreaking(
                reader.name(),
                DiagnosticId.USED_OUTPUT.at(
                        reader.origin().at(attribute),
                        what,
                        outputs.size() == 1
                                ? "Name the field alone: \"%s\".".formatted(field)
                                : "Name one of them: \"%s.%s\"."
                                        .formatted(field, outputs.getFirst())));
    }
}
