/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.ComposedSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape stays; α has it too, with 1 along the axes that share one; see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/activations/prelu.py">Keras</a>.
 */
final class PReLURule implements LayerRule<ComposedSpec.PReLU> {
    @Override
    public Verdict shape(ComposedSpec.PReLU spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        List<Integer> shared = spec.sharedAxes().stream().sorted().distinct().toList();
        for (int i = 0; i < shared.size(); i++) {
            if (shared.get(i) != i || i >= input.shape().rank()) {
                return new Verdict.Misfit(
                        DiagnosticId.NUMBER,
                        "sharedAxes",
                        "shares α along %s, but %s".formatted(shared, input.described()),
                        "needs the first axes, from 0 on",
                        "Give the first axes, counted from 0 without the batch: sharedAxes = {0, 1}"
                                + " for an image.");
            }
        }
        return new Verdict.Fits(input.shape());
    }

    @Override
    public Shape parameter(String name, ComposedSpec.PReLU spec, List<Operand> inputs) {
        List<Integer> dimensions = new ArrayList<>(inputs.getFirst().shape().dimensions());
        spec.sharedAxes().forEach(axis -> dimensions.set(axis, 1));
        return new Shape(dimensions);
    }
}
