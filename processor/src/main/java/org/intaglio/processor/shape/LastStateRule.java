/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.SequenceSpec;
import org.intaglio.processor.model.Shape;

import java.util.List;

/** steps×units or units to units. */
final class LastStateRule implements LayerRule<SequenceSpec.LastState> {
    @Override
    public Verdict shape(SequenceSpec.LastState spec, List<Operand> inputs) {
        return new Verdict.Fits(Shape.of(inputs.getFirst().shape().dimension(-1)));
    }
}
