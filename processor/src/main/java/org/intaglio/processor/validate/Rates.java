/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.Diagnostic;
import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.Origin;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

/** Rates and momentums lie in [0, 1). */
final class Rates implements DeclarationRule {
    @Override
    public void check(LayerNode node, Diagnostics diagnostics) {
        switch (node.spec()) {
            case LayerSpec.Dropout dropout -> {
                if (!isRate(dropout.rate())) {
                    diagnostics.add(
                            outside(
                                    node.origin().at("rate"),
                                    "'%s' drops a fraction of %s"
                                            .formatted(node.name(), dropout.rate()),
                                    "the fraction to drop, not to keep"));
                }
            }
            case LayerSpec.BatchNormalization normalization -> {
                if (!isRate(normalization.momentum())) {
                    diagnostics.add(
                            outside(
                                    node.origin().at("momentum"),
                                    "'%s' has a momentum of %s"
                                            .formatted(node.name(), normalization.momentum()),
                                    "the share of the old average that stays"));
                }
            }
            default -> {}
        }
    }

    /** False for NaN too, and for what is 1 once it is a float: 0.99999999. */
    static boolean isRate(double value) {
        return value >= 0 && (float) value < 1;
    }

    static Diagnostic outside(Origin origin, String message, String meaning) {
        return DiagnosticId.RATE.at(
                origin,
                message,
                "Give a number from 0 up to, but not including, 1: " + meaning + ".");
    }
}
