/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.Window;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

/**
 * A convolution has strides or dilation, as in <a
 * href="https://keras.io/api/layers/convolution_layers/convolution2d/">Keras</a>.
 */
final class StridesAndDilation implements DeclarationRule {
    @Override
    public void check(LayerNode node, Diagnostics diagnostics) {
        if (!(node.spec() instanceof LayerFacts.Convolution conv)) {
            return;
        }
        Window strides = conv.strides();
        Window dilation = conv.dilationRate();
        if (Math.max(strides.height(), strides.width()) > 1
                && Math.max(dilation.height(), dilation.width()) > 1) {
            diagnostics.add(
                    DiagnosticId.STRIDES_AND_DILATION.at(
                            node.origin().at("dilationRate"),
                            "'%s' has strides of %s and a dilation of %s; only one of them may exceed 1"
                                    .formatted(node.name(), strides, dilation),
                            "Leave one of them out; a pooling layer below can take over the"
                                    + " strides."));
        }
    }
}
