/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.kernel.LossKernels;
import org.intaglio.runtime.program.Architecture.Output;

import java.util.List;

/**
 * The losses of finished outputs, for evaluation: the same kernels as in training, less the use of
 * the derivative.
 */
final class OutputLosses {
    private final LossKernels kernels;
    private final List<Output> outputs;
    private final LossFunction[] functions;
    private final LossKernels.Form[] forms;
    private final float[][] derivative;

    OutputLosses(Network network, int rows, LossFunction[] functions) {
        this.kernels = network.kernels().loss();
        this.outputs = network.architecture().outputs();
        this.functions = functions;
        this.forms = new LossKernels.Form[outputs.size()];
        this.derivative = new float[outputs.size()][];
        for (int o = 0; o < forms.length; o++) {
            Output output = outputs.get(o);
            int width = output.shape().dimension(-1);
            int size = output.shape().size();
            forms[o] = new LossKernels.Form(size / width, width, output.weight());
            derivative[o] = new float[rows * size];
        }
    }

    /** Adds the losses of the first {@code n} rows of output {@code o} to {@code loss}. */
    void add(int o, int n, float[] y, float[] t, float[] weights, float[] loss, int lossAt) {
        Output output = outputs.get(o);
        LossKernels.Form form = forms[o];
        float[] d = derivative[o];
        switch (output.loss()) {
            case SPARSE_CATEGORICAL_CROSSENTROPY, CATEGORICAL_CROSSENTROPY -> {
                boolean sparse = output.target().size() != output.shape().size();
                float smoothing = output.labelSmoothing();
                if (output.fromLogits()) {
                    kernels.softmaxCrossEntropy(
                            form, n, n, sparse, smoothing, y, 0, t, 0, weights, 0, null, 0, d, 0,
                            loss, lossAt);
                } else {
                    kernels.crossEntropy(
                            form, n, n, sparse, smoothing, y, 0, t, 0, weights, 0, d, 0, loss,
                            lossAt);
                }
            }
            case BINARY_CROSSENTROPY -> {
                float smoothing = output.labelSmoothing();
                if (output.fromLogits()) {
                    kernels.sigmoidCrossEntropy(
                            form, n, n, smoothing, y, 0, t, 0, weights, 0, null, 0, d, 0, loss,
                            lossAt);
                } else {
                    kernels.binaryCrossEntropy(
                            form, n, n, smoothing, y, 0, t, 0, weights, 0, d, 0, loss, lossAt);
                }
            }
            case MEAN_SQUARED_ERROR ->
                    kernels.meanSquaredError(
                            form, n, n, y, 0, t, 0, weights, 0, d, 0, loss, lossAt);
            case MEAN_ABSOLUTE_ERROR ->
                    kernels.meanAbsoluteError(
                            form, n, n, y, 0, t, 0, weights, 0, d, 0, loss, lossAt);
            case HUBER ->
                    kernels.huber(
                            form,
                            n,
                            n,
                            output.huberDelta(),
                            y,
                            0,
                            t,
                            0,
                            weights,
                            0,
                            d,
                            0,
                            loss,
                            lossAt);
            case CUSTOM -> custom(functions[o], form, n, y, t, weights, d, loss, lossAt);
            case NONE -> throw new IllegalStateException(output.name() + " has no loss");
        }
    }

    private static void custom(
            LossFunction function,
            LossKernels.Form form,
            int n,
            float[] y,
            float[] t,
            float[] weights,
            float[] d,
            float[] loss,
            int lossAt) {
        int size = form.positions() * form.width();
        for (int i = 0; i < n; i++) {
            double sample = function.sample(size, y, i * size, t, i * size, d, i * size);
            loss[lossAt + i] += (float) sample * weights[i] * form.lossWeight();
        }
    }
}
