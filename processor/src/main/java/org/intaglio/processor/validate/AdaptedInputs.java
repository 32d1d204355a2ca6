/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.PreprocessingSpec;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

/** What a normalization is adapted to is data: the network's, not what layers make of it. */
final class AdaptedInputs implements NetworkRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        for (ShapedLayer layer : network.layers()) {
            if (layer.node().spec() instanceof PreprocessingSpec.Normalization n && n.isAdapted()) {
                String read = layer.inputs().getFirst();
                if (!(network.layer(read).spec() instanceof LayerSpec.Input)) {
                    diagnostics.add(
                            DiagnosticId.PREPROCESSING.at(
                                    layer.node().origin(),
                                    "'%s' is adapted to data, but reads '%s', which is no input"
                                            .formatted(layer.name(), read),
                                    "Give mean and variance, or let it read an input of the"
                                            + " network."));
                }
            }
        }
    }
}
