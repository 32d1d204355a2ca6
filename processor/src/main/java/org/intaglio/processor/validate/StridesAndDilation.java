/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.ConvolutionSpec;
import org.intaglio.processor.model.Diagnostic;
import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.SequenceSpec;
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
        switch (node.spec()) {
            case LayerFacts.Convolution conv -> {
                Window strides = conv.strides();
                Window dilation = conv.dilationRate();
                if (longest(strides) > 1 && longest(dilation) > 1) {
                    String pool = "; a pooling layer below can take over the strides.";
                    diagnostics.add(together(node, strides, dilation, pool));
                }
            }
            case SequenceSpec.Conv1D conv -> {
                if (conv.strides() > 1 && conv.dilationRate() > 1) {
                    diagnostics.add(together(node, conv.strides(), conv.dilationRate(), "."));
                }
            }
            case ConvolutionSpec conv -> {
                int strides = conv.steps().width();
                int dilation = conv.distances().width();
                if (strides > 1 && dilation > 1) {
                    diagnostics.add(together(node, strides, dilation, "."));
                }
            }
            default -> {}
        }
    }

    private static int longest(Window window) {
        return Math.max(window.height(), window.width());
    }

    private static Diagnostic together(
            LayerNode node, Object strides, Object dilation, String end) {
        return DiagnosticId.STRIDES_AND_DILATION.at(
                node.origin().at("dilationRate"),
                "'%s' has strides of %s and a dilation of %s; only one of them may exceed 1"
                        .formatted(node.name(), strides, dilation),
                "Leave one of them out" + end);
    }
}
