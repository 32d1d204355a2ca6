/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.interpreter;

import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Frame;
import org.intaglio.runtime.program.Phase;
import org.intaglio.runtime.program.Plan;
import org.intaglio.runtime.program.Program;

import java.util.ArrayList;
import java.util.List;

/**
 * A program that has operations instead of code. A step is one task for everything, which leaves
 * the derivatives in shared memory, and one for each trainable parameter.
 */
final class InterpretedProgram implements Program {
    private static final int SLICE = 16;

    private final Program program;
    private final Architecture architecture;
    private final List<Architecture.Weights> trainable;

    InterpretedProgram(Program program) {
        this.program = program;
        Architecture a = program.architecture();
        this.trainable = a.parameters().stream().filter(Architecture.Weights::trainable).toList();
        int largest = trainable.stream().mapToInt(w -> w.shape().size()).max().orElse(0);
        List<Phase> phases = new ArrayList<>(List.of(new Phase(Phase.Kind.TASKS, 1, "all")));
        if (!trainable.isEmpty()) {
            phases.add(new Phase(Phase.Kind.GRADIENTS, trainable.size(), "gradients"));
        }
        Plan plan = new Plan(0, 0, 0, 0, 0, 0, SLICE, List.of());
        this.architecture =
                new Architecture(
                        a.name(),
                        a.inputs(),
                        a.outputs(),
                        a.layers(),
                        a.parameters(),
                        a.trainable(),
                        a.state(),
                        a.moving(),
                        new Plan(0, 0, 0, a.trainable(), 0, largest, SLICE, phases),
                        plan,
                        plan,
                        a.summary());
    }

    @Override
    public Architecture architecture() {
        return architecture;
    }

    @Override
    public void infer(Frame f) {
        program.describePrediction(new Interpreter(architecture, f));
    }

    @Override
    public void evaluate(Frame f) {
        program.describeEvaluation(new Interpreter(architecture, f));
    }

    @Override
    public void step(int phase, Frame f) {
        if (phase == 0) {
            Interpreter interpreter = new Interpreter(architecture, f);
            program.describeStep(interpreter);
            interpreter.leaveGradients();
            return;
        }
        Architecture.Weights parameter = trainable.get(f.part);
        int from = parameter.offset();
        int size = parameter.shape().size();
        f.beginGradient(from, from + size);
        System.arraycopy(f.shared, from, f.gradient, f.gradientAt(from), size);
        f.endGradient();
    }
}
