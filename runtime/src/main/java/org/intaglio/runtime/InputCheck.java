/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.check.ArrayLimit;
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

    /**
     * How many values so many samples take in an array.
     *
     * @throws IllegalArgumentException if an array does not hold them
     */
    static int values(String name, Shape shape, int samples) {
        long values = (long) samples * shape.size();
        if (values > ArrayLimit.LONGEST) {
            throw new IllegalArgumentException(
                    "%d samples of %s take %d values in one tensor, which holds at most %d; take fewer samples at once"
                            .formatted(samples, name, values, ArrayLimit.LONGEST));
        }
        return (int) values;
    }
}
