/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.check;

import org.intaglio.runtime.Shape;
import org.intaglio.runtime.Tensor;
import org.intaglio.runtime.program.Architecture;

import java.util.Locale;
import java.util.function.IntUnaryOperator;

/**
 * An input or a target as messages speak of it: what it is called, and what it takes. Where the
 * network is not known yet, it has a number in place of a name.
 */
public final class Slot {
    private final String name;
    private final Shape shape;
    private final Architecture.Input input;
    private final Architecture.Output output;

    /**
     * @param shape of a sample, null if it is not known; neither are input and output
     */
    private Slot(String name, Shape shape, Architecture.Input input, Architecture.Output output) {
        this.name = name;
        this.shape = shape;
        this.input = input;
        this.output = output;
    }

    /** An input of a network. */
    public static Slot of(Architecture.Input input) {
        return new Slot("input '" + input.name() + "'", input.shape(), input, null);
    }

    /** The targets of an output. */
    public static Slot of(Architecture.Output output) {
        return new Slot("output '" + output.name() + "'", output.target(), null, output);
    }

    /** One of a network that is not known: {@code input 0}. */
    public static Slot unnamed(Side side, int i) {
        return called(side.name().toLowerCase(Locale.ROOT) + " " + i);
    }

    /** One of which nothing is known, not even a number. */
    public static Slot called(String name) {
        return new Slot(name, null, null, null);
    }

    /** The same, which takes this many values. */
    Slot ofSize(int size) {
        return new Slot(name, Shape.of(size), null, null);
    }

    /** What messages call it: {@code input 'image'}. */
    public String name() {
        return name;
    }

    /** Refuses a sample of the wrong size; where all is well, nothing is allocated. */
    public static void checkSample(Architecture.Input input, float[] x) {
        if (x == null) {
            throw new NullPointerException("input '%s' is null".formatted(input.name()));
        }
        if (x.length != input.shape().size()) {
            throw of(input).wrongSize(x.length, "");
        }
    }

    /**
     * {@code input 'image' takes 28×28×1 = 784 values, got 700 in sample 3}.
     *
     * @param where {@code " in sample 3"}, or nothing if there is but one
     */
    public IllegalArgumentException wrongSize(int found, String where) {
        return new IllegalArgumentException(
                "%s takes %s%s, got %d%s%s"
                        .formatted(
                                name,
                                shape.rank() > 1 ? shape + " = " : "",
                                shape.size() == 1 ? "1 value" : shape.size() + " values",
                                found,
                                where,
                                remedy(found)));
    }

    private String remedy(int found) {
        return output == null ? "" : ClassTargets.remedy(output, found);
    }

    /** Refuses samples that all have the wrong size. */
    public void checkSize(int size) {
        if (shape != null && size != shape.size()) {
            throw wrongSize(size, " in sample 0");
        }
    }

