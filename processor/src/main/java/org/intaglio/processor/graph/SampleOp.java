/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Operations that run slice by slice, each sample for itself. */
public sealed interface SampleOp extends Op
        permits ForwardOp, Moments, ResidualProduct, SumShares, LossOp, GradientOp {

    /** A list without the resources that are not there. */
    static List<Resource> present(Resource... resources) {
        List<Resource> list = new ArrayList<>();
        for (Resource r : resources) {
            if (r != null) {
                list.add(r);
            }
        }
        return List.copyOf(list);
    }

    /** The element by element operations of two arguments. */
    enum Binary {
        /** {@code a + b}. */
        ADD,
        /** {@code a - b}. */
        SUBTRACT,
        /** {@code a·b}. */
        MULTIPLY,
        /** {@code max(a, b)}. */
        MAXIMUM;

        /** The kernel's name. */
        public String kernel() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Pieces of a tensor, as Concatenate lays them out: {@code rows} pieces of {@code length}
     * values a sample.
     */
    record Pieces(int rows, int length, int stride, int offset) {}
}
