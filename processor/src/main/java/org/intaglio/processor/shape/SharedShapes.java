/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.ParameterSpec;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.List;

/** All uses of a layer need weights of the same shapes. */
final class SharedShapes {
    private SharedShapes() {}

    /**
     * @param layer another use of the layer {@code owner}
     * @param needed the parameters that this use would have
     * @param network all layers with a shape
     */
    static void check(
            ShapedLayer layer,
            ShapedLayer owner,
            List<ParameterSpec> needed,
            ShapedNetwork network,
            Diagnostics diagnostics) {
        for (int i = 0; i < needed.size(); i++) {
            ParameterSpec mine = needed.get(i);
            ParameterSpec theirs = owner.parameters().get(i);
            if (!mine.shape().equals(theirs.shape())) {
                diagnostics.add(
                        DiagnosticId.SHARED_SHAPE.at(
                                layer.node().origin().at("from"),
                                "'%s' needs a %s of %s, but that of '%s' is %s"
                                        .formatted(
                                                layer.name(),
                                                mine.name(),
                                                mine.shape(),
                                                owner.name(),
                                                theirs.shape()),
                                ShapeTrace.of(network, layer),
                                "Let both read the same shape, or give '%s' a layer of its own."
                                        .formatted(layer.name())));
                return;
            }
        }
    }
}
