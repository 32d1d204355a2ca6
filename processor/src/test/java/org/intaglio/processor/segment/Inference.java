/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.segment;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.kernel.Arena;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Frame;
import org.intaglio.runtime.program.Plan;
import org.intaglio.runtime.program.Program;

import java.util.Arrays;

/** Room on the heap for the inference of a slice, with a copy of the weights. */
final class Inference {
    final Plan plan;
    final Batch room;
    final float[][] inputs;
    final float[][] outputs;
    final float[][] losses;
    private final Program program;
    private final Frame frame;
    private final Frame preparation;

    /**
     * Makes room.
     *
     * @param plan the program's for predictions, or for evaluations
     * @param lossFunctions those of an evaluation
     */
    Inference(
            Program program,
            Kernels kernels,
            Plan plan,
            boolean evaluates,
            LossFunction[] lossFunctions) {
        Architecture architecture = program.architecture();
        int slice = plan.slice();
        this.program = program;
        this.plan = plan;
        this.room = Batch.of(architecture, slice, evaluates);
        this.inputs = new float[room.inputs()][];
        Arrays.setAll(inputs, room::input);
        float[][] targets = new float[room.targets()][];
        Arrays.setAll(targets, room::target);
        int[] sizes = architecture.resultSizes();
        this.outputs = new float[sizes.length][];
        Arrays.setAll(outputs, o -> new float[slice * sizes[o]]);
        this.losses = new float[architecture.outputs().size()][slice];
        this.preparation = new Frame(kernels, architecture.inference());
        preparation.theta = new float[architecture.trainable()];
        preparation.state = new float[architecture.state()];
        preparation.scratch = Arena.of(architecture.inference().scratchFloats(), 1);
        preparation.shared = new float[architecture.inference().sharedFloats()];
        this.frame = new Frame(kernels, plan);
        frame.theta = preparation.theta;
        frame.state = preparation.state;
        frame.shared = preparation.shared;
        frame.input = inputs;
        frame.output = outputs;
        frame.target = targets;
        frame.weights = room.weights();
        frame.loss = losses;
        frame.lossFunctions = lossFunctions;
        frame.capacity = slice;
        frame.batchArena = Arena.of(plan.batchFloats(), slice);
        frame.sliceArena = Arena.of(plan.sliceFloats(), 1);
        frame.scratch = Arena.of(plan.scratchFloats(), 1);
    }

    /** Takes the weights as they are now. */
    void take(SegmentWeights weights) {
        weights.load(preparation.theta, preparation.state);
        program.prepareInference(preparation);
    }

    float[] theta() {
        return preparation.theta;
    }

    void infer(int n) {
        begin(n);
        program.infer(frame);
    }

    void evaluate(int n) {
        begin(n);
        for (float[] loss : losses) {
            Arrays.fill(loss, 0);
        }
        program.evaluate(frame);
    }

    private void begin(int n) {
        frame.first = 0;
        frame.n = n;
        frame.batch = n;
    }
}
