/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.MaskedLayers;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.Set;

/**
 * The statistics of a batch normalisation would have to leave masked steps out. Keras' do; here
 * that is not there yet.
 */
final class MaskedMoments implements NetworkRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        Set<String> masked = MaskedLayers.of(network);
        for (ShapedLayer layer : network.layers()) {
            if (layer.spec() instanceof LayerSpec.BatchNormalization
                    && !network.isFrozen(layer.owner())
                    && masked.contains(layer.inputs().getFirst())) {
                diagnostics.add(
                        DiagnosticId.MASKED_MEAN.at(
                                layer.node().origin(),
                                "'%s' takes its mean over all steps of '%s', also over those that are masked"
                                        .formatted(layer.name(), layer.inputs().getFirst()),
                                "Use @LayerNormalization, which looks at each step for itself, or"
                                        + " put it in front of the layer that makes the mask."));
            }
        }
    }
}
