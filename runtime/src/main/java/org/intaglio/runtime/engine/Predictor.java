/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.program.Plan;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Predicts for any number of threads at once. The room that a prediction needs is taken from a few
 * places and put back, so that a warm prediction allocates nothing.
 */
public final class Predictor {
    private final Network network;
    private final Plan plan;
    private final AtomicReferenceArray<Slice> free;
    private final AtomicReference<Sweep> freeSweep = new AtomicReference<>();

    /** A predictor for a network. */
    public Predictor(Network network) {
        this.network = network;
        this.plan = network.architecture().inference();
        this.free = new AtomicReferenceArray<>(2 * Runtime.getRuntime().availableProcessors());
    }

    /** Where rows come from and outputs go. */
    public interface Rows {
        /**
         * Copies rows of the network's inputs.
         *
         * @param first the first row
         * @param n how many
         * @param inputs where to, from row 0, an array an input
         */
        void read(int first, int n, float[][] inputs);

        /** Takes the outputs for those rows, from row 0. */
        void write(int first, int n, float[][] outputs);
    }

    /** Predicts rows; more than a slice, with several threads. */
    public void predict(int count, Rows rows) {
        int slices = plan.slices(count);
        int threads = Math.min(slices, Runtime.getRuntime().availableProcessors());
        if (threads > 1) {
            Sweep sweep = freeSweep.getAndSet(null);
            sweep = sweep == null ? new Sweep() : sweep;
            sweep.run(count, slices, rows);
            freeSweep.set(sweep);
            return;
        }
        Slice slice = take();
        for (int s = 0; s < slices; s++) {
            predictSlice(slice, s, count, rows);
        }
        putBack(slice);
    }

    /** Predicts one sample of a network with one input and one output. */
    public void predictOne(float[] x, float[] y) {
        Slice slice = take();
        System.arraycopy(x, 0, slice.inputs[0], 0, x.length);
        slice.infer(1);
        System.arraycopy(slice.output[0], 0, y, 0, y.length);
        putBack(slice);
    }

    /**
     * Predicts one sample of any network.
     *
     * @param x a row an input
     * @param y receives a row an output
     */
    public void predictOne(float[][] x, float[][] y) {
        Slice slice = take();
        for (int i = 0; i < x.length; i++) {
            System.arraycopy(x[i], 0, slice.inputs[i], 0, x[i].length);
        }
        slice.infer(1);
        for (int o = 0; o < y.length; o++) {
            System.arraycopy(slice.output[o], 0, y[o], 0, y[o].length);
        }
        putBack(slice);
    }

    private void predictSlice(Slice slice, int index, int count, Rows rows) {
        int size = plan.sliceOf(count);
        int first = index * size;
        int n = Math.min(size, count - first);
        rows.read(first, n, slice.inputs);
        slice.infer(n);
        rows.write(first, n, slice.output);
    }

    /** Starting where this thread has been before keeps its data in its cache. */
    private Slice take() {
        int length = free.length();
        int start = (int) (Thread.currentThread().threadId() % length);
        for (int i = 0; i < length; i++) {
            Slice slice = free.getAndSet((start + i) % length, null);
            if (slice != null) {
                return slice;
            }
        }
        return Slice.forPrediction(network);
    }

    private void putBack(Slice slice) {
        int length = free.length();
        int start = (int) (Thread.currentThread().threadId() % length);
        for (int i = 0; i < length; i++) {
            if (free.compareAndSet((start + i) % length, null, slice)) {
                return;
            }
        }
    }

    /** Many rows, by several threads. */
    private final class Sweep {
        private final Workers.Job job = this::piece;
        private int count;
        private Rows rows;

        void run(int count, int slices, Rows rows) {
            this.count = count;
            this.rows = rows;
            Workers workers = Threads.borrow(Runtime.getRuntime().availableProcessors());
            try {
                workers.run(job, slices);
            } finally {
                Threads.giveBack(workers);
                this.rows = null;
            }
        }

        private void piece(int thread, int piece) {
            Slice slice = take();
            predictSlice(slice, piece, count, rows);
            putBack(slice);
        }
    }
}
