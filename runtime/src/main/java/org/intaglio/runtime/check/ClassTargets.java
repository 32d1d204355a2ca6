/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.check;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.program.Architecture;

/** Classes as targets: whom they fit, and how the network's loss wants them. */
public final class ClassTargets {
    private ClassTargets() {}

    /**
     * Writes a class into a row: as its index where the target takes one number, as Keras' {@code
     * to_categorical} where it takes more.
     *
     * @param index the number of the sample in its data set, should the batch not tell
     * @throws IllegalArgumentException if the target takes no classes, or has no such class
     */
    public static void write(int label, int index, Batch batch, int target, int row) {
        long sample = batch.sample(row) < 0 ? index : batch.sample(row);
        Architecture network = batch.network().orElse(null);
        int size = batch.targetSize(target);
        if (network != null) {
            check(network.outputs().get(target));
            check(network.outputs().get(target), label, sample);
        } else if (size > 1 && (label < 0 || label >= size)) {
            throw noSuchClass(label, sample, Slot.unnamed(Side.TARGET, target).name(), size);
        }
        float[] to = batch.target(target);
        if (size == 1) {
            to[row] = label;
            return;
        }
        int start = row * size;
        for (int i = 0; i < size; i++) {
            to[start + i] = i == label ? 1 : 0;
        }
    }

    /**
     * Refuses classes as targets of an output whose loss compares numbers, or that answers several
     * questions at once.
     */
    static void check(Architecture.Output output) {
        int size = output.target().size();
        switch (output.loss().targets()) {
            case CLASS, DISTRIBUTION, ANY, NOTHING -> {
                if (size != 1 && size != lastAxis(output)) {
                    throw new IllegalArgumentException(
                            "output '%s' has more than one class a sample; give a row of values a sample"
                                    .formatted(output.name()));
                }
            }
            case PROBABILITIES -> {
                if (size != 1) {
                    throw new IllegalArgumentException(
                            ("the targets are classes, but output '%s' gives %d probabilities, each"
                                            + " for itself; give a row of %d targets a sample, or"
                                            + " declare SOFTMAX and"
                                            + " SPARSE_CATEGORICAL_CROSSENTROPY for classes that"
                                            + " exclude each other")
                                    .formatted(output.name(), size, size));
                }
            }
            case NUMBERS, COUNTS, SIGNS ->
                    throw new IllegalArgumentException(
                            ("the targets are classes, but output '%s' has the loss %s, which"
                                            + " compares numbers; give targets as float[] or"
                                            + " float[][], or declare a loss for classes, such as"
                                            + " SPARSE_CATEGORICAL_CROSSENTROPY")
                                    .formatted(output.name(), output.loss()));
        }
    }

    /** Refuses a class that the output has not. One unit has no number of classes. */
    static void check(Architecture.Output output, int label, long sample) {
        int classes = lastAxis(output);
        if (output.shape().size() > 1 && (label < 0 || label >= classes)) {
            throw noSuchClass(label, sample, "output '" + output.name() + "'", classes);
        }
    }

    private static IllegalArgumentException noSuchClass(
            int label, long sample, String name, int classes) {
        return new IllegalArgumentException(
                "sample %d has class %d, but %s has %d classes, numbered 0 to %d"
                        .formatted(sample, label, name, classes, classes - 1));
    }

    private static int lastAxis(Architecture.Output output) {
        return output.shape().rank() == 0 ? 1 : output.shape().dimension(-1);
    }

    /**
     * What to do about targets of the wrong size, where a loss for classes tells: class numbers and
     * rows of probabilities are easily mistaken for one another. Empty if it does not.
     *
     * @param found how many values a sample has
     */
    static String remedy(Architecture.Output output, int found) {
        int classes = lastAxis(output);
        int positions = output.shape().size() / classes;
        return switch (output.loss().targets()) {
            case CLASS ->
                    found == positions * classes
                            ? "; its loss takes the number of the class, which Classes.argMax finds"
                                    + " in a row; CATEGORICAL_CROSSENTROPY takes rows"
                            : "";
            case DISTRIBUTION ->
                    found == positions
                            ? "; its loss takes a row of probabilities, which Classes.oneHot makes"
                                    + " of a class; SPARSE_CATEGORICAL_CROSSENTROPY takes classes"
                            : "";
            default -> "";
        };
    }
}
