/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.PreprocessingSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.List;

/**
 * The shape stays; mean and variance are one number for each channel; see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/preprocessing/normalization.py">Keras</a>.
 */
final class StandardizationRule implements LayerRule<PreprocessingSpec.Normalization> {
    @Override
    public Verdict shape(PreprocessingSpec.Normalization spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        int channels = input.shape().dimension(-1);
        int means = spec.mean().values().size();
        int variances = spec.variance().values().size();
        if (spec.isAdapted()) {
            return spec.invert()
                    ? misfit(
                            "invert",
                            "undoes a normalization by numbers that are not given",
                            "Give mean and variance.")
                    : new Verdict.Fits(input.shape());
        }
        if (!fits(means, channels)) {
            return misfit("mean", given(means, "mean", input, channels), remedy(channels));
        }
        if (!fits(variances, channels)) {
            return misfit(
                    "variance", given(variances, "variance", input, channels), remedy(channels));
        }
        return new Verdict.Fits(input.shape());
    }

    private static boolean fits(int count, int channels) {
        return count == 1 || count == channels;
    }

    private static String given(int count, String what, Operand input, int channels) {
        return "has a %s of %s numbers, but '%s' has %s channels"
                .formatted(what, count, input.name(), channels);
    }

    private static String remedy(int channels) {
        return "Give a mean and a variance for each of %s channels, or one for all; or leave both"
                        .formatted(channels)
                + " out and call model.adapt.";
    }

    private static Verdict misfit(String attribute, String message, String remedy) {
        return new Verdict.Misfit(
                DiagnosticId.PREPROCESSING, attribute, message, "needs mean and variance", remedy);
    }

    @Override
    public Shape parameter(
            String name, PreprocessingSpec.Normalization spec, List<Operand> inputs) {
        return Shape.of(inputs.getFirst().shape().dimension(-1));
    }
}
