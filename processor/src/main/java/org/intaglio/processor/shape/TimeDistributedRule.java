/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.ParameterSpec;
import org.intaglio.processor.model.SequenceSpec.TimeDistributed;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.List;

/** steps×shape to steps×what the layer makes of one; the layer's parameters. */
final class TimeDistributedRule implements LayerRule<TimeDistributed> {
    /** More code than this would make is a mistake more often than a wish. */
    private static final int MOST_STEPS = 100;

    @Override
    public Verdict shape(TimeDistributed spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        if (input.shape().rank() < 2) {
            return Sequences.refuse(input, spec).orElseThrow();
        }
        int steps = input.shape().dimension(0);
        return switch (rule(spec).shape(spec.layer(), steps(inputs))) {
            case Verdict.Fits _ when steps > MOST_STEPS && !spec.layer().readsRows() ->
                    tooMany(spec, steps);
            case Verdict.Fits fits -> new Verdict.Fits(fits.shape().ofSteps(steps));
            case Verdict.Misfit m ->
                    new Verdict.Misfit(
                            m.id(),
                            m.attribute(),
                            m.message() + " in each step",
                            m.need() + " in each step",
                            m.remedy());
        };
    }

    private static Verdict tooMany(TimeDistributed spec, int steps) {
        return new Verdict.Misfit(
                DiagnosticId.TOO_MANY_STEPS,
                "from",
                "would be %s for each of %s steps, each with code of its own"
                        .formatted(spec.layer().kind(), steps),
                "needs at most %s steps".formatted(MOST_STEPS),
                "Make fewer steps of them, or say it without @TimeDistributed: a @Conv2D with a"
                        + " kernel of height 1 leaves rows apart.");
    }

    private static List<Operand> steps(List<Operand> inputs) {
        Operand input = inputs.getFirst();
        Shape step = input.shape().ofStep();
        return List.of(new Operand(input.name(), step, step.rank() == 3, input.below()));
    }

    private static LayerRule<LayerFacts> rule(TimeDistributed spec) {
        return LayerRules.of(spec.layer());
    }

    @Override
    public List<ParameterSpec> parameters(TimeDistributed spec, List<Operand> inputs) {
        return rule(spec).parameters(spec.layer(), steps(inputs));
    }

    @Override
    public long largest(TimeDistributed spec, List<Operand> inputs) {
        return rule(spec).largest(spec.layer(), steps(inputs));
    }

    @Override
    public long multiplyAdds(TimeDistributed spec, List<Operand> inputs, Shape result) {
        return result.dimension(0)
                * rule(spec).multiplyAdds(spec.layer(), steps(inputs), result.ofStep());
    }

    @Override
    public boolean keepsImages() {
        return false;
    }

    @Override
    public String detail(TimeDistributed spec) {
        return rule(spec).describe(spec.layer());
    }
}
