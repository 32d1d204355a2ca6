/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.check.IndexCheck;
import org.intaglio.runtime.check.Indices;
import org.intaglio.runtime.check.Slot;
import org.intaglio.runtime.device.PredictionRows;
import org.intaglio.runtime.engine.Network;
import org.intaglio.runtime.program.Architecture;

import java.util.List;

/** The predictions of a model: checks what it is given, makes room for the results. */
final class Predictions {
    private final Network network;
    private final Architecture architecture;
    private final IndexCheck indices;

    Predictions(Network network) {
        this.network = network;
        this.architecture = network.architecture();
        this.indices = new IndexCheck(architecture);
    }

    /** One sample of a network with one input and one output. */
    float[] one(float[] x) {
        InputCheck.count(architecture, 1);
        Slot.checkSample(architecture.inputs().get(0), x);
        if (indices.isNeeded()) {
            indices.ofPrediction(new float[][] {x}, 1, IndexCheck.ONLY);
        }
        float[] y = new float[onlyOutput().shape().size()];
        network.executable().predictOne(x, y);
        return y;
    }

    /** One sample of a network with one input, of indices, and one output. */
    float[] one(int[] x) {
        InputCheck.count(architecture, 1);
        checkIndices(architecture.inputs().get(0), x);
        float[] y = new float[onlyOutput().shape().size()];
        network.executable().predictOne(x, y);
        return y;
    }

    /** Indices of one sample as numbers, once they are known to be indices of an input. */
    float[] indices(int input, int[] x) {
        checkIndices(architecture.inputs().get(input), x);
        float[] numbers = new float[x.length];
        Indices.write(x, numbers, 0);
        return numbers;
    }

    private static void checkIndices(Architecture.Input input, int[] x) {
        if (!Indices.fit(input, x)) {
            Slot.of(input).checkIndices(x, "");
        }
    }

    /** One sample of any network: a row an input, a row an output. */
    float[][] one(float[]... x) {
        List<Architecture.Input> inputs = architecture.inputs();
        InputCheck.count(architecture, x.length);
        for (int i = 0; i < x.length; i++) {
            Slot.checkSample(inputs.get(i), x[i]);
        }
        indices.ofPrediction(x, 1, IndexCheck.ONLY);
        List<Architecture.Output> outputs = architecture.outputs();
        float[][] y = new float[outputs.size()][];
        for (int o = 0; o < y.length; o++) {
            y[o] = new float[outputs.get(o).shape().size()];
        }
        network.executable().predictOne(x, y);
        return y;
    }

    /** Rows of a network with one input and one output. */
    float[][] rows(float[][] x) {
        InputCheck.count(architecture, 1);
        Slot.of(architecture.inputs().get(0)).checkRows(x, i -> x[i].length);
        float[][] y = new float[x.length][onlyOutput().shape().size()];
        predict(x.length, new RowsOfArrays(x, y));
        return y;
    }

    /** Rows of a network with one input, of indices, and one output. */
    float[][] rows(int[][] x) {
        InputCheck.count(architecture, 1);
        Slot.of(architecture.inputs().get(0)).checkIndices(x);
        float[][] y = new float[x.length][onlyOutput().shape().size()];
        predict(x.length, new RowsOfIndices(x, y));
        return y;
    }

    private void predict(int count, PredictionRows rows) {
        PredictionRows checked = indices.isNeeded() ? new CheckedRows(rows, indices) : rows;
        network.executable().predict(count, checked, network.isTrainedByOthers());
    }

    /** Rows whose indices are looked at before anything is made of them. */
    private record CheckedRows(PredictionRows rows, IndexCheck indices) implements PredictionRows {
        @Override
        public void read(int first, int n, float[][] inputs) {
            rows.read(first, n, inputs);
            indices.ofPrediction(inputs, n, first);
        }

        @Override
        public void write(int first, int n, float[][] outputs) {
            rows.write(first, n, outputs);
        }
    }

    /** Samples of any network: a tensor an input, a tensor an output. */
    List<Tensor> tensors(List<Tensor> x) {
        int samples = samples(x);
        List<Tensor> y =
                architecture.outputs().stream()
                        .map(o -> Tensor.ofRows(samples, o.shape(), new float[values(o, samples)]))
                        .toList();
        predict(samples, new RowsOfTensors(samples, x, y));
        return y;
    }

    private int samples(List<Tensor> x) {
        InputCheck.count(architecture, x.size());
        int count = -1;
        for (int i = 0; i < x.size(); i++) {
            Architecture.Input input = architecture.inputs().get(i);
            int n = Slot.of(input).checkTensor(x.get(i));
            if (count >= 0 && n != count) {
                throw new IllegalArgumentException(
                        "input '%s' has %d samples, but input '%s' has %d"
                                .formatted(
                                        architecture.inputs().get(0).name(),
                                        count,
                                        input.name(),
                                        n));
            }
            count = n;
        }
        return count;
    }

    private static int values(Architecture.Output output, int samples) {
        return InputCheck.values("output '" + output.name() + "'", output.shape(), samples);
    }

    /**
     * The output of a network with one.
     *
     * @throws IllegalArgumentException if it has several
     */
    Architecture.Output onlyOutput() {
        List<Architecture.Output> outputs = architecture.outputs();
        if (outputs.size() != 1) {
            throw new IllegalArgumentException(
                    "%s has %d outputs; call predict with a list of tensors"
                            .formatted(architecture.name(), outputs.size()));
        }
        return outputs.get(0);
    }
}
