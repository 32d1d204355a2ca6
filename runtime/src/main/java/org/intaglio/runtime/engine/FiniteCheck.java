/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.Loss;
import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Shape;
import org.intaglio.runtime.check.Place;
import org.intaglio.runtime.program.Architecture;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Refuses inputs and targets that are infinite or not a number, in words that say where. Targets of
 * a custom loss may be anything: there, such a number can stand for one that is missing.
 */
final class FiniteCheck {
    private final List<Architecture.Input> inputs;
    private final List<Architecture.Output> outputs;
    private final int[] measured;

    FiniteCheck(Architecture architecture) {
        this.inputs = architecture.inputs();
        this.outputs = architecture.outputs();
        this.measured =
                IntStream.range(0, outputs.size())
                        .filter(o -> outputs.get(o).loss() != Loss.CUSTOM)
                        .filter(o -> outputs.get(o).loss() != Loss.NONE)
                        .toArray();
    }

    /**
     * Checks a row of a batch that a data set has read.
     *
     * @throws IllegalArgumentException if a number is not finite
     */
    void ofDataset(Batch batch, int row) {
        check(batch, row, "sample ", batch.sample(row), "");
    }

    /**
     * Checks the targets alone.
     *
     * @throws IllegalArgumentException if a number is not finite
     */
    void targetsOfDataset(Batch batch, int row) {
        targets(batch, row, "sample ", batch.sample(row), "");
    }

    /**
     * Checks a row of a batch that somebody has filled himself.
     *
     * @throws IllegalArgumentException if a number is not finite
     */
    void ofStep(Batch batch, int row) {
        check(batch, row, "row ", row, " of the batch");
    }

    /** The name is made of parts, so that nothing is allocated where all is well. */
    private void check(Batch batch, int row, String before, long number, String after) {
        inputs(batch, row, before, number, after);
        targets(batch, row, before, number, after);
    }

    private void inputs(Batch batch, int row, String before, long number, String after) {
        for (int i = 0; i < inputs.size(); i++) {
            int size = batch.inputSize(i);
            float[] values = batch.input(i);
            if (!isFinite(values, row * size, size)) {
                Architecture.Input input = inputs.get(i);
                String name = before + number + after;
                throw refuse(name, "input '" + input.name() + "'", input.shape(), values, row);
            }
        }
    }

    private void targets(Batch batch, int row, String before, long number, String after) {
        for (int o : measured) {
            int size = batch.targetSize(o);
            float[] values = batch.target(o);
            if (!isFinite(values, row * size, size)) {
                Architecture.Output output = outputs.get(o);
                String slot = "the target of output '" + output.name() + "'";
                throw refuse(before + number + after, slot, output.target(), values, row);
            }
        }
    }

    /** Times 0, a finite number is 0, and no other. */
    private static boolean isFinite(float[] values, int from, int count) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = from;
        for (; i < from + count - 3; i += 4) {
            a += values[i] * 0;
            b += values[i + 1] * 0;
            c += values[i + 2] * 0;
            d += values[i + 3] * 0;
        }
        for (; i < from + count; i++) {
            a += values[i] * 0;
        }
        return a + b + c + d == 0;
    }

    private static IllegalArgumentException refuse(
            String name, String slot, Shape shape, float[] values, int row) {
        int size = shape.size();
        int at = row * size;
        while (Float.isFinite(values[at])) {
            at++;
        }
        return new IllegalArgumentException(
                ("%s: %s is %s%s; inputs and targets must be finite numbers, or"
                                + " Training.terminateOnNaN(false) must allow others")
                        .formatted(name, slot, values[at], place(shape, at - row * size)));
    }

    private static String place(Shape shape, int offset) {
        return shape.rank() == 0 ? "" : " at " + Place.of(shape, offset);
    }
}
