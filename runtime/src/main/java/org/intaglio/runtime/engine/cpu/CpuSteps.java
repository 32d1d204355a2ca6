/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine.cpu;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.device.SampleReader;
import org.intaglio.runtime.device.StepMetrics;
import org.intaglio.runtime.device.Steps;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.kernel.OptimizerKernels;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Frame;
import org.intaglio.runtime.program.Phase;
import org.intaglio.runtime.program.Plan;
import org.intaglio.runtime.program.Program;
import org.intaglio.runtime.train.Constraints;
import org.intaglio.runtime.train.Optimizer;

/**
 * Runs training steps. The phases of the program come one after the other; within a phase, threads
 * take parts or tasks as they come. What is added up is added up part by part or sample by sample,
 * so that the number of threads cannot change a bit.
 *
 * <p>As soon as a task has completed the derivatives of some parameters, its thread adds the
 * penalty's and changes the parameters. Gradients that nobody asks for are not kept: a thread's are
 * always in the same place, which is in its cache. An optimizer that needs all of them has its turn
 * in a stage of its own, after the last phase. Metrics are measured beside that phase.
 */
final class CpuSteps implements Steps {
    /** The stage in which the batch is read, unless that goes with a phase. */
    private static final int READ = -1;

    /** The stage in which parameters change, unless they do as soon as a task is done. */
    private static final int APPLY = -2;

    /** The stage in which parameters are brought back to what they are held to. */
    private static final int CONSTRAIN = -3;

    private final Architecture architecture;
    private final Program program;
    private final OptimizerKernels kernels;
    private final CpuWeights weights;
    private final Plan plan;
    private final Phase[] phases;
    private final Workers workers;
    private final Workers.Job job = this::piece;
    private final boolean refusesBad;
    private final Penalties penalties;
    private final Constraints constraints;
    private final UpdateRanges ranges;
    private final StepLosses losses;
    private final StepMemory memory;

    /** The averages as they were before a step that may be left out after they have moved. */
    private final float[] stateBefore;

    /** How much of the state a step moves: what is frozen is neither kept nor waited for. */
    private final int moving;

    /** All gradients, for steps that keep them. */
    private float[] gradient;

    // Of the step that is running.
    private int stage;
    private int n;
    private Batch batch;
    private SampleReader reader;
    private StepMetrics metrics;

    /** What changes parameters as soon as their derivatives are there; null if nothing does. */
    private Optimizer.Update atOnce;

    /** What changes them when all are; null if nothing does. */
    private Optimizer.Update afterwards;

    /** After what parameters are brought back to what they are held to. */
    private Optimizer.Update constrained;

    /** Whether the last step has changed nothing, for its loss was bad. */
    private boolean leftOut;

    CpuSteps(
            Program program,
            Kernels kernels,
            CpuWeights weights,
            Workers workers,
            LossFunction[] lossFunctions,
            boolean refusesBad) {
        this.architecture = program.architecture();
        this.program = program;
        this.kernels = kernels.optimizer();
        this.weights = weights;
        this.workers = workers;
        this.refusesBad = refusesBad;
        this.plan = architecture.training();
        this.phases = plan.phases().toArray(Phase[]::new);
        this.penalties = new Penalties(architecture);
        this.constraints = new Constraints(architecture);
        this.ranges = new UpdateRanges(architecture.trainable());
        Phase last = phases.length == 0 ? null : phases[phases.length - 1];
        boolean trains = last != null && last.kind() == Phase.Kind.GRADIENTS;
        this.moving = architecture.moving();
        this.stateBefore = new float[refusesBad ? moving : 0];
        this.losses = new StepLosses(architecture.outputs().size(), trains ? last.size() : 0);
        this.memory =
                new StepMemory(
                        architecture,
                        kernels,
                        weights,
                        lossFunctions,
                        losses,
                        workers.threads(),
                        this::completed);
    }

    @Override
    public void train(
            Batch batch,
            SampleReader reader,
            long key,
            Optimizer.Update update,
            StepMetrics metrics) {
        switch (update.needs()) {
            case RANGE -> run(batch, reader, true, key, update, null, metrics);
            case ALL_GRADIENTS -> run(batch, reader, true, key, null, update, metrics);
        }
    }

    @Override
    public void gradients(Batch batch, boolean training, long key) {
        SampleReader nothing = SampleReader.NOTHING_TO_READ;
        run(batch, nothing, training, key, null, null, StepMetrics.NONE);
    }

    private void run(
            Batch batch,
            SampleReader reader,
            boolean training,
            long key,
            Optimizer.Update atOnce,
            Optimizer.Update afterwards,
            StepMetrics metrics) {
        this.batch = batch;
        this.n = batch.size();
        this.reader = reader;
        this.metrics = metrics;
        this.atOnce = atOnce;
        this.afterwards = afterwards;
        if (atOnce == null && gradient == null) {
            gradient = new float[architecture.trainable()];
        }
        memory.begin(batch, training, key, atOnce == null ? gradient : null);
        weights.keepCopies();
        runStages(firstChange(training));
        losses.sumPenalties();
    }

