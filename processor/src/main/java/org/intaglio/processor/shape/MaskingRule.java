/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.SequenceSpec;

import java.util.List;

/** The shape of a sequence stays. */
final class MaskingRule implements LayerRule<SequenceSpec.Masking> {
    @Override
    public Verdict shape(SequenceSpec.Masking spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        return Sequences.refuse(input, spec).orElseGet(() -> new Verdict.Fits(input.shape()));
    }
}
