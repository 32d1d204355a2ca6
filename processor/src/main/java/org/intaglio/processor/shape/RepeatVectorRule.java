/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.ComposedSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.List;

/**
 * C to n×C; see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/reshaping/repeat_vector.py">Keras</a>.
 */
final class RepeatVectorRule implements LayerRule<ComposedSpec.RepeatVector> {
    @Override
    public Verdict shape(ComposedSpec.RepeatVector spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        Shape shape = input.shape();
        return shape.rank() == 1
                ? new Verdict.Fits(Shape.of(spec.n(), shape.dimension(0)))
                : new Verdict.Misfit(
                        DiagnosticId.VECTOR_NEEDED,
                        "from",
                        "repeats vectors (features), but " + input.described(),
                        "needs one axis",
                        "Put @Flatten above it; a recurrent layer above gives a vector with"
                                + " returnSequences = false.");
    }

    @Override
    public boolean keepsImages() {
        return false;
    }
}
