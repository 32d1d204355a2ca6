/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.OutputSpec;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

/** Dropout after the last layer drops answers, not features. */
final class DropoutLast implements NetworkRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        for (OutputSpec output : network.outputs()) {
            ShapedLayer layer = network.layer(output.layer());
            if (layer.spec().drops()) {
                diagnostics.add(
                        DiagnosticId.DROPOUT_LAST.at(
                                layer.node().origin(),
                                "'%s' drops or disturbs parts of the network's result while it trains"
                                        .formatted(layer.name()),
                                "Move it above '%s'.".formatted(layer.inputs().getFirst())));
            }
        }
    }
}
