/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.ArrayList;
import java.util.List;

/**
 * (…, in) to (…, units), kernel in×units; see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/core/dense.py">Keras</a>.
 * Keras accepts images too and applies the layer to every pixel, which is hardly ever meant; we
 * refuse them.
 */
final class DenseRule implements LayerRule<LayerSpec.Dense> {
    @Override
    public Verdict shape(LayerSpec.Dense spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        if (input.image()) {
            return new Verdict.Misfit(
                    DiagnosticId.MISSING_FLATTEN,
                    "from",
                    "would treat each pixel of %s alone".formatted(input.shape()),
                    "needs one axis",
                    "Put @Flatten or @GlobalAveragePooling2D above it; for one layer a pixel, use"
                            + " @Conv2D(filters = %s, kernelSize = 1).".formatted(spec.units()));
        }
        List<Integer> dimensions = new ArrayList<>(input.shape().dimensions());
        dimensions.set(dimensions.size() - 1, spec.units());
        return new Verdict.Fits(new Shape(dimensions));
    }

    @Override
    public Shape parameter(String name, LayerSpec.Dense spec, List<Operand> inputs) {
        return name.equals("bias")
                ? Shape.of(spec.units())
                : Shape.of(inputs.getFirst().shape().dimension(-1), spec.units());
    }

    @Override
    public long multiplyAdds(LayerSpec.Dense spec, List<Operand> inputs, Shape result) {
        return inputs.getFirst().shape().dimension(-1) * result.elements();
    }

    @Override
    public boolean keepsImages() {
        return false;
    }
}
