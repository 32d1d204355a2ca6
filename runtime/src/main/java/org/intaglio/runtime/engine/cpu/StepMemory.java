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

import java.util.List;

/** The memory of training steps: a frame a thread, and what these share. */
final class StepMemory {
    /** A frame a thread. */
    final Frame[] frames;

    /** The outputs, then masks of them, a row a sample. */
    final float[][] output;

    /** Gradients for the inputs; null where the network was compiled without. */
    final float[][] inputGradient;

    private final Architecture architecture;
    private final Plan plan;
    private final StepLosses losses;
    private final float[][] input;
    private final float[][] target;
    private float[] parts = new float[0];
    private int capacity;

    StepMemory(
            Architecture architecture,
            Kernels kernels,
            CpuWeights weights,
            LossFunction[] lossFunctions,
            StepLosses losses,
            int threads,
            Frame.Gradients gradients) {
        this.architecture = architecture;
        this.plan = architecture.training();
        this.losses = losses;
        this.input = new float[architecture.inputs().size()][];
        this.target = new float[architecture.outputs().size()][];
        this.output = new float[architecture.resultSizes().length][];
        boolean any = architecture.inputs().stream().anyMatch(Architecture.Input::gradient);
        this.inputGradient = any ? new float[input.length][] : null;
        float[] shared = new float[plan.sharedFloats()];
        this.frames = new Frame[threads];
        for (int t = 0; t < frames.length; t++) {
            Frame frame = new Frame(kernels, plan, gradients);
            frame.theta = weights.theta;
            frame.state = weights.state;
            frame.input = input;
            frame.inputGradient = inputGradient;
            frame.output = output;
            frame.target = target;
            frame.loss = losses.samples;
            frame.lossFunctions = lossFunctions;
            frame.shared = shared;
            frame.sliceArena = Arena.of(plan.sliceFloats(), 1);
            frame.scratch = Arena.of(plan.scratchFloats(), 1);
            frames[t] = frame;
        }
    }

    /**
     * Turns to a batch, after room was made for as many samples as it may have.
     *
     * @param kept where all gradients are to be kept; null if they need not be
     */
    void begin(Batch batch, boolean training, long key, float[] kept) {
        ensure(batch.capacity());
        for (int i = 0; i < input.length; i++) {
            input[i] = batch.input(i);
        }
        for (int o = 0; o < target.length; o++) {
            target[o] = batch.target(o);
        }
        for (Frame frame : frames) {
            frame.allGradients = kept;
            frame.weights = batch.weights();
            frame.batch = batch.size();
            frame.training = training;
            frame.stepKey = key;
        }
    }

    /** Makes room for batches; once per capacity. */
    private void ensure(int wanted) {
        if (wanted <= capacity) {
            return;
        }
        long floats = (long) plan.batchFloats() * wanted;
        if (floats > Integer.MAX_VALUE - 64) {
            throw new IllegalArgumentException(
                    ("a batch of %d samples needs %d floats, more than an array holds;"
                                    + " take at most %d")
                            .formatted(wanted, floats, Integer.MAX_VALUE / plan.batchFloats() - 1));
        }
        float[] arena = Arena.of(plan.batchFloats(), wanted);
        parts = new float[Math.multiplyExact(plan.mostParts(wanted), plan.partFloats())];
        losses.ensure(wanted);
        int[] sizes = architecture.resultSizes();
        for (int o = 0; o < output.length; o++) {
            output[o] = new float[Math.multiplyExact(wanted, sizes[o])];
        }
        List<Architecture.Input> inputs = architecture.inputs();
        for (int i = 0; inputGradient != null && i < inputs.size(); i++) {
            int size = inputs.get(i).gradient() ? inputs.get(i).shape().size() : 0;
            inputGradient[i] = new float[Math.multiplyExact(wanted, size)];
        }
        for (Frame frame : frames) {
            frame.batchArena = arena;
            frame.parts = parts;
            frame.capacity = wanted;
        }
        capacity = wanted;
    }
}
