/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.program.Architecture;

import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Compares what an application hands over with what a network takes. */
final class InputCheck {
    /** Nothing that would help: of inputs, the size says it all. */
    static final IntFunction<String> NO_REMEDY = found -> "";

    private InputCheck() {}

    /** Refuses a wrong number of inputs. */
    static void count(Architecture network, int given) {
        int wanted = network.inputs().size();
        if (given != wanted) {
            throw new IllegalArgumentException(
                    "%s has %d input%s (%s), got %d; give a list with one tensor an input"
                            .formatted(
                                    network.name(),
                                    wanted,
                                    wanted == 1 ? "" : "s",
                                    network.inputs().stream()
                                            .map(Architecture.Input::name)
                                            .collect(Collectors.joining(", ")),
                                    given));
        }
    }

    /** {@code input 'image' takes 28×28×1 = 784 values, got 700}. */
    static String size(String name, Shape shape, int found) {
        return "%s takes %s%s, got %d"
                .formatted(
                        name,
                        shape.rank() > 1 ? shape + " = " : "",
                        shape.size() == 1 ? "1 value" : shape.size() + " values",
                        found);
    }

    /** Refuses a sample of the wrong size. */
    static void sample(Architecture.Input input, float[] x) {
        if (x == null) {
            throw new NullPointerException("input '%s' is null".formatted(input.name()));
        }
        if (x.length != input.shape().size()) {
            throw new IllegalArgumentException(
                    size("input '" + input.name() + "'", input.shape(), x.length));
        }
    }

    /**
     * Refuses samples of the wrong size, a row a sample, naming the first.
     *
     * @param remedy what to do about a sample with so many values
     */
    static void rows(String name, Shape shape, float[][] rows, IntFunction<String> remedy) {
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == null) {
                throw new NullPointerException("%s is null in sample %d".formatted(name, i));
            }
            if (rows[i].length != shape.size()) {
                throw new IllegalArgumentException(
                        size(name, shape, rows[i].length)
                                + " in sample "
                                + i
                                + remedy.apply(rows[i].length));
            }
        }
    }

    /**
     * Refuses classes as targets of an output whose loss compares numbers, or that answers several
     * questions at once.
     */
    static void classes(Architecture.Output output) {
        switch (output.loss()) {
            case SPARSE_CATEGORICAL_CROSSENTROPY, CATEGORICAL_CROSSENTROPY, CUSTOM, NONE -> {}
            case BINARY_CROSSENTROPY -> {
                if (output.target().size() != 1) {
                    throw new IllegalArgumentException(
                            ("the targets are classes, but output '%s' gives %d probabilities, each"
                                            + " for itself; give a row of %d targets a sample, or"
                                            + " declare SOFTMAX and"
                                            + " SPARSE_CATEGORICAL_CROSSENTROPY for classes that"
                                            + " exclude each other")
                                    .formatted(
                                            output.name(),
                                            output.target().size(),
                                            output.target().size()));
                }
            }
            case MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, HUBER ->
                    throw new IllegalArgumentException(
                            ("the targets are classes, but output '%s' has the loss %s, which"
                                            + " compares numbers; give targets as float[] or"
                                            + " float[][], or declare a loss for classes, such as"
                                            + " SPARSE_CATEGORICAL_CROSSENTROPY")
                                    .formatted(output.name(), output.loss()));
        }
    }

    /**
     * What to do about targets of the wrong size, where a loss for classes tells: class numbers and
     * rows of probabilities are easily mistaken for one another. Empty if it does not.
     *
     * @param found how many values a sample has
     */
    static String remedy(Architecture.Output output, int found) {
        int classes = output.shape().rank() == 0 ? 1 : output.shape().dimension(-1);
        int positions = output.shape().size() / classes;
        return switch (output.loss()) {
            case SPARSE_CATEGORICAL_CROSSENTROPY ->
                    found == positions * classes
                            ? "; its loss takes the number of the class, which Classes.argMax finds"
                                    + " in a row; CATEGORICAL_CROSSENTROPY takes rows"
                            : "";
            case CATEGORICAL_CROSSENTROPY ->
                    found == positions
                            ? "; its loss takes a row of probabilities, which Classes.oneHot makes"
                                    + " of a class; SPARSE_CATEGORICAL_CROSSENTROPY takes classes"
                            : "";
            default -> "";
        };
    }

    /**
     * How many values so many samples take in an array.
     *
     * @throws IllegalArgumentException if an array does not hold them
     */
    static int values(String name, Shape shape, int samples) {
        long values = (long) samples * shape.size();
        if (values > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "%d samples of %s take %d values in one tensor, which holds at most %d; take fewer samples at once"
                            .formatted(samples, name, values, Integer.MAX_VALUE - 8));
        }
        return (int) values;
    }

    /**
     * How many samples a tensor holds. Its first axis counts them; the others may be the shape of a
     * sample or flattened.
     */
    static int samples(String name, Shape shape, Tensor tensor, IntFunction<String> remedy) {
        if (tensor == null) {
            throw new NullPointerException(name + " is null");
        }
        Shape found = tensor.shape();
        int count = found.rank() == 0 ? 1 : found.dimension(0);
        boolean fits = found.rank() > 0 && (long) count * shape.size() == found.size();
        for (int axis = 1;
                fits && found.rank() == shape.rank() + 1 && axis < found.rank();
                axis++) {
            fits = found.dimension(axis) == shape.dimension(axis - 1);
        }
        if (!fits) {
            int values = count == 0 ? 0 : found.size() / count;
            throw new IllegalArgumentException(
                    "%s takes %s a sample, so a batch has the shape n%s; got %s%s"
                            .formatted(
                                    name,
                                    shape,
                                    shape.rank() == 0 ? "" : "×" + shape,
                                    found,
                                    remedy.apply(values)));
        }
        return count;
    }
}
