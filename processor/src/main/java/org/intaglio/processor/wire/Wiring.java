/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.wire;

import org.intaglio.processor.model.Custom;
import org.intaglio.processor.model.Inputs;
import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.report.Names;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Resolves names: a layer reads what its {@code from} says, or the field above it; what an
 * attribute that is left out means is told by {@link Inputs}.
 *
 * <p>A layer that names something wrong is marked as broken; the rest of the network is wired all
 * the same.
 */
public final class Wiring {
    private final NetworkSpec spec;
    private final Diagnostics diagnostics;
    private final Map<String, LayerNode> nodes = new LinkedHashMap<>();
    private final Readers readers = new Readers();
    private final Results results;

    private Wiring(NetworkSpec spec, Diagnostics diagnostics) {
        this.spec = spec;
        this.diagnostics = diagnostics;
        spec.layers().forEach(node -> nodes.putIfAbsent(node.name(), node));
        this.results = new Results(nodes, diagnostics);
    }

    /** The graph of a declaration. */
    public static WiredNetwork wire(NetworkSpec spec, Diagnostics diagnostics) {
        return new Wiring(spec, diagnostics).wire();
    }

    private WiredNetwork wire() {
        List<WiredLayer> wired = new ArrayList<>();
        LayerNode above = null;
        for (LayerNode node : nodes.values()) {
            List<String> inputs = inputs(node, above);
            readers.read(node.name(), inputs);
            LayerSpec layer = specOf(node);
            if (layer instanceof LayerSpec.Use use) {
                if (inputs.size() != use.value().inputs().size()) {
                    diagnostics.markBroken(node.name());
                }
                if (diagnostics.isBroken(node.name())) {
                    readers.uncertain();
                }
            }
            wired.add(new WiredLayer(node, layer, ownerOf(node), inputs));
            above = node;
        }
        List<WiredLayer> ordered = Ordering.order(wired, diagnostics);
        List<WiredNetwork.Output> outputs = new Outputs(spec, readers, results, diagnostics).find();
        Inlining inlining = new Inlining(diagnostics);
        ordered.forEach(inlining::add);
        return new WiredNetwork(spec, inlining.layers(), outputs, inlining.entries());
    }

