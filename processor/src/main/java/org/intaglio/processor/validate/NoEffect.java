/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

/** A layer whose result is its input. */
final class NoEffect implements NetworkRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        for (ShapedLayer layer : network.layers()) {
            // Of a merge, another input is enough to change the first.
            if (layer.inputShapes().size() == 1) {
                layer.spec()
                        .noEffect(layer.inputShapes().getFirst(), layer.shape())
                        .ifPresent(reason -> report(layer, reason, diagnostics));
            }
        }
    }

    private static void report(ShapedLayer layer, String reason, Diagnostics diagnostics) {
        diagnostics.add(
                DiagnosticId.NO_EFFECT.at(
                        layer.node().origin(),
                        "'%s' changes nothing: %s".formatted(layer.name(), reason),
                        "Remove it."));
    }
}