    /**
     * Refuses samples, a row a sample, of which one is null or has not as many values as are taken,
     * or, if that is not known, as the first has.
     *
     * @param length the length of a row
     */
    public void checkRows(Object[] rows, IntUnaryOperator length) {
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == null) {
                throw new NullPointerException("%s is null in sample %d".formatted(name, i));
            }
            int found = length.applyAsInt(i);
            if (shape != null && found != shape.size()) {
                throw wrongSize(found, " in sample " + i);
            }
            if (found != length.applyAsInt(0)) {
                throw new IllegalArgumentException(
                        "%s has %d values in sample 0, but %d in sample %d; all need as many"
                                .formatted(name, length.applyAsInt(0), found, i));
            }
        }
    }

    /**
     * How many samples a tensor holds. Its first axis counts them; the others may be the shape of a
     * sample or flattened.
     *
     * @throws IllegalArgumentException if it does not fit
     */
    public int checkTensor(Tensor tensor) {
        if (tensor == null) {
            throw new NullPointerException(name + " is null");
        }
        Shape found = tensor.shape();
        int count = found.rank() == 0 ? 1 : found.dimension(0);
        if (shape != null && !fits(found, shape)) {
            int values = count == 0 ? 0 : found.size() / count;
            throw new IllegalArgumentException(
                    "%s takes %s a sample, so a batch has the shape n%s; got %s%s"
                            .formatted(
                                    name,
                                    shape,
                                    shape.rank() == 0 ? "" : "×" + shape,
                                    found,
                                    remedy(values)));
        }
        return count;
    }

    /** Whether samples of this shape fit where samples of another are wanted. */
    private static boolean fits(Shape samples, Shape wanted) {
        if (samples.rank() == 0 || (long) samples.dimension(0) * wanted.size() != samples.size()) {
            return false;
        }
        boolean fits = true;
        if (samples.rank() == wanted.rank() + 1) {
            for (int axis = 0; axis < wanted.rank(); axis++) {
                fits &= samples.dimension(axis + 1) == wanted.dimension(axis);
            }
        }
        return fits;
    }

    /**
     * Refuses classes, one a sample, where the loss compares numbers, or wants several, or where
     * the output has no such class.
     */
    public void checkClasses(int[] labels) {
        if (output != null) {
            ClassTargets.check(output);
        }
        for (int i = 0; i < labels.length; i++) {
            if (output != null) {
                ClassTargets.check(output, labels[i], i);
            } else if (labels[i] < 0) {
                throw new IllegalArgumentException(
                        "%s has class %d in sample %d; classes count from 0"
                                .formatted(name, labels[i], i));
            }
        }
    }

    /**
     * Refuses a sample of indices: one of the wrong size, indices that the input does not take, and
     * all if it takes numbers. Whoever must not allocate asks {@link Indices#fit} first, for a slot
     * is an object.
     *
     * @param owner whose they are: {@code "row 3 of the batch"}, or nothing
     */
    public void checkIndices(int[] indices, String owner) {
        checkTakesIndices();
        if (shape != null && indices.length != shape.size()) {
            throw wrongSize(indices.length, owner.isEmpty() ? "" : " in " + owner);
        }
        int bad = Indices.firstBad(indices, below());
        if (bad >= 0) {
            throw noIndex(
                    owner.isEmpty() ? "" : " of " + owner, Integer.toString(indices[bad]), bad);
        }
    }

    /** The same of samples, a row a sample; and their sizes. */
    public void checkIndices(int[][] rows) {
        checkTakesIndices();
        checkRows(rows, i -> rows[i].length);
        for (int i = 0; i < rows.length; i++) {
            int bad = Indices.firstBad(rows[i], below());
            if (bad >= 0) {
                throw noIndex(" of sample " + i, Integer.toString(rows[i][bad]), bad);
            }
        }
    }

    /** The same of samples of one index. */
    public void checkSingleIndices(int[] indices) {
        checkTakesIndices();
        checkSize(1);
        int bad = Indices.firstBad(indices, below());
        if (bad >= 0) {
            throw noIndex(" of sample " + bad, Integer.toString(indices[bad]), 0);
        }
    }

    private void checkTakesIndices() {
        if (input != null) {
            Indices.checkTakesIndices(input);
        }
    }

    /** What an index is less than: where no network tells, what a float holds for sure. */
    private int below() {
        return input == null ? Architecture.Input.MOST_BELOW : input.below();
    }

    /** {@code input 'tokens' of sample 17 has 5003 at position 4; indices are ...}. */
    IllegalArgumentException noIndex(String owner, String found, int at) {
        int rank = shape == null ? 1 : shape.rank();
        String position =
                switch (rank) {
                    case 0 -> "";
                    case 1 -> " at position " + at;
                    default -> " at position " + Place.of(shape, at);
                };
        return new IllegalArgumentException(
                "%s%s has %s%s; indices are whole numbers from 0 to %d%s"
                        .formatted(
                                name,
                                owner,
                                found,
                                position,
                                below() - 1,
                                input == null ? "" : " (below = " + below() + ")"));
    }
}