    private List<String> inputs(LayerNode node, LayerNode above) {
        Inputs wanted = node.spec().inputs();
        if (wanted.readsAbove(node.from()) && above == null) {
            nothingAbove(node);
            return List.of();
        }
        if (wanted.isList()
                && !wanted.readsAbove(node.from())
                && !diagnostics.isBroken(node.name())) {
            checkCount(node);
        }
        for (int i = 0; i < node.from().size(); i++) {
            String from = node.from().get(i);
            String attribute = wanted.attribute(i);
            if (from.equals(node.name())) {
                readers.uncertain();
                diagnostics.addBreaking(
                        node.name(),
                        DiagnosticId.READS_ITSELF.at(
                                node.origin().at(attribute),
                                "'" + from + "' reads itself",
                                "Name another field in %s, or leave it out to read the field above."
                                        .formatted(wanted.roles().getFirst())));
            } else if (!results.isField(from) && (!wanted.mayBeEmpty(i) || !from.isEmpty())) {
                unknown(node, attribute, from);
            }
        }
        List<String> names = wanted.names(node.from(), above == null ? "" : above.name());
        List<String> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Optional<String> result = results.find(node, wanted.attribute(i), name);
            result.ifPresent(found::add);
            if (result.isEmpty() && results.isField(name)) {
                readers.uncertain();
            }
        }
        return found;
    }

    private void checkCount(LayerNode node) {
        int count = node.from().size();
        Inputs inputs = node.spec().inputs();
        if (count >= inputs.min() && count <= inputs.max()) {
            return;
        }
        if (count < inputs.min()) {
            readers.uncertain();
        }
        String attribute = inputs.roles().getFirst();
        String what;
        String remedy;
        if (count > 2 && count > inputs.max() && inputs.min() < inputs.max()) {
            what = "%s layers, but can read at most %s".formatted(count, inputs.max());
            remedy = "Merge some of them first, and then what they have become.";
        } else {
            String read = count == 0 ? "nothing" : Names.list(node.from());
            String least = inputs.min() == inputs.max() ? "exactly " : "at least ";
            String needed = inputs.min() == 1 ? " input" : " inputs";
            what = "%s, but needs %s".formatted(read, least + inputs.min() + needed);
            remedy =
                    switch (node.spec()) {
                        case LayerSpec.Use use -> ofUse(use);
                        case Custom custom ->
                                "Name what it reads: %s.".formatted(places(inputs.min()));
                        default ->
                                "Name the fields to merge: %s = {\"a\", \"b\"}."
                                        .formatted(attribute);
                    };
        }
        String kind = node.spec().kind();
        diagnostics.addBreaking(
                node.name(),
                DiagnosticId.INPUT_COUNT.at(
                        node.origin().at(attribute),
                        "'%s' (%s) reads %s".formatted(node.name(), kind, what),
                        remedy));
    }

    private static String ofUse(LayerSpec.Use use) {
        List<String> names = use.value().inputs().stream().map(LayerNode::name).toList();
        return "Name what it reads as %s: %s.".formatted(Names.list(names), places(names.size()));
    }

    private static String places(int count) {
        return "from = {%s}".formatted(String.join(", ", Collections.nCopies(count, "\"...\"")));
    }

    private void nothingAbove(LayerNode node) {
        readers.uncertain();
        diagnostics.markBroken(node.name());
        if (spec.layers().stream().anyMatch(n -> n.spec() instanceof LayerSpec.Input)) {
            diagnostics.add(
                    DiagnosticId.NOTHING_ABOVE.at(
                            node.origin(),
                            "'" + node.name() + "' is the first field: there is none above to read",
                            "Move the @Input fields to the top, or say what it reads: %s = \"...\"."
                                    .formatted(node.spec().inputs().roles().getFirst())));
        }
    }

    private void unknown(LayerNode node, String attribute, String name) {
        List<String> others =
                nodes.keySet().stream().filter(other -> !other.equals(node.name())).toList();
        var suggestion = Names.didYouMean(name, others);
        suggestion.ifPresentOrElse(
                meant -> readers.read(node.name(), List.of(meant)), readers::uncertain);
        diagnostics.addBreaking(
                node.name(),
                DiagnosticId.UNKNOWN_LAYER.at(
                        node.origin().at(attribute),
                        "'%s' names '%s', but there is no such field".formatted(node.name(), name),
                        suggestion
                                .map(meant -> "Did you mean '" + meant + "'?")
                                .orElse("The fields are " + Names.list(others) + ".")));
    }

    private LayerSpec specOf(LayerNode node) {
        if (!(node.spec() instanceof LayerSpec.Shared shared)) {
            return node.spec();
        }
        LayerNode owner = nodes.get(shared.layer());
        if (owner == null) {
            unknown(node, "layer", shared.layer());
            return shared;
        }
        owner.spec().unshareable().ifPresent(what -> notShareable(node, owner, what));
        if (diagnostics.isBroken(owner.name())) {
            diagnostics.markBroken(node.name());
        }
        return owner.spec();
    }

    private void notShareable(LayerNode node, LayerNode owner, String what) {
        boolean again =
                owner.spec() instanceof LayerSpec.Shared shared
                        && !shared.layer().equals(node.name())
                        && nodes.containsKey(shared.layer());
        diagnostics.addBreaking(
                node.name(),
                DiagnosticId.NOT_SHAREABLE.at(
                        node.origin().at("layer"),
                        "'%s' shares '%s', which is %s".formatted(node.name(), owner.name(), what),
                        again
                                ? "Name the layer it repeats: layer = \"" + ownerOf(owner) + "\"."
                                : "Name a field with a layer annotation of its own, such as"
                                        + " @Dense."));
    }

    private static String ownerOf(LayerNode node) {
        return node.spec() instanceof LayerSpec.Shared shared ? shared.layer() : node.name();
    }
}
