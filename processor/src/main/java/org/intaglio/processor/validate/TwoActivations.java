/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

/** Two nonlinear functions in a row are mostly one written twice. */
final class TwoActivations implements NetworkRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        for (ShapedLayer layer : network.layers()) {
            if (reports(network, layer)) {
                LastActivation own = LastActivation.of(network, layer.name());
                LastActivation before = LastActivation.of(network, layer.inputs().getFirst());
                diagnostics.add(
                        DiagnosticId.TWO_ACTIVATIONS.at(
                                own.origin(),
                                "'%s' applies %s to what went through %s in '%s' already"
                                        .formatted(
                                                layer.name(),
                                                own.function().orElseThrow(),
                                                before.function().orElseThrow(),
                                                before.layer()),
                                "Keep one of the two."));
            }
        }
    }

    /** Whether a layer applies a function to the result of another. */
    static boolean reports(ShapedNetwork network, ShapedLayer layer) {
        return layer.spec() instanceof LayerFacts.Function
                && LastActivation.of(network, layer.name()).isNonlinear()
                && LastActivation.of(network, layer.inputs().getFirst()).isNonlinear();
    }
}
