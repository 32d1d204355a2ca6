/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.Loss;
import org.intaglio.processor.model.LossSpec;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.wire.WiredNetwork;

import java.util.HashSet;
import java.util.Set;

/** Logits, label smoothing and δ stand only beside losses that have them. */
final class LossOptions {
    private LossOptions() {}

    static void check(WiredNetwork network, Diagnostics diagnostics) {
        Set<LossSpec> seen = new HashSet<>();
        for (WiredNetwork.Output output : network.outputs()) {
            LossSpec loss = output.loss();
            if (loss.loss() != Loss.NONE && seen.add(loss)) {
                check(loss, diagnostics);
            }
        }
    }

    private static void check(LossSpec spec, Diagnostics diagnostics) {
        Loss loss = spec.loss();
        if (spec.fromLogits() && !isCrossentropy(loss)) {
            report(
                    spec,
                    "fromLogits",
                    loss + " does not know logits",
                    "Remove fromLogits: only the cross-entropies apply a softmax or a sigmoid"
                            + " themselves.",
                    diagnostics);
        }
        if (spec.labelSmoothing() != 0 && loss == Loss.SPARSE_CATEGORICAL_CROSSENTROPY) {
            report(
                    spec,
                    "labelSmoothing",
                    "SPARSE_CATEGORICAL_CROSSENTROPY has no label smoothing: an index cannot be"
                            + " smoothed",
                    "Use CATEGORICAL_CROSSENTROPY with one-hot targets, or remove labelSmoothing.",
                    diagnostics);
        } else if (spec.labelSmoothing() != 0 && !isCrossentropy(loss)) {
            report(
                    spec,
                    "labelSmoothing",
                    loss + " has no label smoothing",
                    "Remove labelSmoothing: only cross-entropies have it.",
                    diagnostics);
        }
        if (spec.huberDelta() != 1 && loss != Loss.HUBER) {
            report(
                    spec,
                    "huberDelta",
                    loss + " has no huberDelta",
                    "Remove huberDelta, or use the loss HUBER.",
                    diagnostics);
        }
    }

    static boolean isCrossentropy(Loss loss) {
        return isCategorical(loss) || loss == Loss.BINARY_CROSSENTROPY;
    }

    static boolean isCategorical(Loss loss) {
        return loss == Loss.CATEGORICAL_CROSSENTROPY
                || loss == Loss.SPARSE_CATEGORICAL_CROSSENTROPY;
    }

    private static void report(
            LossSpec spec,
            String attribute,
            String message,
            String remedy,
            Diagnostics diagnostics) {
        diagnostics.add(DiagnosticId.LOSS_OPTION.at(spec.origin().at(attribute), message, remedy));
    }
}
