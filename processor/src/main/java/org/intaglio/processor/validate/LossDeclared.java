/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.Loss;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.report.Names;
import org.intaglio.processor.wire.WiredNetwork;

import java.util.ArrayList;
import java.util.List;

/** Every output has a loss. */
final class LossDeclared {
    private LossDeclared() {}

    static void check(WiredNetwork network, Diagnostics diagnostics) {
        List<String> without = new ArrayList<>();
        for (WiredNetwork.Output output : network.outputs()) {
            if (output.loss().loss() == Loss.NONE) {
                without.add(output.layer());
            }
        }
        // What could not be read may have been the loss.
        if (!without.isEmpty() && !diagnostics.has(DiagnosticId.UNKNOWN_VALUE)) {
            diagnostics.add(
                    DiagnosticId.NO_LOSS.at(
                            network.spec().origin(),
                            "no loss is given for %s %s"
                                    .formatted(
                                            without.size() == 1 ? "the output" : "the outputs",
                                            Names.list(without)),
                            "Add loss = ... to @NeuralNetwork, for instance"
                                    + " SPARSE_CATEGORICAL_CROSSENTROPY for classes,"
                                    + " MEAN_SQUARED_ERROR for numbers, or @Output(loss = ...) to"
                                    + " the layer."));
        }
    }
}
