/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.wire;

import org.intaglio.Loss;
import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.LossOption;
import org.intaglio.processor.model.LossSpec;
import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.model.Origin;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.report.Names;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Finds the outputs: what says so, and what nothing reads. */
final class Outputs {
    private final NetworkSpec spec;
    private final Readers readers;
    private final Results results;
    private final Diagnostics diagnostics;

    Outputs(NetworkSpec spec, Readers readers, Results results, Diagnostics diagnostics) {
        this.spec = spec;
        this.readers = readers;
        this.results = results;
        this.diagnostics = diagnostics;
    }

    List<WiredNetwork.Output> find() {
        boolean explicit = spec.layers().stream().anyMatch(node -> node.loss().isPresent());
        List<WiredNetwork.Output> outputs = new ArrayList<>();
        for (LayerNode node : spec.layers()) {
            boolean unread = readers.isUnread(node.name());
            if (node.spec() instanceof LayerSpec.Input) {
                if (unread && spec.layers().size() > 1) {
                    unreadInput(node);
                }
            } else if (hasSeveralResults(node)) {
                severalResults(node);
            } else if (node.loss().isPresent()) {
                outputs.add(new WiredNetwork.Output(node.name(), loss(node)));
            } else if (unread && explicit && !node.equals(spec.layers().getLast())) {
                deadBranch(node.name(), node.origin());
            } else if (unread) {
                outputs.add(new WiredNetwork.Output(node.name(), spec.loss()));
            }
        }
        return outputs;
    }

    private boolean hasSeveralResults(LayerNode node) {
        return !diagnostics.isBroken(node.name())
                && results.network(node.name()).filter(n -> n.outputs().size() > 1).isPresent();
    }

    /** Each of them has to be read: it is no output of this network. */
    private void severalResults(LayerNode node) {
        NetworkSpec network = results.network(node.name()).orElseThrow();
        List<String> names =
                network.outputs().stream().map(o -> node.name() + "." + o.name()).toList();
        if (node.loss().isPresent()) {
            diagnostics.add(
                    DiagnosticId.OUTPUT_MISUSE.at(
                            node.loss().get().origin(),
                            "'%s' has the outputs %s and cannot be one"
                                    .formatted(node.name(), Names.list(names)),
                            "Let a layer read each of them, and put @Output there."));
        } else {
            names.stream()
                    .filter(readers::isUnread)
                    .forEach(name -> deadBranch(name, node.origin()));
        }
    }

    /**
     * An {@code @Output} without a loss takes the network's, with its own weight; what else it says
     * goes before what the network says.
     */
    private LossSpec loss(LayerNode node) {
        LossSpec own = node.loss().orElseThrow();
        LossSpec network = spec.loss();
        if (own.loss() != Loss.NONE) {
            return own;
        }
        Map<LossOption, Double> options = new EnumMap<>(LossOption.class);
        options.putAll(network.options());
        options.putAll(own.options());
        return new LossSpec(
                network.loss(),
                own.weight(),
                own.fromLogits() || network.fromLogits(),
                own.labelSmoothing() != 0 ? own.labelSmoothing() : network.labelSmoothing(),
                own.huberDelta() != 1 ? own.huberDelta() : network.huberDelta(),
                options,
                own.origin());
    }

    private void unreadInput(LayerNode node) {
        diagnostics.add(
                DiagnosticId.UNREAD_INPUT.at(
                        node.origin(),
                        "nothing reads the input '" + node.name() + "'",
                        "Let a layer read it, from = \"" + node.name() + "\", or remove it."));
    }

    private void deadBranch(String name, Origin origin) {
        diagnostics.add(
                DiagnosticId.DEAD_BRANCH.at(
                        origin,
                        "'" + name + "' leads nowhere: nothing reads it and it is no @Output",
                        "Add @Output, let a layer read it, or remove it."));
    }
}
