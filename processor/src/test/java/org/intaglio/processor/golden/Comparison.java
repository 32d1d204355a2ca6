/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Compares what was found with what Keras found, all of it before it complains. */
final class Comparison {
    private final List<Difference> differences = new ArrayList<>();

    /**
     * A tensor compared.
     *
     * @param quantity what it is
     * @param name which one
     * @param error the largest difference, relative to the scale
     * @param where the element with that difference
     * @param expected what Keras has there
     * @param found what was found there
     */
    record Difference(
            Quantity quantity,
            String name,
            double error,
            int where,
            double expected,
            double found) {
        boolean isTooLarge() {
            // A NaN is too large as well.
            return !(error <= quantity.tolerance());
        }

        @Override
        public String toString() {
            return "%s, %s: relative error %.2e, allowed %.0e; at [%d] expected %s, found %s"
                    .formatted(
                            quantity.title(),
                            name,
                            error,
                            quantity.tolerance(),
                            where,
                            expected,
                            found);
        }
    }

    /**
     * Compares tensors, relative to Keras'; see {@link Quantity}.
     *
     * @param magnitude the largest magnitude of all tensors of the quantity in the case
     */
    void compare(
            Quantity quantity, String name, float[] expected, float[] found, double magnitude) {
        double scale = magnitude / Quantity.SMALL;
        for (float value : expected) {
            scale = Math.max(scale, Math.abs(value));
        }
        compareRelativeTo(scale, quantity, name, expected, found);
    }

    /** Compares tensors, relative to a scale. */
    void compareRelativeTo(
            double scale, Quantity quantity, String name, float[] expected, float[] found) {
        if (expected.length != found.length) {
            throw new AssertionError(
                    "%s, %s: expected %d values, found %d"
                            .formatted(quantity.title(), name, expected.length, found.length));
        }
        int worst = 0;
        for (int i = 0; i < expected.length; i++) {
            if (!(distance(expected, found, i) <= distance(expected, found, worst))) {
                worst = i;
            }
        }
        double distance = expected.length == 0 ? 0 : distance(expected, found, worst);
        differences.add(
                new Difference(
                        quantity,
                        name,
                        distance == 0 ? 0 : distance / scale,
                        worst,
                        expected.length == 0 ? 0 : expected[worst],
                        expected.length == 0 ? 0 : found[worst]));
    }

    /** Compares a single number, relative to {@code scale}. */
    void compare(Quantity quantity, String name, double expected, double found, double scale) {
        double distance = Math.abs(expected - found);
        differences.add(
                new Difference(
                        quantity, name, distance == 0 ? 0 : distance / scale, 0, expected, found));
    }

    private static double distance(float[] expected, float[] found, int i) {
        return Math.abs((double) expected[i] - found[i]);
    }

    List<Difference> differences() {
        return differences;
    }

    /** Fails if anything differs too much, and says all that does. */
    void check() {
        List<Difference> tooLarge = differences.stream().filter(Difference::isTooLarge).toList();
        if (!tooLarge.isEmpty()) {
            throw new AssertionError(
                    tooLarge.stream()
                            .map(Difference::toString)
                            .collect(Collectors.joining("\n  ", "Not as Keras has it:\n  ", "")));
        }
    }
}
