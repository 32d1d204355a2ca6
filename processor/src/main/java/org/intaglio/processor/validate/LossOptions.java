/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.Activation;
import org.intaglio.Loss;
import org.intaglio.processor.model.LossOption;
import org.intaglio.processor.model.LossSpec;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.wire.WiredNetwork;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Logits, label smoothing, δ and the like stand only beside losses that have them. */
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
        if (spec.fromLogits() && !knowsLogits(loss)) {
            report(
                    spec,
                    "fromLogits",
                    loss + " does not know logits",
                    "Remove fromLogits: only the cross-entropies apply a softmax or a sigmoid"
                            + " themselves.",
                    diagnostics);
        }
        if (spec.labelSmoothing() != 0 && loss.targets() == Loss.Targets.CLASS) {
            report(
                    spec,
                    "labelSmoothing",
                    loss + " has no label smoothing: an index cannot be smoothed",
                    "Use CATEGORICAL_CROSSENTROPY with one-hot targets, or remove labelSmoothing.",
                    diagnostics);
        } else if (spec.labelSmoothing() != 0 && !knowsLogits(loss)) {
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
        if (loss == Loss.BINARY_FOCAL_CROSSENTROPY
                && spec.options().containsKey(LossOption.FOCAL_ALPHA)
                && spec.option(LossOption.CLASS_BALANCING) == 0) {
            report(
                    spec,
                    "focalAlpha",
                    "BINARY_FOCAL_CROSSENTROPY uses focalAlpha for class balancing only",
                    "Add classBalancing = true, or remove focalAlpha.",
                    diagnostics);
        }
        for (LossOption option : spec.options().keySet()) {
            if (!option.losses().contains(loss)) {
                report(
                        spec,
                        option.attribute(),
                        loss + " has no " + option.attribute(),
                        "Remove %s, or use the loss %s."
                                .formatted(
                                        option.attribute(),
                                        option.losses().stream()
                                                .map(Loss::name)
                                                .collect(Collectors.joining(" or "))),
                        diagnostics);
            }
        }
    }

    /** Whether it takes probabilities, which it can make of logits itself. */
    static boolean knowsLogits(Loss loss) {
        return switch (loss) {
            case SPARSE_CATEGORICAL_CROSSENTROPY,
                    CATEGORICAL_CROSSENTROPY,
                    CATEGORICAL_FOCAL_CROSSENTROPY,
                    BINARY_CROSSENTROPY,
                    BINARY_FOCAL_CROSSENTROPY ->
                    true;
            default -> false;
        };
    }

    /** What must make the probabilities that a loss takes; nothing if it takes others as well. */
    static Optional<Activation> wanted(Loss loss) {
        return switch (loss) {
            case BINARY_CROSSENTROPY, BINARY_FOCAL_CROSSENTROPY -> Optional.of(Activation.SIGMOID);
            case SPARSE_CATEGORICAL_CROSSENTROPY,
                    CATEGORICAL_CROSSENTROPY,
                    CATEGORICAL_FOCAL_CROSSENTROPY,
                    CATEGORICAL_GENERALIZED_CROSS_ENTROPY,
                    KL_DIVERGENCE ->
                    Optional.of(Activation.SOFTMAX);
            default -> Optional.empty();
        };
    }

    /** Whether its rows are classes, of which there must be several. */
    static boolean isCategorical(Loss loss) {
        return loss.targets() == Loss.Targets.CLASS || loss.targets() == Loss.Targets.DISTRIBUTION;
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
