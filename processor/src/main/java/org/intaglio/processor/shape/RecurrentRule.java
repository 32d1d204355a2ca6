/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.List;
import java.util.Optional;

/** steps×features to units or steps×units; the units of all gates side by side. */
final class RecurrentRule implements LayerRule<LayerFacts.Recurrent> {
    @Override
    public Verdict shape(LayerFacts.Recurrent spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        return Sequences.refuse(input, spec)
                .or(() -> states(spec, inputs))
                .orElseGet(() ->
                        new Verdict.Fits(
                                spec.returnSequences()
                                        ? Shape.of(input.shape().dimension(0), spec.units())
                                        : Shape.of(spec.units())));
    }

    private static Optional<Verdict> states(LayerFacts.Recurrent spec, List<Operand> inputs) {
        int states = spec.states();
        int given = inputs.size() - 1;
        String which = states == 1 ? "the output" : "the output and the cells";
        String need = "needs no state, or " + states + " of " + spec.units();
        if (given > 0 && given != states) {
            return misfit(
                    "initialState",
                    "is handed %s state%s, but has %s: %s"
                            .formatted(given, given == 1 ? "" : "s", states, which),
                    need,
                    "Name a field for each, in that order, or none.");
        }
        for (int i = 1; i <= given; i++) {
            if (!inputs.get(i).shape().equals(Shape.of(spec.units()))) {
                return misfit(
                        spec.inputs().attribute(i),
                        "has states of %s numbers, but %s"
                                .formatted(spec.units(), inputs.get(i).described()),
                        need,
                        "Name a recurrent layer of as many units that ends with its last step, a"
                                + " @LastState, or a @Dense of as many units.");
            }
        }
        return Optional.empty();
    }

    private static Optional<Verdict> misfit(
            String attribute, String message, String need, String remedy) {
        return Optional.of(
                new Verdict.Misfit(DiagnosticId.STATE, attribute, message, need, remedy));
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
