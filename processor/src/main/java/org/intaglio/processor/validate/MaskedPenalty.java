/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.ComposedSpec;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.MaskedLayers;
import org.intaglio.processor.model.SequenceSpec;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

/**
 * A penalty for activities is part of an output's loss; an evaluation divides that of an output
 * with a mask by how many steps count, and would divide the penalty with it.
 */
final class MaskedPenalty implements NetworkRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        if (MaskedLayers.outputs(network).isEmpty()
                || MaskedLayers.penalized(network).isPresent()) {
            return;
        }
        for (ShapedLayer layer : network.layers()) {
            LayerSpec spec =
                    layer.spec() instanceof SequenceSpec.TimeDistributed t
                            ? t.layer()
                            : layer.spec();
            if (spec instanceof ComposedSpec.ActivityRegularization) {
                diagnostics.add(
                        DiagnosticId.MASKED_PENALTY.at(
                                layer.node().origin(),
                                "'%s' adds a penalty to the loss, but all losses leave masked steps out"
                                        .formatted(layer.name()),
                                "Penalize weights instead (kernelRegularizer), or give the network"
                                        + " an output without a mask that has a loss."));
            }
        }
    }
}
