/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.NoiseSpec;

import java.util.List;
import java.util.Optional;

/** The shape stays; it is that of steps or of an image, whichever has such channels. */
final class OfChannelsRule implements LayerRule<NoiseSpec.OfChannels> {
    @Override
    public Verdict shape(NoiseSpec.OfChannels spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        Optional<Verdict> refused =
                spec.axes() == 1 ? Sequences.refuse(input, spec) : Images.refuse(input);
        return refused.orElseGet(() -> new Verdict.Fits(input.shape()));
    }
}
