/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.program.Architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Arrays as samples for a network: checked against its inputs and outputs when they are handed
 * over, so that messages can name them.
 */
final class ArrayDataset implements RandomAccessDataset {
    private final List<Column> inputs;
    private final List<Column> targets;
    private final int count;

    private ArrayDataset(List<Column> inputs, List<Column> targets) {
        this.inputs = inputs;
        this.targets = targets;
        this.count = inputs.get(0).count();
        for (List<Column> columns : List.of(inputs, targets)) {
            for (Column column : columns) {
                if (column.count() != count) {
                    throw new IllegalArgumentException(
                            "%s has %d samples, but %s has %d"
                                    .formatted(
                                            inputs.get(0).name(),
                                            count,
                                            column.name(),
                                            column.count()));
                }
            }
        }
    }

    static ArrayDataset of(Architecture network, float[][] x, int[] y) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        Architecture.Output output = onlyOutput(network);
        InputCheck.classes(output);
        int size = output.target().size();
        int classes = size == 1 && output.shape().size() == 1 ? 0 : output.shape().dimension(-1);
        return new ArrayDataset(
                List.of(Column.Rows.of(onlyInput(network), x)),
                List.of(new Column.Classes("output '" + output.name() + "'", y, size, classes)));
    }

    static ArrayDataset of(Architecture network, float[][] x, float[][] y) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        Architecture.Output output = onlyOutput(network);
        return new ArrayDataset(
                List.of(Column.Rows.of(onlyInput(network), x)), List.of(Column.Rows.of(output, y)));
    }

    static ArrayDataset of(Architecture network, float[][] x, float[] y) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        Architecture.Output output = onlyOutput(network);
        return new ArrayDataset(
                List.of(Column.Rows.of(onlyInput(network), x)),
                List.of(Column.Block.of(output, Tensor.vector(y))));
    }

    static ArrayDataset of(Architecture network, List<Tensor> x, List<Tensor> y) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        InputCheck.count(network, x.size());
        if (y.size() != network.outputs().size()) {
            throw new IllegalArgumentException(
                    "%s has %d outputs (%s), got %d arrays of targets"
                            .formatted(
                                    network.name(),
                                    network.outputs().size(),
                                    String.join(
                                            ", ",
                                            network.outputs().stream()
                                                    .map(Architecture.Output::name)
                                                    .toList()),
                                    y.size()));
        }
        List<Column> inputs = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            Architecture.Input input = network.inputs().get(i);
            inputs.add(Column.Block.of(input, x.get(i)));
        }
        List<Column> targets = new ArrayList<>();
        for (int o = 0; o < y.size(); o++) {
            Architecture.Output output = network.outputs().get(o);
            targets.add(Column.Block.of(output, y.get(o)));
        }
        return new ArrayDataset(List.copyOf(inputs), List.copyOf(targets));
    }

    private static Architecture.Input onlyInput(Architecture network) {
        InputCheck.count(network, 1);
        return network.inputs().get(0);
    }

    private static Architecture.Output onlyOutput(Architecture network) {
        if (network.outputs().size() != 1) {
            throw new IllegalArgumentException(
                    "%s has %d outputs; give the targets of each, with lists of tensors"
                            .formatted(network.name(), network.outputs().size()));
        }
        return network.outputs().get(0);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public void read(int index, Batch batch, int row) {
        Objects.checkIndex(index, count);
        for (int i = 0; i < batch.inputs(); i++) {
            inputs.get(i).copy(index, batch.input(i), row * batch.inputSize(i));
        }
        readTargets(index, batch, row);
    }

    @Override
    public boolean readTargets(int index, Batch batch, int row) {
        Objects.checkIndex(index, count);
        for (int o = 0; o < batch.targets(); o++) {
            targets.get(o).copy(index, batch.target(o), row * batch.targetSize(o));
        }
        return true;
    }
}
