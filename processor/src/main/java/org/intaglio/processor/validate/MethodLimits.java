/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

/**
 * Inputs are parameters of a method, outputs those of a record: the class file format has room for
 * 255 (The Java Virtual Machine Specification, 4.11), some of which are ours.
 */
final class MethodLimits implements NetworkRule {
    private static final int MOST = 250;

    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        check(network, network.inputs().size(), "inputs", diagnostics);
        check(network, network.outputs().size(), "outputs", diagnostics);
    }

    private static void check(
            ShapedNetwork network, int count, String what, Diagnostics diagnostics) {
        if (count > MOST) {
            diagnostics.add(
                    DiagnosticId.INPUT_COUNT.at(
                            network.spec().origin(),
                            "'%s' has %s %s; a method of Java takes at most %s"
                                    .formatted(network.spec().name(), count, what, MOST),
                            "Make one of several: a longer input that is sliced, or a layer with"
                                    + " more units."));
        }
    }
}
