/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.check.IndexCheck;
import org.intaglio.runtime.kernel.Arena;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Frame;
import org.intaglio.runtime.program.Phase;
import org.intaglio.runtime.program.Plan;
import org.intaglio.runtime.program.Program;
import org.intaglio.runtime.train.Optimizer;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs training steps. The phases of the program come one after the other; within a phase, threads
 * take parts or tasks as they come. What is added up is added up part by part or sample by sample,
 * so that the number of threads cannot change a bit.
 *
 * <p>As soon as a task has completed the derivatives of some parameters, its thread adds the
 * penalty's and changes the parameters. Gradients that nobody asks for are not kept: a thread's are
 * always in the same place, which is in its cache. Metrics are measured beside it.
 */
public final class StepRunner {
    /** The stage in which the batch is read, unless that goes with a phase. */
    private static final int READ = -1;

    private final Network network;
    private final Program program;
    private final Plan plan;
    private final Phase[] phases;
    private final Workers workers;
    private final Workers.Job job = this::piece;
    private final Frame[] frames;
    private final LossFunction[] lossFunctions;
    private final boolean refusesBad;
    private final Penalties penalties;
    private final IndexCheck indexCheck;
    private final TargetCheck targetCheck;
    private final float[] shared;
    private float[] parts = new float[0];
    private float[] gradient;

    /** Whether {@link #gradient} has the gradients of the last step. */
    private boolean kept;

    private final float[][] input;
    private final float[][] target;
    private final float[][] output;
    private final float[][] inputGradient;
    private final StepLosses losses;
    private int capacity;

    // Of the step that is running.
    private int stage;
    private int n;
    private Batch batch;
    private BatchSource source;
    private Optimizer.Update update;
    private Scores scores;

    /** Whether the last step has changed nothing, for its loss was bad. */
    private boolean leftOut;

    /**
     * @param lossFunctions the loss functions of outputs with a custom loss, null elsewhere
     * @param refusesBad whether a step whose loss is infinite or not a number changes no parameters
     */
    public StepRunner(
            Network network, Workers workers, LossFunction[] lossFunctions, boolean refusesBad) {
        this.refusesBad = refusesBad;
        Architecture architecture = network.architecture();
        this.network = network;
        this.program = network.program();
        this.plan = architecture.training();
        this.phases = plan.phases().toArray(Phase[]::new);
        this.workers = workers;
        this.lossFunctions = lossFunctions;
        this.penalties = new Penalties(architecture);
        this.indexCheck = new IndexCheck(architecture);
        this.targetCheck = new TargetCheck(architecture);
        this.shared = new float[plan.sharedFloats()];
        int outputs = architecture.outputs().size();
        int inputs = architecture.inputs().size();
        this.input = new float[inputs][];
        this.target = new float[outputs][];
        this.output = new float[outputs][];
        boolean gradients = architecture.inputs().stream().anyMatch(Architecture.Input::gradient);
        this.inputGradient = gradients ? new float[inputs][] : null;
        Phase last = phases.length == 0 ? null : phases[phases.length - 1];
        boolean trains = last != null && last.kind() == Phase.Kind.GRADIENTS;
        this.losses = new StepLosses(architecture, trains ? last.size() : 0);
        this.frames = new Frame[workers.threads()];
        for (int t = 0; t < frames.length; t++) {
            frames[t] = frame();
        }
    }

    private Frame frame() {
        Frame frame = new Frame(network.kernels(), plan, this::completed);
        frame.theta = network.theta();
        frame.state = network.state();
        frame.input = input;
        frame.inputGradient = inputGradient;
        frame.output = output;
        frame.target = target;
        frame.loss = losses.samples;
        frame.lossFunctions = lossFunctions;
        frame.shared = shared;
        frame.sliceArena = Arena.of(plan.sliceFloats(), 1);
        frame.scratch = Arena.of(plan.scratchFloats(), 1);
        return frame;
    }

