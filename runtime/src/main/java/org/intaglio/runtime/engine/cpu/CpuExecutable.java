/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine.cpu;

import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.device.Executable;
import org.intaglio.runtime.device.PredictionRows;
import org.intaglio.runtime.device.Session;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Program;
import org.intaglio.runtime.train.Snapshot;

/** A program on the processor. */
final class CpuExecutable implements Executable {
    private final Program program;
    private final Kernels kernels;
    private final CpuWeights weights;
    private final Predictor predictor;

    CpuExecutable(Program program, Kernels kernels) {
        this.program = program;
        this.kernels = kernels;
        this.weights = new CpuWeights(program, kernels);
        this.predictor = new Predictor(program, kernels, weights);
    }

    @Override
    public void read(Architecture.Weights parameter, float[] to) {
        int size = parameter.shape().size();
        System.arraycopy(weights.arrayOf(parameter), parameter.offset(), to, 0, size);
    }

    @Override
    public float read(Architecture.Weights parameter, int index) {
        return weights.arrayOf(parameter)[parameter.offset() + index];
    }

    @Override
    public void write(Architecture.Weights parameter, float[] from) {
        int size = parameter.shape().size();
        weights.beginChange();
        try {
            System.arraycopy(from, 0, weights.arrayOf(parameter), parameter.offset(), size);
        } finally {
            weights.endChange();
        }
    }

    @Override
    public Snapshot snapshot() {
        return new Snapshot(weights.theta, weights.state);
    }

    @Override
    public void restore(Snapshot snapshot) {
        weights.beginChange();
        try {
            snapshot.copyTo(weights.theta, weights.state);
        } finally {
            weights.endChange();
        }
    }

    @Override
    public void predict(int count, PredictionRows rows, boolean changing) {
        predictor.predict(count, rows, changing);
    }

    @Override
    public void predictOne(float[][] x, float[][] y) {
        predictor.predictOne(x, y);
    }

    @Override
    public void predictOne(float[] x, float[] y) {
        predictor.predictOne(x, y);
    }

    @Override
    public void predictOne(int[] x, float[] y) {
        predictor.predictOne(x, y);
    }

    @Override
    public Session session(LossFunction[] lossFunctions, boolean refusesBad, int threads) {
        return new CpuSession(program, kernels, weights, lossFunctions, refusesBad, threads);
    }
}
