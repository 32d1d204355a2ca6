/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine.cpu;

import org.intaglio.runtime.check.Indices;
import org.intaglio.runtime.device.Interrupts;
import org.intaglio.runtime.device.PredictionRows;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.program.Plan;
import org.intaglio.runtime.program.Program;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Predicts for any number of threads at once. The room that a prediction needs is taken from a few
 * places and put back, so that a warm prediction allocates nothing.
 *
 * <p>A prediction is of weights as they were between two steps, all of its rows of the same. It
 * hopes that they do not change meanwhile and looks afterwards; where that would have to be tried
 * too often, it copies them first.
 */
final class Predictor {
    /** What messages call it. */
    private static final String PREDICTION = "the prediction";

    /** A step of a small network changes weights for some microseconds, a few of these. */
    private static final int ATTEMPTS = 3;

    private static final int SPINS = 500;

    private final Program program;
    private final Kernels kernels;
    private final CpuWeights weights;
    private final Plan plan;
    private final AtomicReferenceArray<InferenceRoom> free;
    private final AtomicReference<Sweep> freeSweep = new AtomicReference<>();

    Predictor(Program program, Kernels kernels, CpuWeights weights) {
        this.program = program;
        this.kernels = kernels;
        this.weights = weights;
        this.plan = program.architecture().inference();
        this.free = new AtomicReferenceArray<>(2 * Runtime.getRuntime().availableProcessors());
    }

    /**
     * Predicts rows; more than a slice, with several threads.
     *
     * @param changing whether to copy weights for more than a slice, for they change all the time
     * @throws CancellationException if there is more than a slice and the thread is interrupted;
     *     its status stays set
     */
    void predict(int count, PredictionRows rows, boolean changing) {
        int slices = plan.slices(count);
        if (slices > 1) {
            Sweep sweep = freeSweep.getAndSet(null);
            sweep = sweep == null ? new Sweep() : sweep;
            sweep.run(count, slices, rows, changing);
            freeSweep.set(sweep);
        } else if (slices == 1) {
            InferenceRoom room = take();
            read(rows, 0, count, room);
            infer(room, count);
            rows.write(0, count, room.output);
            putBack(room);
        }
    }

    /**
     * Reads rows; whoever gives some that are refused, again and again, takes no room from others.
     */
    private void read(PredictionRows rows, int first, int n, InferenceRoom room) {
        try {
            rows.read(first, n, room.inputs);
        } catch (IllegalArgumentException e) {
            putBack(room);
            throw e;
        }
    }

    private void infer(InferenceRoom room, int n) {
        Changes changes = weights.changes();
        for (int i = 0; i < ATTEMPTS; i++) {
            long stamp = changes.stamp();
            for (int spin = 0; spin < SPINS && stamp == Changes.NOW; spin++) {
                Thread.onSpinWait();
                stamp = changes.stamp();
            }
            ReadyWeights live = weights.live(stamp);
            if (live != null) {
                room.infer(n, live);
                if (changes.isStill(stamp)) {
                    return;
                }
            }
        }
        ReadyWeights copy = weights.copy(PREDICTION);
        room.infer(n, copy);
        weights.giveBack(copy);
    }

    /** Predicts one sample of a network with one input and one output. */
    void predictOne(float[] x, float[] y) {
        InferenceRoom room = take();
        System.arraycopy(x, 0, room.inputs[0], 0, x.length);
        infer(room, 1);
        System.arraycopy(room.output[0], 0, y, 0, y.length);
        putBack(room);
    }

    /** Predicts one sample of a network with one input, of indices, and one output. */
    void predictOne(int[] x, float[] y) {
        InferenceRoom room = take();
        Indices.write(x, room.inputs[0], 0);
        infer(room, 1);
        System.arraycopy(room.output[0], 0, y, 0, y.length);
        putBack(room);
    }

    /**
     * Predicts one sample of any weights.
     *
     * @param x a row an input
     * @param y receives a row an output
     */
    void predictOne(float[][] x, float[][] y) {
        InferenceRoom room = take();
        for (int i = 0; i < x.length; i++) {
            System.arraycopy(x[i], 0, room.inputs[i], 0, x[i].length);
        }
        infer(room, 1);
        for (int o = 0; o < y.length; o++) {
            System.arraycopy(room.output[o], 0, y[o], 0, y[o].length);
        }
        putBack(room);
    }

    /** Starting where this thread has been before keeps its data in its cache. */
    private InferenceRoom take() {
        int length = free.length();
        int start = (int) (Thread.currentThread().threadId() % length);
        for (int i = 0; i < length; i++) {
            InferenceRoom room = free.getAndSet((start + i) % length, null);
            if (room != null) {
                return room;
            }
        }
        return InferenceRoom.forPrediction(program, kernels);
    }

    private void putBack(InferenceRoom room) {
        int length = free.length();
        int start = (int) (Thread.currentThread().threadId() % length);
        for (int i = 0; i < length; i++) {
            if (free.compareAndSet((start + i) % length, null, room)) {
                return;
            }
        }
    }

    /** Many rows, by several threads. */
    private final class Sweep {
        private final Workers.Job job = this::piece;
        private Thread asking;
        private int count;
        private PredictionRows rows;
        private ReadyWeights taken;
        private long stamp;
        private volatile boolean changed;

        void run(int count, int slices, PredictionRows rows, boolean changing) {
            this.asking = Thread.currentThread();
            this.count = count;
            this.rows = rows;
            try {
                stamp = changing ? Changes.NOW : weights.changes().stamp();
                taken = weights.live(stamp);
                if (taken == null || !runAll(slices)) {
                    runWithCopy(slices);
                }
            } finally {
                this.asking = null;
                this.rows = null;
                this.taken = null;
            }
        }

        private void runWithCopy(int slices) {
            stamp = Changes.NEVER;
            taken = weights.copy(PREDICTION);
            runAll(slices);
            weights.giveBack(taken);
        }

        /** Returns false if weights have changed meanwhile. */
        private boolean runAll(int slices) {
            changed = false;
            int threads = Math.min(slices, Runtime.getRuntime().availableProcessors());
            if (threads == 1) {
                for (int s = 0; s < slices; s++) {
                    piece(0, s);
                }
                return !changed;
            }
            Workers workers = Threads.borrow(Runtime.getRuntime().availableProcessors());
            try {
                workers.run(job, slices);
            } finally {
                Threads.giveBack(workers);
            }
            return !changed;
        }

        private void piece(int thread, int piece) {
            if (changed) {
                return;
            }
            Interrupts.check(asking, PREDICTION);
            int size = plan.sliceOf(count);
            int first = piece * size;
            int n = Math.min(size, count - first);
            InferenceRoom room = take();
            read(rows, first, n, room);
            room.infer(n, taken);
            if (weights.changes().isStill(stamp)) {
                rows.write(first, n, room.output);
            } else {
                changed = true;
            }
            putBack(room);
        }
    }
}
