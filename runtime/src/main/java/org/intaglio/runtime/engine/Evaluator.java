/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Dataset;
import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.RandomAccessDataset;
import org.intaglio.runtime.check.IndexCheck;
import org.intaglio.runtime.program.Plan;

import java.util.concurrent.CancellationException;

/**
 * Losses and metrics of a data set. Inference looks at each sample alone, so it goes through the
 * data in blocks of its own choice, and the batch size plays no part.
 */
public final class Evaluator {
    /** Slices of a block: enough for the threads not to wait for each other often. */
    private static final int SLICES = 64;

    private final Network network;
    private final Workers workers;
    private final Workers.Job job = this::piece;
    private final IndexCheck indices;
    private final TargetCheck check;
    private final FiniteCheck finite;
    private final boolean refusesBad;
    private final Penalties penalties;
    private final Plan plan;
    private final int block;
    private final InferenceRoom[] rooms;
    private final float[][] loss;
    private final double[] lossSums;

    // Of the evaluation that is running.
    private Thread asking;
    private String what;
    private ReadyWeights weights;
    private long stamp;
    private volatile boolean changed;

    // Of the block that is being worked on.
    private RandomAccessDataset data;
    private Batch read;
    private long first;
    private int n;
    private Scores scores;

    /**
     * @param lossFunctions the loss functions of outputs with a custom loss, null elsewhere
     * @param refusesBad whether samples whose loss is infinite or not a number because an input or
     *     a target is are refused
     */
    public Evaluator(
            Network network, Workers workers, LossFunction[] lossFunctions, boolean refusesBad) {
        this.refusesBad = refusesBad;
        this.finite = new FiniteCheck(network.architecture());
        this.network = network;
        this.workers = workers;
        this.indices = new IndexCheck(network.architecture());
        this.check = new TargetCheck(network.architecture());
        this.penalties = new Penalties(network.architecture());
        this.plan = network.architecture().evaluation();
        this.block = SLICES * plan.slice();
        this.rooms = new InferenceRoom[workers.threads()];
        for (int t = 0; t < rooms.length; t++) {
            rooms[t] = InferenceRoom.forEvaluation(network, lossFunctions);
        }
        int outputs = network.architecture().outputs().size();
        this.loss = new float[outputs][block];
        this.lossSums = new double[outputs];
    }

    /**
     * Evaluates all samples with weights as they are between two steps; the scores then hold the
     * result. Should another thread begin to train meanwhile, the samples are read again.
     *
     * @param what what to call it in messages: "the evaluation"
     * @throws CancellationException if the thread is interrupted; its status stays set
     */
    public void evaluate(Dataset dataset, Scores into, String what) {
        this.scores = into;
        this.what = what;
        this.asking = Thread.currentThread();
        try {
            stamp = network.isTrainedByOthers() ? Changes.NOW : network.changes().stamp();
            weights = network.live(stamp);
            if (weights == null || !all(dataset)) {
                stamp = Changes.NEVER;
                weights = network.copy(what);
                all(dataset);
                network.giveBack(weights);
            }
        } finally {
            asking = null;
            data = null;
            weights = null;
        }
        if (scores.count() == 0) {
            throw new IllegalArgumentException("there are no samples to evaluate");
        }
    }

    /** Returns false if weights have changed meanwhile. */
    private boolean all(Dataset dataset) {
        changed = false;
        scores.reset();
        scores.ensure(block);
        double penalty = penalties.total(weights.theta);
        if (dataset instanceof RandomAccessDataset random) {
            data = random;
            for (first = 0; first < random.count() && !changed; first += block) {
                n = (int) Math.min(block, random.count() - first);
                runBlock(penalty);
            }
        } else {
            stream(dataset, penalty);
        }
        return !changed;
    }

    private void stream(Dataset dataset, double penalty) {
        if (read == null) {
            read = Batch.of(network.architecture(), block, true);
        }
        try (Dataset.Reader reader = Readers.open(dataset)) {
            first = 0;
            do {
                n = 0;
                while (n < block) {
                    Interrupts.check(asking, what);
                    read.weights()[n] = 1;
                    read.sample(n, first + n);
                    if (!reader.read(read, n)) {
                        break;
                    }
                    n++;
                }
                runBlock(penalty);
                first += n;
            } while (n == block && !changed);
        }
    }

    private void runBlock(double penalty) {
        workers.run(job, plan.slices(n));
        for (int o = 0; o < loss.length; o++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += loss[o][i];
            }
            lossSums[o] = sum;
        }
        scores.add(lossSums, penalty, n);
    }

    private void piece(int thread, int piece) {
        if (changed) {
            return;
        }
        Interrupts.check(asking, what);
        InferenceRoom room = rooms[thread];
        int size = plan.sliceOf(n);
        int from = piece * size;
        int count = Math.min(size, n - from);
        for (int row = 0; row < count; row++) {
            if (data == null) {
                read.copy(from + row, room.rows, row);
            } else {
                room.rows.weights()[row] = 1;
                room.rows.sample(row, first + from + row);
                data.read((int) first + from + row, room.rows, row);
            }
            indices.ofDataset(room.rows, row);
            check.ofDataset(room.rows, row);
            WeightCheck.ofDataset(room.rows, row);
        }
        room.evaluate(count, weights);
        if (!network.changes().isStill(stamp)) {
            changed = true;
            return;
        }
        for (int o = 0; o < loss.length; o++) {
            checkCause(room, o, count);
            System.arraycopy(room.loss[o], 0, loss[o], from, count);
        }
        scores.measure(room.output, room.targets, 0, from, count);
    }

    /** Where all is well, this is a look at one number a sample. */
    private void checkCause(InferenceRoom room, int output, int count) {
        for (int row = 0; row < count && refusesBad; row++) {
            if (!Float.isFinite(room.loss[output][row])) {
                finite.ofDataset(room.rows, row);
            }
        }
    }
}
