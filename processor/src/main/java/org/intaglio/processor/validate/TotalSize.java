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

/** All parameters fit into one array, and so do all results of one sample. */
final class TotalSize implements NetworkRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        long parameters = network.layers().stream().mapToLong(ShapedLayer::parameterCount).sum();
        long results = network.layers().stream().mapToLong(l -> l.shape().elements()).sum();
        check(network, parameters, "parameters", diagnostics);
        check(network, results, "results of layers for one sample", diagnostics);
    }

    private static void check(
            ShapedNetwork network, long count, String what, Diagnostics diagnostics) {
        if (count > Integer.MAX_VALUE) {
            diagnostics.add(
                    DiagnosticId.TOO_LARGE.at(
                            network.spec().origin(),
                            "'%s' has %s %s: more than the 2³¹ - 1 numbers of a Java array"
                                    .formatted(network.spec().name(), count, what),
                            "Make its layers smaller."));
        }
    }
}
