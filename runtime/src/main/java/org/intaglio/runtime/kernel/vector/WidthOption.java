/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * The system property {@code intaglio.vector}: how many bits a vector has. It is for tests, for
 * comparisons, and for the bits that a machine with narrower vectors computes.
 */
final class WidthOption {
    /** Sums of a vector's lanes are written for 4, 8 or 16. */
    static final int MOST = 512;

    private static final int LEAST = 128;
    private static final String PROPERTY = "intaglio.vector";

    private WidthOption() {}

    /** The wish, if it can be had; else the most. */
    static int bits(int most) {
        String wish = System.getProperty(PROPERTY);
        return wish == null || problem(wish, most).isPresent() ? most : Integer.parseInt(wish);
    }

    /**
     * Why the wish cannot be had; nothing if it can, or there is none.
     *
     * @param most asked for only if there is one: it starts the Vector API
     */
    static Optional<String> problem(IntSupplier most) {
        String wish = System.getProperty(PROPERTY);
        return wish == null ? Optional.empty() : problem(wish, most.getAsInt());
    }

    /** Why this wish cannot be had. */
    static Optional<String> problem(String wish, int most) {
        for (int bits = LEAST; bits <= most; bits *= 2) {
            if (wish.equals(Integer.toString(bits))) {
                return Optional.empty();
            }
        }
        return Optional.of(
                "-D%s=%s: expected %s, what this JVM has vectors for, or no such property"
                        .formatted(PROPERTY, wish, offered(most)));
    }

    private static String offered(int most) {
        StringBuilder offered = new StringBuilder().append(LEAST);
        for (int bits = 2 * LEAST; bits <= most; bits *= 2) {
            offered.append(bits < most ? ", " : " or ").append(bits);
        }
        return offered.toString();
    }
}
