/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.wire;

import org.intaglio.Loss;
import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.LossSpec;
import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.ArrayList;
import java.util.List;

/** Finds the outputs: what says so, and what nothing reads. */
final class Outputs {
    private final NetworkSpec spec;
    private final Readers readers;
    private final Diagnostics diagnostics;

    Outputs(NetworkSpec spec, Readers readers, Diagnostics diagnostics) {
        this.spec = spec;
        this.readers = readers;
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
            } else if (node.loss().isPresent()) {
                outputs.add(new WiredNetwork.Output(node.name(), loss(node)));
            } else if (unread && explicit && !node.equals(spec.layers().getLast())) {
                deadBranch(node);
            } else if (unread) {
                outputs.add(new WiredNetwork.Output(node.name(), spec.loss()));
            }
        }
        return outputs;
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
        return new LossSpec(
                network.loss(),
                own.weight(),
                own.fromLogits() || network.fromLogits(),
                own.labelSmoothing() != 0 ? own.labelSmoothing() : network.labelSmoothing(),
                own.huberDelta() != 1 ? own.huberDelta() : network.huberDelta(),
                own.origin());
    }

    private void unreadInput(LayerNode node) {
        diagnostics.add(
                DiagnosticId.UNREAD_INPUT.at(
                        node.origin(),
                        "nothing reads the input '" + node.name() + "'",
                        "Let a layer read it, from = \"" + node.name() + "\", or remove it."));
    }

    private void deadBranch(LayerNode node) {
        diagnostics.add(
                DiagnosticId.DEAD_BRANCH.at(
                        node.origin(),
                        "'"
                                + node.name()
                                + "' leads nowhere: nothing reads it and it is no @Output",
                        "Add @Output, let a layer read it, or remove it."));
    }
}
