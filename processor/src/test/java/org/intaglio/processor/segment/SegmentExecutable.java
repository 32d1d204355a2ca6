/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.segment;

import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.device.Executable;
import org.intaglio.runtime.device.Interrupts;
import org.intaglio.runtime.device.PredictionRows;
import org.intaglio.runtime.device.Session;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Program;
import org.intaglio.runtime.train.Snapshot;

/** A program whose weights lie outside of the heap. */
final class SegmentExecutable implements Executable {
    private final Program program;
    private final Kernels kernels;
    private final SegmentWeights weights;
    private final Inference prediction;

    SegmentExecutable(Program program, Kernels kernels) {
        Architecture architecture = program.architecture();
        this.program = program;
        this.kernels = kernels;
        this.weights = new SegmentWeights(architecture);
        this.prediction = new Inference(program, kernels, architecture.inference(), false, null);
    }

    @Override
    public void read(Architecture.Weights parameter, float[] to) {
        weights.read(parameter, to);
    }

    @Override
    public void write(Architecture.Weights parameter, float[] from) {
        weights.write(parameter, from);
    }

    @Override
    public Snapshot snapshot() {
        float[] theta = new float[program.architecture().trainable()];
        float[] state = new float[program.architecture().state()];
        weights.load(theta, state);
        return new Snapshot(theta, state);
    }

    @Override
    public void restore(Snapshot snapshot) {
        float[] theta = new float[program.architecture().trainable()];
        float[] state = new float[program.architecture().state()];
        snapshot.copyTo(theta, state);
        weights.store(theta, state);
    }

    @Override
    public void predict(int count, PredictionRows rows, boolean changing) {
        synchronized (prediction) {
            prediction.take(weights);
            int slice = prediction.plan.slice();
            for (int first = 0; first < count; first += slice) {
                Interrupts.check(Thread.currentThread(), "the prediction");
                int n = Math.min(slice, count - first);
                rows.read(first, n, prediction.inputs);
                prediction.infer(n);
                rows.write(first, n, prediction.outputs);
            }
        }
    }

    @Override
    public void predictOne(float[][] x, float[][] y) {
        synchronized (prediction) {
            prediction.take(weights);
            for (int i = 0; i < x.length; i++) {
                System.arraycopy(x[i], 0, prediction.inputs[i], 0, x[i].length);
            }
            prediction.infer(1);
            for (int o = 0; o < y.length; o++) {
                System.arraycopy(prediction.outputs[o], 0, y[o], 0, y[o].length);
            }
        }
    }

    @Override
    public Session session(LossFunction[] lossFunctions, boolean refusesBad, int threads) {
        return new SegmentSession(program, kernels, weights, lossFunctions, refusesBad);
    }
}
