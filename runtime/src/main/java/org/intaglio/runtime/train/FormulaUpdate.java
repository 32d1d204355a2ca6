/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.kernel.Formula;
import org.intaglio.runtime.kernel.FormulaBuilder;
import org.intaglio.runtime.kernel.OptimizerKernels;

import java.util.Arrays;

/** An update that is a formula, with what that remembers. */
class FormulaUpdate implements Optimizer.Update {
    private final Formula formula;
    private final float[][] memory;
    private final float[] numbers;
    private final Numbers ofStep;

    /** What a step gives to the formula. */
    @FunctionalInterface
    interface Numbers {
        /**
         * Computes them. For one step it may be called more than once, then each time with the same
         * number.
         */
        void of(long step, float rate, float[] numbers);
    }

    FormulaUpdate(FormulaBuilder builder, ParameterLayout layout, Numbers ofStep) {
        this.formula = builder.build();
        this.memory = new float[formula.memories()][layout.floats()];
        this.numbers = new float[formula.ofStep()];
        this.ofStep = ofStep;
    }

    /** Of a formula whose only number of a step is the learning rate. */
    FormulaUpdate(FormulaBuilder builder, ParameterLayout layout) {
        this(builder, layout, (step, rate, numbers) -> numbers[0] = rate);
    }

    /** With another number than 0 in a memory at first. */
    FormulaUpdate startingWith(int index, double number) {
        Arrays.fill(memory[index], (float) number);
        return this;
    }

    /** What it remembers. */
    final float[] memory(int index) {
        return memory[index];
    }

    @Override
    public void begin(long step, float learningRate) {
        ofStep.of(step, learningRate, numbers);
    }

    @Override
    public void apply(
            OptimizerKernels kernels, int from, int to, float[] theta, float[] g, int gAt) {
        kernels.update(formula, numbers, from, to, theta, g, gAt, memory);
    }
}
