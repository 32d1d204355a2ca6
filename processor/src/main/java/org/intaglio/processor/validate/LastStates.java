/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.Diagnostic;
import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.SequenceSpec;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.report.Names;
import org.intaglio.processor.shape.ShapeTrace;

/** A state is that of a layer which has it. */
final class LastStates implements NetworkRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        for (ShapedLayer layer : network.layers()) {
            if (layer.spec() instanceof SequenceSpec.LastState state) {
                String read = layer.inputs().getFirst();
                network.layers().stream()
                        .filter(l -> l.name().equals(read) && !has(l.spec(), state))
                        .forEach(l -> diagnostics.add(wrong(network, layer, l, state)));
            }
        }
    }

    private static boolean has(LayerFacts spec, SequenceSpec.LastState state) {
        return spec instanceof LayerFacts.Recurrent recurrent && state.index() < recurrent.states();
    }

    private static Diagnostic wrong(
            ShapedNetwork network,
            ShapedLayer layer,
            ShapedLayer read,
            SequenceSpec.LastState state) {
        String what = state.cells() ? "cells" : "a state";
        return DiagnosticId.STATE.at(
                layer.node().origin().at("from"),
                "'%s' is %s of '%s', but %s has none"
                        .formatted(
                                layer.name(),
                                what,
                                read.name(),
                                Names.withArticle(read.spec().kind())),
                ShapeTrace.of(network, layer),
                state.cells() ? "Name an @LSTM." : "Name an @LSTM, a @GRU or a @SimpleRNN.");
    }
}