    /** Makes room for batches; once per capacity. */
    private void ensure(int wanted) {
        if (wanted <= capacity) {
            return;
        }
        Architecture architecture = network.architecture();
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
        for (int o = 0; o < output.length; o++) {
            int size = architecture.outputs().get(o).shape().size();
            output[o] = new float[Math.multiplyExact(wanted, size)];
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

    /**
     * Does a step: losses and gradients, and unless {@code update} is null, new parameters.
     *
     * @param batch the samples, or the room for them
     * @param n how many samples
     * @param source where to read the samples from; null if the batch holds them
     * @param training whether dropout drops and batch normalisation uses the batch's statistics
     * @param stepKey the key of the step's random numbers
     * @param update what to do with the gradients, which are lost then; null to keep them
     * @param scores what to add the losses and metrics to; null for nothing
     */
    void run(
            Batch batch,
            int n,
            BatchSource source,
            boolean training,
            long stepKey,
            Optimizer.Update update,
            Scores scores) {
        ensure(batch.capacity());
        this.batch = batch;
        this.n = n;
        this.source = source;
        this.update = update;
        this.scores = scores;
        for (int i = 0; i < input.length; i++) {
            input[i] = batch.input(i);
        }
        for (int o = 0; o < target.length; o++) {
            target[o] = batch.target(o);
        }
        kept = false;
        if (update == null && gradient == null) {
            gradient = new float[network.architecture().trainable()];
        }
        for (Frame frame : frames) {
            frame.allGradients = update == null ? gradient : null;
            frame.weights = batch.weights();
            frame.batch = n;
            frame.training = training;
            frame.stepKey = stepKey;
        }
        if (scores != null) {
            scores.ensure(batch.capacity());
        }
        runStages(firstChange(training));
        kept = update == null;
        losses.sumPenalties();
        if (scores != null) {
            scores.add(losses.sums, losses.penalty(), n);
        }
    }

    /**
     * Does a step with the samples that a batch holds. Parameters as in the other method.
     *
     * @throws IllegalArgumentException if the weight of a sample is not finite, an input of indices
     *     has something else, or the loss has no meaning for a target
     */
    public void run(Batch batch, boolean training, long stepKey, Optimizer.Update update) {
        WeightCheck.ofStep(batch);
        indexCheck.ofStep(batch);
        targetCheck.ofStep(batch);
        run(batch, batch.size(), null, training, stepKey, update, null);
    }

    /**
     * The first phase that changes anything: parameters, or, in a task, the averages of a batch
     * normalisation. Until then, predictions see the end of the last step.
     */
    private int firstChange(boolean training) {
        boolean averages = training && network.state().length > 0;
        for (int p = 0; p < phases.length; p++) {
            boolean changes =
                    switch (phases[p].kind()) {
                        case PREPARE, SAMPLES -> false;
                        case TASKS -> averages;
                        case GRADIENTS -> averages || update != null;
                    };
            if (changes) {
                return p;
            }
        }
        return phases.length;
    }

    private void runStages(int firstChange) {
        int partCount = plan.parts(n);
        if (!readsBatch()) {
            stage = READ;
            workers.run(job, partCount);
        }
        leftOut = false;
        boolean changing = false;
        try {
            for (stage = 0; stage < phases.length; stage++) {
                if (phases[stage].kind() == Phase.Kind.GRADIENTS) {
                    // They are complete before the last phase, which makes parameters of them.
                    losses.sum(n);
                    if (refusesBad && update != null && !losses.areFinite()) {
                        leftOut = true;
                        break;
                    }
                }
                if (stage == firstChange) {
                    network.beginChange();
                    changing = true;
                }
                workers.run(job, pieces(phases[stage], partCount));
            }
        } finally {
            if (changing) {
                network.endChange();
            }
        }
        if (losses.taskPenalties.length == 0) {
            losses.sum(n);
        }
        if (losses.taskPenalties.length == 0 || leftOut) {
            Arrays.fill(losses.taskPenalties, 0);
            stage = phases.length;
            workers.run(job, scores == null ? 0 : partCount);
        }
    }

    private int pieces(Phase phase, int partCount) {
        return switch (phase.kind()) {
            case PREPARE -> partCount + phase.size();
            case SAMPLES -> partCount;
            case TASKS -> phase.size();
            case GRADIENTS -> phase.size() + (scores == null ? 0 : partCount);
        };
    }

    /** Whether the batch is read along with the first phase. */
    private boolean readsBatch() {
        return phases.length > 0
                && switch (phases[0].kind()) {
                    case PREPARE, SAMPLES -> true;
                    case TASKS, GRADIENTS -> false;
                };
    }

    /** A piece of the stage that is running. */
    private void piece(int thread, int piece) {
        if (stage == READ) {
            read(piece);
        } else if (stage == phases.length) {
            measure(piece);
        } else {
            switch (phases[stage].kind()) {
                case PREPARE -> {
                    int partCount = plan.parts(n);
                    if (piece < partCount) {
                        read(piece);
                    } else {
                        task(frames[thread], piece - partCount);
                    }
                }
                case SAMPLES -> {
                    // The rows are then in the cache of the thread that needs them.
                    if (stage == 0) {
                        read(piece);
                    }
                    part(frames[thread], piece);
                }
                case TASKS -> task(frames[thread], piece);
                case GRADIENTS -> {
                    if (piece < losses.taskPenalties.length) {
                        task(frames[thread], piece);
                    } else {
                        measure(piece - losses.taskPenalties.length);
                    }
                }
            }
        }
    }

    private void measure(int part) {
        int from = plan.firstSample(n, part);
        int to = plan.firstSample(n, part + 1);
        scores.measure(output, target, from, from, to - from);
    }

    private void task(Frame frame, int task) {
        frame.part = task;
        frame.first = 0;
        frame.n = n;
        program.step(stage, frame);
    }

    private void part(Frame frame, int part) {
        int to = plan.firstSample(n, part + 1);
        frame.part = part;
        int slice = Math.min(phases[stage].size(), plan.sliceOf(n));
        frame.slice = phases[stage].size();
        for (int first = plan.firstSample(n, part); first < to; first += slice) {
            frame.first = first;
            frame.n = Math.min(slice, to - first);
            program.step(stage, frame);
        }
    }

    /** Reads a part of the batch, and zeroes what it sums up. */
    private void read(int part) {
        int from = plan.firstSample(n, part);
        int to = plan.firstSample(n, part + 1);
        if (source != null) {
            source.fill(batch, from, to);
        }
        losses.clear(from, to);
        Arrays.fill(parts, part * plan.partFloats(), (part + 1) * plan.partFloats(), 0);
    }

    private void completed(int task, int from, int to, float[] g, int gAt) {
        var kernels = network.kernels().optimizer();
        float[] theta = network.theta();
        losses.taskPenalties[task] = penalties.apply(kernels, from, to, theta, g, gAt);
        if (update != null) {
            update.apply(kernels, from, to, theta, g, gAt);
        }
    }

    /**
     * Changes the parameters by the gradients that the last step has kept.
     *
     * @throws IllegalArgumentException if an input or a target of it is infinite or not a number
     * @throws ArithmeticException if its loss alone is
     */
    public void apply(Optimizer.Update update, Supplier<String> where, float learningRate) {
        if (refusesBad && !losses.areFinite()) {
            throwBad(where, learningRate);
        }
        float[] theta = network.theta();
        network.beginChange();
        try {
            update.apply(network.kernels().optimizer(), 0, theta.length, theta, gradient(), 0);
        } finally {
            network.endChange();
        }
    }

    /**
     * Says what is wrong with a step whose loss is infinite or not a number and which therefore has
     * been left out; nothing if it has not.
     *
     * @param where the step in words, asked for if there is a message
     * @throws IllegalArgumentException if an input or a target is infinite or not a number
     * @throws ArithmeticException if the loss alone is
     */
    public void throwIfLeftOut(Supplier<String> where, float learningRate) {
        if (leftOut) {
            throwBad(where, learningRate);
        }
    }

    private void throwBad(Supplier<String> where, float learningRate) {
        BadLoss.checkData(network.architecture(), batch, n, source);
        throw BadLoss.explain(network, losses.sums, where.get(), learningRate);
    }

    /** Whether the last step has changed no parameters, for its loss was bad. */
    boolean leftOut() {
        return leftOut;
    }

    /** The loss of the last step: the mean over the samples, and the penalty. */
    public double loss() {
        return losses.total();
    }

    /** The penalty of the last step alone. */
    public double penalty() {
        return losses.penalty();
    }

    /** How many samples the last step had. */
    public int samples() {
        return n;
    }

    /**
     * The gradients of the last step, not a copy.
     *
     * @throws IllegalStateException if it has not kept them or has failed, or there was none
     */
    public float[] gradient() {
        if (!kept) {
            throw new IllegalStateException(
                    "there are no gradients: trainOnBatch does not keep them; call gradients(batch,"
                            + " true), and applyGradients() after it");
        }
        return gradient;
    }

    /** The rows of an output of the last step, not a copy. */
    public float[] output(int o) {
        return output[o];
    }

    /** The rows of the gradient for an input, not a copy; null if compiled without. */
    public float[] inputGradient(int i) {
        return inputGradient == null ? null : inputGradient[i];
    }
}
