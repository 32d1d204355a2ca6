/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.engine.Network;
import org.intaglio.runtime.program.Architecture;

import java.util.List;

/** The predictions of a model: checks what it is given, makes room for the results. */
final class Predictions {
    private final Network network;
    private final Architecture architecture;

    Predictions(Network network) {
        this.network = network;
        this.architecture = network.architecture();
    }

    /** One sample of a network with one input and one output. */
    float[] one(float[] x) {
        InputCheck.count(architecture, 1);
        InputCheck.sample(architecture.inputs().get(0), x);
        float[] y = new float[onlyOutput().shape().size()];
        network.executable().predictOne(x, y);
        return y;
    }

    /** One sample of any network: a row an input, a row an output. */
    float[][] one(float[]... x) {
        List<Architecture.Input> inputs = architecture.inputs();
        InputCheck.count(architecture, x.length);
        for (int i = 0; i < x.length; i++) {
            InputCheck.sample(inputs.get(i), x[i]);
        }
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
        Architecture.Input input = architecture.inputs().get(0);
        InputCheck.rows("input '" + input.name() + "'", input.shape(), x, InputCheck.NO_REMEDY);
        float[][] y = new float[x.length][onlyOutput().shape().size()];
        var rows = new RowsOfArrays(x, y);
        network.executable().predict(x.length, rows, network.isTrainedByOthers());
        return y;
    }

    /** Samples of any network: a tensor an input, a tensor an output. */
    List<Tensor> tensors(List<Tensor> x) {
        int samples = samples(x);
        List<Tensor> y =
                architecture.outputs().stream()
                        .map(o -> Tensor.ofRows(samples, o.shape(), new float[values(o, samples)]))
                        .toList();
        var rows = new RowsOfTensors(samples, x, y);
        network.executable().predict(samples, rows, network.isTrainedByOthers());
        return y;
    }

    private int samples(List<Tensor> x) {
        InputCheck.count(architecture, x.size());
        int count = -1;
        for (int i = 0; i < x.size(); i++) {
            Architecture.Input input = architecture.inputs().get(i);
            int n =
                    InputCheck.samples(
                            "input '" + input.name() + "'",
                            input.shape(),
                            x.get(i),
                            InputCheck.NO_REMEDY);
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
