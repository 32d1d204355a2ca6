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
import org.intaglio.runtime.device.EvaluationRows;
import org.intaglio.runtime.device.Evaluations;
import org.intaglio.runtime.device.Interrupts;
import org.intaglio.runtime.train.Callback;

import java.util.concurrent.CancellationException;

/**
 * Losses and metrics of a data set, on any device. Inference looks at each sample alone, so it goes
 * through the data in blocks of the device's choice, and the batch size plays no part, but in
 * losses of outputs with a mask: see {@link MaskedLoss}.
 */
public final class Evaluator {
    private final Network network;
    private final Evaluations evaluations;
    private final EvaluationRows rows = new BlockRows();
    private final IndexCheck indices;
    private final TargetCheck check;
    private final FiniteCheck finite;
    private final boolean refusesBad;
    private final int block;
    private final float[][] loss;
    private final double[] lossSums;
    private final MaskedLoss[] masked;

    // Of the evaluation that is running.
    private Thread asking;
    private String what;

    // Of the block that is being worked on.
    private RandomAccessDataset data;
    private Batch read;
    private long first;
    private int n;
    private Scores scores;
    private TestView view;
    private Callback callbacks;

    /**
     * @param functions the loss functions of outputs with a custom loss, null elsewhere
     * @param refusesBad whether samples whose loss is infinite or not a number because an input or
     *     a target is are refused
     * @param batchSize of how many samples losses with masks are means
     */
    public Evaluator(
            Network network,
            Evaluations evaluations,
            LossFunction[] functions,
            boolean refusesBad,
            int batchSize) {
        this.network = network;
        this.evaluations = evaluations;
        this.refusesBad = refusesBad;
        this.finite = new FiniteCheck(network.architecture());
        this.indices = new IndexCheck(network.architecture());
        this.check = new TargetCheck(network.architecture());
        this.block = evaluations.block();
        int outputs = network.architecture().outputs().size();
        this.loss = new float[outputs][block];
        this.lossSums = new double[outputs];
        this.masked = new MaskedLoss[outputs];
        for (int o = 0; o < outputs; o++) {
            masked[o] =
                    network.architecture().outputs().get(o).isMasked()
                                    && (functions[o] == null || functions[o].knowsRows())
                            ? new MaskedLoss(batchSize)
                            : null;
        }
    }

    /**
     * Evaluates all samples with weights as they are between two steps; the scores then hold the
     * result. Should another thread begin to train meanwhile, the samples are read again.
     *
     * @param what what to call it in messages: "the evaluation"
     * @param callbacks who looks on
     * @throws CancellationException if the thread is interrupted; its status stays set
     */
    public void evaluate(Dataset dataset, Scores into, String what, Callback callbacks) {
        this.scores = into;
        this.view = new TestView(into);
        this.callbacks = callbacks;
        this.what = what;
        this.asking = Thread.currentThread();
        try {
            scores.reset();
            callbacks.testBegin(view);
            evaluations.begin(what, network.isTrainedByOthers());
            if (!all(dataset)) {
                evaluations.begin(what, true);
                all(dataset);
            }
        } finally {
            evaluations.end();
            asking = null;
            data = null;
        }
        if (scores.count() == 0) {
            throw new IllegalArgumentException("there are no samples to evaluate");
        }
        callbacks.testEnd(view);
    }

    /** Returns false if weights have changed meanwhile. */
    private boolean all(Dataset dataset) {
        scores.reset();
        scores.ensure(block);
        for (MaskedLoss m : masked) {
            if (m != null) {
                m.reset();
            }
        }
        double penalty = evaluations.penalty();
        if (!(dataset instanceof RandomAccessDataset random)) {
            return stream(dataset, penalty);
        }
        data = random;
        for (first = 0; first < random.count(); first += block) {
            n = (int) Math.min(block, random.count() - first);
            if (!runBlock(penalty)) {
                return false;
            }
        }
        return true;
    }

    private boolean stream(Dataset dataset, double penalty) {
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
                if (!runBlock(penalty)) {
                    return false;
                }
                first += n;
            } while (n == block);
            return true;
        }
    }

    /** Returns false if weights have changed meanwhile. */
    private boolean runBlock(double penalty) {
        callbacks.testBatchBegin(view);
        if (!evaluations.evaluate(n, rows)) {
            return false;
        }
        for (int o = 0; o < loss.length; o++) {
            if (masked[o] != null) {
                lossSums[o] = masked[o].add(loss[o], scores.counted(o), n);
                continue;
            }
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += loss[o][i];
            }
            lossSums[o] = sum;
        }
        scores.add(lossSums, penalty, n);
        callbacks.testBatchEnd(view);
        return true;
    }

    /** The samples of the block that is being worked on. */
    private final class BlockRows implements EvaluationRows {
        @Override
        public void read(int from, int count, Batch room) {
            Interrupts.check(asking, what);
            for (int row = 0; row < count; row++) {
                if (data == null) {
                    read.copy(from + row, room, row);
                } else {
                    room.weights()[row] = 1;
                    room.sample(row, first + from + row);
                    data.read((int) first + from + row, room, row);
                }
                indices.ofDataset(room, row);
                check.ofDataset(room, row);
                WeightCheck.ofDataset(room, row);
            }
        }

        @Override
        public void take(int from, int count, Batch room, float[][] outputs, float[][] losses) {
            for (int o = 0; o < loss.length; o++) {
                checkCause(room, losses[o], count);
                System.arraycopy(losses[o], 0, loss[o], from, count);
            }
            scores.measure(outputs, room, 0, from, count);
        }

        /** Where all is well, this is a look at one number a sample. */
        private void checkCause(Batch room, float[] losses, int count) {
            for (int row = 0; row < count && refusesBad; row++) {
                if (!Float.isFinite(losses[row])) {
                    finite.ofDataset(room, row);
                }
            }
        }
    }
}
