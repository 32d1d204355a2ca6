/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import org.intaglio.ConstraintKind;

import java.util.List;

/**
 * What a parameter is held to, as declared.
 *
 * @param kind what holds
 * @param minValue the least norm
 * @param maxValue the greatest norm; 0 for Keras' default
 * @param rate how much of the way a norm goes in a step
 * @param axis over which axes a norm is
 */
public record ConstraintSpec(
        ConstraintKind kind, double minValue, double maxValue, double rate, List<Integer> axis) {
    /** Nothing. */
    public static final ConstraintSpec NONE =
            new ConstraintSpec(ConstraintKind.UNCONSTRAINED, 0, 0, 1, List.of(0));

    /** Copies the list. */
    public ConstraintSpec {
        axis = List.copyOf(axis);
    }

    /** Whether anything is held to anything. */
    public boolean holds() {
        return kind != ConstraintKind.UNCONSTRAINED;
    }

    /** Whether it is about norms. */
    public boolean isOfNorms() {
        return holds() && kind != ConstraintKind.NON_NEG;
    }

    /** The least norm. */
    public double least() {
        return kind == ConstraintKind.UNIT_NORM ? 1 : minValue;
    }

    /** The greatest norm. */
    public double most() {
        if (kind == ConstraintKind.UNIT_NORM) {
            return 1;
        }
        double standard = kind == ConstraintKind.MAX_NORM ? 2 : 1;
        return maxValue == 0 ? standard : maxValue;
    }

    /** The axes of a shape, counted from the first; of a negative one, the last is -1. */
    public List<Integer> axesOf(Shape shape) {
        return axis.stream().map(a -> a < 0 ? a + shape.rank() : a).sorted().toList();
    }
}
