/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.ParameterSpec;
import org.intaglio.processor.model.RegularizerSpec;
import org.intaglio.processor.model.Shape;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape stays; a parameter is one number for each channel (last axis); see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/normalization/batch_normalization.py">Keras</a>.
 */
final class BatchNormalizationRule implements LayerRule<LayerSpec.BatchNormalization> {
    @Override
    public Verdict shape(LayerSpec.BatchNormalization spec, List<Operand> inputs) {
        return new Verdict.Fits(inputs.getFirst().shape());
    }

    @Override
    public List<ParameterSpec> parameters(LayerSpec.BatchNormalization spec, List<Operand> inputs) {
        Shape channels = Shape.of(inputs.getFirst().shape().dimension(-1));
        List<ParameterSpec> parameters = new ArrayList<>();
        if (spec.scale()) {
            parameters.add(
                    new ParameterSpec(
                            "gamma", channels, spec.gammaInit(), spec.gammaRegularizer(), true));
        }
        if (spec.center()) {
            parameters.add(
                    new ParameterSpec(
                            "beta", channels, spec.betaInit(), spec.betaRegularizer(), true));
        }
        parameters.add(
                new ParameterSpec(
                        "movingMean",
                        channels,
                        spec.movingMeanInit(),
                        RegularizerSpec.NONE,
                        false));
        parameters.add(
                new ParameterSpec(
                        "movingVariance",
                        channels,
                        spec.movingVarianceInit(),
                        RegularizerSpec.NONE,
                        false));
        return parameters;
    }
}
