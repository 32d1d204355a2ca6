/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.SequenceSpec;
import org.intaglio.processor.model.Shape;

import java.util.List;

/** steps×features to units or steps×units; four gates. */
final class LSTMRule implements LayerRule<SequenceSpec.LSTM> {
    private static final int GATES = 4;

    @Override
    public Verdict shape(SequenceSpec.LSTM spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        return Sequences.refuse(input, "from")
                .orElseGet(() ->
                        new Verdict.Fits(
                                spec.returnSequences()
                                        ? Shape.of(input.shape().dimension(0), spec.units())
                                        : Shape.of(spec.units())));
    }

    @Override
    public Shape parameter(String name, SequenceSpec.LSTM spec, List<Operand> inputs) {
        int gates = Math.multiplyExact(GATES, spec.units());
        return switch (name) {
            case "kernel" -> Shape.of(inputs.getFirst().shape().dimension(1), gates);
            case "recurrentKernel" -> Shape.of(spec.units(), gates);
            default -> Shape.of(gates);
        };
    }

    /** The gates of all steps. */
    @Override
    public long largest(SequenceSpec.LSTM spec, List<Operand> inputs) {
        int steps = inputs.getFirst().shape().dimension(0);
        return Sizes.product(List.of(steps, GATES, spec.units()));
    }

    @Override
    public long multiplyAdds(SequenceSpec.LSTM spec, List<Operand> inputs, Shape result) {
        Shape input = inputs.getFirst().shape();
        long each = (long) (input.dimension(1) + spec.units()) * GATES * spec.units();
        return input.dimension(0) * each;
    }

    @Override
    public boolean keepsImages() {
        return false;
    }
}
