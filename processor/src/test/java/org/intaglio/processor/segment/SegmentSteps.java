/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.segment;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.device.SampleReader;
import org.intaglio.runtime.device.StepMetrics;
import org.intaglio.runtime.device.Steps;
import org.intaglio.runtime.kernel.Arena;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Frame;
import org.intaglio.runtime.program.Phase;
import org.intaglio.runtime.program.Plan;
import org.intaglio.runtime.program.Program;
import org.intaglio.runtime.train.Constraints;
import org.intaglio.runtime.train.Optimizer;

import java.util.Arrays;

/**
 * Training steps on a copy of the weights, which is stored when a step has done its work. Gradients
 * are always kept, and parameters change after all of them are there.
 */
final class SegmentSteps implements Steps {
    private final Program program;
    private final Architecture architecture;
    private final Kernels kernels;
    private final SegmentWeights weights;
    private final boolean refusesBad;
    private final Plan plan;
    private final Frame frame;
    private final float[] theta;
    private final Constraints constraints;
    private final float[] state;
    private final float[] gradient;
    private final double[] lossSums;
    private double penalty;
    private boolean leftOut;

    SegmentSteps(
            Program program,
            Kernels kernels,
            SegmentWeights weights,
            LossFunction[] lossFunctions,
            boolean refusesBad) {
        this.program = program;
        this.architecture = program.architecture();
        this.kernels = kernels;
        this.weights = weights;
        this.refusesBad = refusesBad;
        this.plan = architecture.training();
        this.theta = new float[architecture.trainable()];
        this.constraints = new Constraints(architecture);
        this.state = new float[architecture.state()];
        this.gradient = new float[architecture.trainable()];
        this.lossSums = new double[architecture.outputs().size()];
        this.frame = new Frame(kernels, plan, this::completed);
        frame.theta = theta;
        frame.state = state;
        frame.allGradients = gradient;
        frame.lossFunctions = lossFunctions;
        frame.shared = new float[plan.sharedFloats()];
        frame.sliceArena = Arena.of(plan.sliceFloats(), 1);
        frame.scratch = Arena.of(plan.scratchFloats(), 1);
    }

    private void ensure(int capacity) {
        if (capacity <= frame.capacity) {
            return;
        }
        frame.capacity = capacity;
        frame.batchArena = Arena.of(plan.batchFloats(), capacity);
        frame.parts = new float[plan.mostParts(capacity) * plan.partFloats()];
        frame.loss = new float[lossSums.length][capacity];
        int[] sizes = architecture.resultSizes();
        frame.output = new float[sizes.length][];
        Arrays.setAll(frame.output, o -> new float[capacity * sizes[o]]);
        frame.inputGradient = new float[architecture.inputs().size()][];
        Arrays.setAll(
                frame.inputGradient,
                i -> new float[capacity * architecture.inputs().get(i).shape().size()]);
    }

    @Override
    public void train(
            Batch batch,
            SampleReader reader,
            long key,
            Optimizer.Update update,
            StepMetrics metrics) {
        reader.fill(batch, 0, batch.size());
        run(batch, true, key);
        leftOut = refusesBad && !Arrays.stream(lossSums).allMatch(Double::isFinite);
        if (leftOut) {
            penalty = 0;
        } else {
            change(update);
        }
        metrics.measure(frame.output, batch, 0, batch.size());
    }

    @Override
    public void gradients(Batch batch, boolean training, long key) {
        run(batch, training, key);
        weights.store(theta, state);
        leftOut = false;
    }

    @Override
    public void apply(Optimizer.Update update) {
        weights.load(theta, state);
        change(update);
    }

    private void change(Optimizer.Update update) {
        if (update.needs() == Optimizer.Needs.ALL_GRADIENTS) {
            update.gradients(kernels.optimizer(), theta, gradient);
        }
        update.apply(kernels.optimizer(), 0, theta.length, theta, gradient, 0);
        for (int i = 0; i < constraints.count(); i++) {
            constraints.apply(i, update, theta);
        }
        weights.store(theta, state);
    }

    private void run(Batch batch, boolean training, long key) {
        weights.load(theta, state);
        ensure(batch.capacity());
        frame.input = new float[batch.inputs()][];
        Arrays.setAll(frame.input, batch::input);
        frame.target = new float[batch.targets()][];
        Arrays.setAll(frame.target, batch::target);
        frame.weights = batch.weights();
        frame.batch = batch.size();
        frame.training = training;
        frame.stepKey = key;
        penalty = 0;
        for (float[] loss : frame.loss) {
            Arrays.fill(loss, 0);
        }
        for (int phase = 0; phase < plan.phases().size(); phase++) {
            if (plan.phases().get(phase).kind() == Phase.Kind.SAMPLES) {
                samples(phase);
            } else {
                tasks(phase);
            }
        }
        for (int o = 0; o < lossSums.length; o++) {
            lossSums[o] = 0;
            for (int i = 0; i < batch.size(); i++) {
                lossSums[o] += frame.loss[o][i];
            }
        }
    }

    private void samples(int phase) {
        int size = plan.phases().get(phase).size();
        int slice = Math.min(size, plan.sliceOf(frame.batch));
        frame.slice = size;
        for (int part = 0; part < plan.parts(frame.batch); part++) {
            int to = plan.firstSample(frame.batch, part + 1);
            frame.part = part;
            for (int at = plan.firstSample(frame.batch, part); at < to; at += slice) {
                frame.first = at;
                frame.n = Math.min(slice, to - at);
                program.step(phase, frame);
            }
        }
    }

    private void tasks(int phase) {
        for (int task = 0; task < plan.phases().get(phase).size(); task++) {
            frame.part = task;
            frame.first = 0;
            frame.n = frame.batch;
            program.step(phase, frame);
        }
    }

    private void completed(int task, int from, int to, float[] g, int gAt) {
        double sum = 0;
        for (Architecture.Weights w : architecture.parameters()) {
            int begin = Math.max(from, w.offset());
            int end = Math.min(to, w.offset() + w.shape().size());
            if (w.trainable() && w.l1() + w.l2() > 0 && begin < end) {
                int at = gAt + begin - from;
                sum += kernels.optimizer().penalty(begin, end, w.l1(), w.l2(), theta, g, at);
            }
        }
        penalty += sum;
    }

    @Override
    public boolean leftOut() {
        return leftOut;
    }

    @Override
    public double lossSum(int output) {
        return lossSums[output];
    }

    @Override
    public double penalty() {
        return penalty;
    }

    @Override
    public void readGradient(Architecture.Weights parameter, float[] to) {
        System.arraycopy(gradient, parameter.offset(), to, 0, parameter.shape().size());
    }

    @Override
    public void writeGradient(Architecture.Weights parameter, float[] from) {
        System.arraycopy(from, 0, gradient, parameter.offset(), parameter.shape().size());
    }

    @Override
    public void readInputGradient(int input, float[] to) {
        System.arraycopy(frame.inputGradient[input], 0, to, 0, to.length);
    }

    @Override
    public void readOutput(int output, float[] to) {
        int size = architecture.outputs().get(output).shape().size();
        System.arraycopy(frame.output[output], 0, to, 0, frame.batch * size);
    }
}
