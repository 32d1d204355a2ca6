/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.program.Architecture;

import java.util.Arrays;
import java.util.function.IntFunction;

/** The values of one input or one output for many samples. */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares columns.
sealed interface Column {
    /** What messages call it: {@code input 'image'}. */
    String name();

    /** How many samples. */
    int count();

    /** Copies the values of a sample. */
    void copy(int sample, float[] to, int at);

    /** A row a sample. */
    record Rows(String name, Shape shape, float[][] rows) implements Column {
        static Rows of(Architecture.Input input, float[][] rows) {
            String name = "input '" + input.name() + "'";
            InputCheck.rows(name, input.shape(), rows, InputCheck.NO_REMEDY);
            return new Rows(name, input.shape(), rows);
        }

        static Rows of(Architecture.Output output, float[][] rows) {
            String name = "output '" + output.name() + "'";
            InputCheck.rows(name, output.target(), rows, found -> InputCheck.remedy(output, found));
            return new Rows(name, output.target(), rows);
        }

        @Override
        public int count() {
            return rows.length;
        }

        @Override
        public void copy(int sample, float[] to, int at) {
            System.arraycopy(rows[sample], 0, to, at, shape.size());
        }
    }

    /** A class a sample: its index, or, for outputs that want it so, one-hot. */
    record Classes(String name, int[] labels, int size, int classes) implements Column {
        public Classes {
            for (int i = 0; classes > 0 && i < labels.length; i++) {
                if (labels[i] < 0 || labels[i] >= classes) {
                    throw new IllegalArgumentException(
                            "sample %d has class %d, but %s has %d classes, numbered 0 to %d"
                                    .formatted(i, labels[i], name, classes, classes - 1));
                }
            }
            if (size != 1 && size != classes) {
                throw new IllegalArgumentException(
                        "%s has more than one class a sample; give a row of values a sample"
                                .formatted(name));
            }
        }

        @Override
        public int count() {
            return labels.length;
        }

        @Override
        public void copy(int sample, float[] to, int at) {
            if (size == 1) {
                to[at] = labels[sample];
            } else {
                Arrays.fill(to, at, at + size, 0);
                to[at + labels[sample]] = 1;
            }
        }
    }

    /** All samples in one array. */
    record Block(String name, int size, int count, float[] data) implements Column {
        static Block of(Architecture.Input input, Tensor tensor) {
            return of("input '" + input.name() + "'", input.shape(), tensor, InputCheck.NO_REMEDY);
        }

        static Block of(Architecture.Output output, Tensor tensor) {
            return of(
                    "output '" + output.name() + "'",
                    output.target(),
                    tensor,
                    found -> InputCheck.remedy(output, found));
        }

        private static Block of(
                String name, Shape shape, Tensor tensor, IntFunction<String> remedy) {
            int count = InputCheck.samples(name, shape, tensor, remedy);
            return new Block(name, shape.size(), count, tensor.data());
        }

        @Override
        public void copy(int sample, float[] to, int at) {
            System.arraycopy(data, sample * size, to, at, size);
        }
    }
}