    /**
     * The first phase that changes anything: parameters, or, in a task, the averages of a batch
     * normalisation. Until then, predictions see the end of the last step.
     */
    private int firstChange(boolean training) {
        boolean averages = training && moving > 0;
        for (int p = 0; p < phases.length; p++) {
            boolean changes =
                    switch (phases[p].kind()) {
                        case PREPARE, SAMPLES -> false;
                        case TASKS -> averages;
                        case GRADIENTS -> averages || atOnce != null;
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
                    boolean trains = atOnce != null || afterwards != null;
                    if (refusesBad && trains && !losses.areFinite()) {
                        leftOut = true;
                        if (changing) {
                            System.arraycopy(stateBefore, 0, weights.state, 0, stateBefore.length);
                        }
                        break;
                    }
                }
                if (stage == firstChange) {
                    weights.beginChange();
                    changing = true;
                    System.arraycopy(weights.state, 0, stateBefore, 0, stateBefore.length);
                }
                workers.run(job, pieces(phases[stage], partCount));
            }
            if (afterwards != null && !leftOut) {
                apply(afterwards);
            } else if (atOnce != null && !leftOut) {
                constrain(atOnce);
            }
        } finally {
            if (changing) {
                weights.endChange();
            }
        }
        if (losses.taskPenalties.length == 0) {
            losses.sum(n);
        }
        if (losses.taskPenalties.length == 0 || leftOut) {
            losses.clearPenalties();
            stage = phases.length;
            workers.run(job, metrics.isEmpty() ? 0 : partCount);
        }
    }

    @Override
    public void apply(Optimizer.Update update) {
        if (update.needs() == Optimizer.Needs.ALL_GRADIENTS) {
            update.gradients(kernels, weights.theta, gradient);
        }
        weights.beginChange();
        try {
            afterwards = update;
            stage = APPLY;
            workers.run(job, ranges.count());
            constrain(update);
        } finally {
            weights.endChange();
        }
    }

    /** Parameters are brought back to what they are held to, once all of them are new. */
    private void constrain(Optimizer.Update update) {
        constrained = update;
        int before = stage;
        stage = CONSTRAIN;
        workers.run(job, constraints.count());
        stage = before;
    }

    private int pieces(Phase phase, int partCount) {
        return switch (phase.kind()) {
            case PREPARE -> partCount + phase.size();
            case SAMPLES -> partCount;
            case TASKS -> phase.size();
            case GRADIENTS -> phase.size() + (metrics.isEmpty() ? 0 : partCount);
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
        } else if (stage == APPLY) {
            int from = ranges.from(piece);
            int to = ranges.to(piece);
            afterwards.apply(kernels, from, to, weights.theta, gradient, from);
        } else if (stage == CONSTRAIN) {
            constraints.apply(piece, constrained, weights.theta);
        } else if (stage == phases.length) {
            measure(piece);
        } else {
            phasePiece(memory.frames[thread], piece);
        }
    }

    private void phasePiece(Frame frame, int piece) {
        switch (phases[stage].kind()) {
            case PREPARE -> {
                int partCount = plan.parts(n);
                if (piece < partCount) {
                    read(piece);
                } else {
                    task(frame, piece - partCount);
                }
            }
            case SAMPLES -> {
                // The rows are then in the cache of the thread that needs them.
                if (stage == 0) {
                    read(piece);
                }
                part(frame, piece);
            }
            case TASKS -> task(frame, piece);
            case GRADIENTS -> {
                if (piece < losses.taskPenalties.length) {
                    task(frame, piece);
                } else {
                    measure(piece - losses.taskPenalties.length);
                }
            }
        }
    }

    private void measure(int part) {
        int from = plan.firstSample(n, part);
        int to = plan.firstSample(n, part + 1);
        metrics.measure(memory.output, batch, from, to);
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

    /** Reads a part of the batch. */
    private void read(int part) {
        int from = plan.firstSample(n, part);
        int to = plan.firstSample(n, part + 1);
        reader.fill(batch, from, to);
        losses.clear(from, to);
    }

    private void completed(int task, int from, int to, float[] g, int gAt) {
        float[] theta = weights.theta;
        losses.taskPenalties[task] = penalties.apply(kernels, from, to, theta, g, gAt);
        if (atOnce != null) {
            atOnce.apply(kernels, from, to, theta, g, gAt);
        }
    }

    @Override
    public boolean leftOut() {
        return leftOut;
    }

    @Override
    public double lossSum(int output) {
        return losses.sums[output];
    }

    @Override
    public double penalty() {
        return losses.penalty();
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
        int size = architecture.inputs().get(input).shape().size();
        System.arraycopy(memory.inputGradient[input], 0, to, 0, n * size);
    }

    @Override
    public void readOutput(int output, float[] to) {
        int size = architecture.outputs().get(output).shape().size();
        System.arraycopy(memory.output[output], 0, to, 0, n * size);
    }
}
