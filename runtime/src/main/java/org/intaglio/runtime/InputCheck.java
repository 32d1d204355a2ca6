/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.program.Architecture;

import java.util.stream.Collectors;

/** Compares what an application hands over with what a network takes. */
final class InputCheck {
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
     * How many samples a tensor holds. Its first axis counts them; the others may be the shape of a
     * sample or flattened.
     */
    static int samples(String name, Shape shape, Tensor tensor) {
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
            throw new IllegalArgumentException(
                    "%s takes %s a sample, so a batch has the shape n%s; got %s"
                            .formatted(name, shape, shape.rank() == 0 ? "" : "×" + shape, found));
        }
        return count;
    }
}
