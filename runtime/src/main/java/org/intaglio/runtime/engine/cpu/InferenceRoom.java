/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine.cpu;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.kernel.Arena;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Frame;
import org.intaglio.runtime.program.Plan;
import org.intaglio.runtime.program.Program;

import java.util.Arrays;

/** Room for the inference of one slice, used by one thread at a time. */
final class InferenceRoom {
    final Batch rows;
    final float[][] inputs;
    final float[][] output;

    /** The losses of the rows, an array an output; empty for predictions. */
    final float[][] loss;

    private final Program program;
    private final Frame frame;

    private InferenceRoom(
            Program program, Kernels kernels, Plan plan, LossFunction[] lossFunctions) {
        Architecture architecture = program.architecture();
        boolean evaluates = lossFunctions != null;
        int outputs = architecture.outputs().size();
        this.program = program;
        this.rows = Batch.of(architecture, plan.slice(), evaluates);
        // Predictions leave no masks.
        int[] sizes = architecture.resultSizes();
        this.output = new float[evaluates ? sizes.length : outputs][];
        for (int o = 0; o < output.length; o++) {
            output[o] = new float[plan.slice() * sizes[o]];
        }
        this.frame = new Frame(kernels, plan);
        this.inputs = new float[architecture.inputs().size()][];
        frame.input = inputs;
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = rows.input(i);
        }
        float[][] targets = new float[rows.targets()][];
        for (int o = 0; o < targets.length; o++) {
            targets[o] = rows.target(o);
        }
        this.loss = evaluates ? new float[outputs][plan.slice()] : new float[0][];
        frame.output = output;
        frame.target = targets;
        frame.weights = rows.weights();
        frame.loss = loss;
        frame.lossFunctions = lossFunctions;
        frame.capacity = plan.slice();
        frame.batchArena = Arena.of(plan.batchFloats(), plan.slice());
        frame.sliceArena = Arena.of(plan.sliceFloats(), 1);
        frame.scratch = Arena.of(plan.scratchFloats(), 1);
    }

    /** Room for predictions. */
    static InferenceRoom forPrediction(Program program, Kernels kernels) {
        return new InferenceRoom(program, kernels, program.architecture().inference(), null);
    }

    /**
     * Room for predictions with their losses.
     *
     * @param lossFunctions the loss functions of outputs whose loss no kernel has, null elsewhere
     */
    static InferenceRoom forEvaluation(
            Program program, Kernels kernels, LossFunction[] lossFunctions) {
        Plan plan = program.architecture().evaluation();
        return new InferenceRoom(program, kernels, plan, lossFunctions);
    }

    /** Computes the outputs of the first {@code n} rows with these weights. */
    void infer(int n, ReadyWeights weights) {
        begin(n, weights);
        program.infer(frame);
    }

    /** Computes the outputs of the first {@code n} rows with these weights, and their losses. */
    void evaluate(int n, ReadyWeights weights) {
        begin(n, weights);
        for (float[] l : loss) {
            Arrays.fill(l, 0, n, 0);
        }
        program.evaluate(frame);
    }

    private void begin(int n, ReadyWeights weights) {
        frame.first = 0;
        frame.n = n;
        frame.batch = n;
        weights.giveTo(frame);
    }
}
