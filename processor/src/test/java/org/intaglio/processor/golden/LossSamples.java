/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.RandomAccessDataset;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Random samples, with weights. */
final class LossSamples implements RandomAccessDataset {
    /** What the targets of an output are. */
    enum Target {
        CLASS,
        ONE_OF_THREE,
        ROWS_OF_THREE,
        BITS,
        COUNTS,
        NUMBERS
    }

    private final List<Target> targets;
    private final int first;
    private final int count;

    LossSamples(List<Target> targets, int first, int count) {
        this.targets = targets;
        this.first = first;
        this.count = count;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public void read(int index, Batch batch, int row) {
        Random random = new Random(first + index);
        fill(batch.input(0), row, batch.inputSize(0), random, Target.NUMBERS);
        for (int o = 0; o < targets.size(); o++) {
            fill(batch.target(o), row, batch.targetSize(o), random, targets.get(o));
        }
        batch.weights()[row] = List.of(1f, 2f, 0.5f).get((first + index) % 3);
    }

    private static void fill(float[] to, int row, int size, Random random, Target target) {
        int at = row * size;
        Arrays.fill(to, at, at + size, 0);
        switch (target) {
            case CLASS -> {
                for (int i = 0; i < size; i++) {
                    to[at + i] = random.nextInt(3);
                }
            }
            case ONE_OF_THREE -> to[at + random.nextInt(3)] = 1;
            case ROWS_OF_THREE -> {
                for (int i = at; i < at + size; i += 3) {
                    to[i + random.nextInt(3)] = 1;
                }
            }
            case COUNTS -> {
                for (int i = 0; i < size; i++) {
                    to[at + i] = random.nextInt(4);
                }
            }
            case BITS -> {
                for (int i = 0; i < size; i++) {
                    to[at + i] = random.nextInt(2);
                }
            }
            case NUMBERS -> {
                for (int i = 0; i < size; i++) {
                    to[at + i] = (float) random.nextGaussian();
                }
            }
        }
    }
}
