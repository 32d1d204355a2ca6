/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.Activation;
import org.intaglio.processor.model.OutputSpec;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.Map;
import java.util.Set;

/**
 * Cross-entropies get the probabilities or the logits they expect: a softmax for classes, a sigmoid
 * for independent labels, or neither with {@code fromLogits}.
 */
final class LossActivation implements NetworkRule {
    /** Those behind which a logit cannot be any number: some probabilities are out of reach. */
    private static final Set<Activation> BOUNDED =
            Set.of(
                    Activation.RELU,
                    Activation.RELU6,
                    Activation.HARD_SIGMOID,
                    Activation.TANH,
                    Activation.HARD_TANH,
                    Activation.SPARSE_SIGMOID,
                    Activation.SPARSEMAX,
                    Activation.SOFTSIGN);

    /** Others whose results are probabilities of the same kind. */
    private static final Map<Activation, Set<Activation>> AS_GOOD =
            Map.of(
                    Activation.SIGMOID,
                    Set.of(Activation.HARD_SIGMOID, Activation.SPARSE_SIGMOID),
                    Activation.SOFTMAX,
                    Set.of(Activation.SPARSEMAX));

    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        for (OutputSpec output : network.outputs()) {
            LastActivation last = LastActivation.of(network, output.layer());
            if (LossOptions.wanted(output.loss().loss()).isEmpty()
                    || last.function().isEmpty()
                    || OneClass.breaks(output)
                    || SoftmaxOfOne.breaks(network.layer(last.layer()))) {
                continue;
            }
            if (output.loss().fromLogits() && LossOptions.knowsLogits(output.loss().loss())) {
                checkLogits(output, last, diagnostics);
            } else {
                checkProbabilities(network, output, last, diagnostics);
            }
        }
    }

    private static void checkLogits(
            OutputSpec output, LastActivation last, Diagnostics diagnostics) {
        if (last.is(Activation.SOFTMAX) || last.is(Activation.SIGMOID)) {
            Activation function = last.function().orElseThrow();
            diagnostics.add(
                    DiagnosticId.LOGITS_TWICE.at(
                            last.origin(),
                            "'%s' ends with %s, but %s with fromLogits = true applies %s itself"
                                    .formatted(
                                            output.layer(),
                                            function,
                                            output.loss().loss(),
                                            wanted(output) == Activation.SIGMOID
                                                    ? "a sigmoid"
                                                    : "a softmax"),
                            "Remove fromLogits, or remove the %s.".formatted(function)));
        } else if (BOUNDED.contains(last.function().orElseThrow())) {
            diagnostics.add(
                    DiagnosticId.BOUNDED_LOGITS.at(
                            last.origin(),
                            "'%s' ends with %s, which bounds the logits that %s takes"
                                    .formatted(
                                            output.layer(),
                                            last.function().orElseThrow(),
                                            output.loss().loss()),
                            "Use LINEAR: logits are numbers of any size and sign."));
        }
    }

    private static void checkProbabilities(
            ShapedNetwork network,
            OutputSpec output,
            LastActivation last,
            Diagnostics diagnostics) {
        Activation wanted = wanted(output);
        if (last.is(wanted) || last.function().filter(AS_GOOD.get(wanted)::contains).isPresent()) {
            return;
        }
        Activation found = last.function().orElseThrow();
        String ends =
                found == Activation.LINEAR ? "ends without an activation" : "ends with " + found;
        boolean implicit =
                network.outputs().size() > 1
                        && network.layer(output.layer()).node().loss().isEmpty();
        diagnostics.add(
                DiagnosticId.LOSS_ACTIVATION.at(
                        last.origin(),
                        "'%s' %s, but %s needs %s%s"
                                .formatted(
                                        output.layer(),
                                        ends,
                                        output.loss().loss(),
                                        wanted,
                                        implicit
                                                ? " (it is an output because nothing reads it)"
                                                : ""),
                        remedy(found, wanted, LossOptions.knowsLogits(output.loss().loss()))));
    }

    private static Activation wanted(OutputSpec output) {
        return LossOptions.wanted(output.loss().loss()).orElseThrow();
    }

    private static String remedy(Activation found, Activation wanted, boolean knowsLogits) {
        if (found == Activation.SOFTMAX) {
            return "For one class out of several use SPARSE_CATEGORICAL_CROSSENTROPY (indices) or"
                    + " CATEGORICAL_CROSSENTROPY (one-hot); for independent labels use SIGMOID.";
        }
        if (found == Activation.SIGMOID) {
            return "For one class out of several use SOFTMAX; for independent labels use"
                    + " BINARY_CROSSENTROPY.";
        }
        if (!knowsLogits) {
            return found == Activation.LINEAR
                    ? "Set activation = %s.".formatted(wanted)
                    : "Use %s.".formatted(wanted);
        }
        if (found == Activation.LINEAR) {
            return "Set activation = %s, or fromLogits = true to let the loss apply it."
                    .formatted(wanted);
        }
        return "Use %s, or LINEAR with fromLogits = true to let the loss apply it."
                .formatted(wanted);
    }
}
