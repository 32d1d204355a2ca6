/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import org.intaglio.Initializer;

import java.util.List;

/**
 * An {@link org.intaglio.Init}.
 *
 * @param kind which initializer
 * @param a constant, mean, min or gain, whichever the kind has
 * @param b stddev or max, whichever the kind has
 * @param forgetGate whether the second of four quarters is 1 all the same
 */
public record InitSpec(Initializer kind, double a, double b, boolean forgetGate) {
    /** Of the whole parameter. */
    public InitSpec(Initializer kind, double a, double b) {
        this(kind, a, b, false);
    }

    /** With 1 for the second quarter, the bias of a forget gate. */
    InitSpec withForgetGate() {
        return switch (kind) {
            case ZEROS, UNIT_FORGET_GATE -> of(Initializer.UNIT_FORGET_GATE);
            default -> new InitSpec(kind, a, b, true);
        };
    }

    /** What {@code a} and {@code b} are called in the annotation; empty for a kind without. */
    public static List<String> numbers(Initializer kind) {
        return switch (kind) {
            case CONSTANT -> List.of("constant");
            case RANDOM_NORMAL -> List.of("mean", "stddev");
            case RANDOM_UNIFORM -> List.of("min", "max");
            case ORTHOGONAL -> List.of("gain");
            default -> List.of();
        };
    }

    /** An initializer without parameters. */
    public static InitSpec of(Initializer kind) {
        return new InitSpec(kind, 0, 0);
    }
}
