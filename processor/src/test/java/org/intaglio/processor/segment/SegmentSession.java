/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.segment;

import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.device.EvaluationRows;
import org.intaglio.runtime.device.Evaluations;
import org.intaglio.runtime.device.Session;
import org.intaglio.runtime.device.Steps;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.program.Architecture.Weights;
import org.intaglio.runtime.program.Program;

/** One training or evaluation. */
final class SegmentSession implements Session, Evaluations {
    /** As the processor's: sums are formed block by block. */
    private static final int SLICES = 64;

    private final Program program;
    private final SegmentWeights weights;
    private final Inference evaluation;
    private final SegmentSteps steps;

    SegmentSession(
            Program program,
            Kernels kernels,
            SegmentWeights weights,
            LossFunction[] lossFunctions,
            boolean refusesBad) {
        this.program = program;
        this.weights = weights;
        this.evaluation =
                new Inference(
                        program, kernels, program.architecture().evaluation(), true, lossFunctions);
        this.steps = new SegmentSteps(program, kernels, weights, lossFunctions, refusesBad);
    }

    @Override
    public Steps steps() {
        return steps;
    }

    @Override
    public Evaluations evaluations() {
        return this;
    }

    @Override
    public int block() {
        return SLICES * evaluation.plan.slice();
    }

    /** What it takes is a copy in any case. */
    @Override
    public void begin(String what, boolean copy) {
        evaluation.take(weights);
    }

    @Override
    public double penalty() {
        double sum = 0;
        for (Weights w : program.architecture().parameters()) {
            double absolute = 0;
            double squares = 0;
            for (int i = 0; i < w.shape().size() && w.l1() + w.l2() > 0; i++) {
                float value = evaluation.theta()[w.offset() + i];
                absolute += Math.abs(value);
                squares += (double) value * value;
            }
            sum += w.l1() * absolute + w.l2() * squares;
        }
        return sum;
    }

    @Override
    public boolean evaluate(int n, EvaluationRows rows) {
        int slice = evaluation.plan.slice();
        for (int first = 0; first < n; first += slice) {
            int count = Math.min(slice, n - first);
            rows.read(first, count, evaluation.room);
            evaluation.evaluate(count);
            rows.take(first, count, evaluation.room, evaluation.outputs, evaluation.losses);
        }
        return true;
    }

    @Override
    public void end() {}

    @Override
    public void close() {}
}
