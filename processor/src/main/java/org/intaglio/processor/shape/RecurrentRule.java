/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.Shape;

import java.util.List;

/** steps×features to units or steps×units; the units of all gates side by side. */
final class RecurrentRule implements LayerRule<LayerFacts.Recurrent> {
    @Override
    public Verdict shape(LayerFacts.Recurrent spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        return Sequences.refuse(input, "from")
                .orElseGet(() ->
                        new Verdict.Fits(
                                spec.returnSequences()
                                        ? Shape.of(input.shape().dimension(0), spec.units())
                                        : Shape.of(spec.units())));
    }

    @Override
    public Shape parameter(String name, LayerFacts.Recurrent spec, List<Operand> inputs) {
        int gates = Math.multiplyExact(spec.gates(), spec.units());
        return switch (name) {
            case "kernel" -> Shape.of(inputs.getFirst().shape().dimension(1), gates);
            case "recurrentKernel" -> Shape.of(spec.units(), gates);
            default -> spec.biases() == 1 ? Shape.of(gates) : Shape.of(spec.biases(), gates);
        };
    }

    /** The gates of all steps. */
    @Override
    public long largest(LayerFacts.Recurrent spec, List<Operand> inputs) {
        int steps = inputs.getFirst().shape().dimension(0);
        return Sizes.product(List.of(steps, spec.gates(), spec.units()));
    }

    @Override
    public long multiplyAdds(LayerFacts.Recurrent spec, List<Operand> inputs, Shape result) {
        Shape input = inputs.getFirst().shape();
        long each = (long) (input.dimension(1) + spec.units()) * spec.gates() * spec.units();
        return input.dimension(0) * each;
    }

    @Override
    public boolean keepsImages() {
        return false;
    }
}
