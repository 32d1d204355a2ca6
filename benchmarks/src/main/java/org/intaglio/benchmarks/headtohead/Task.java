/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import java.util.Locale;

/** What a peer is asked to do again and again. */
public enum Task {
    /** A training step. */
    TRAIN("step"),
    /** The prediction of one sample. */
    ONE("prediction"),
    /** The prediction of all samples. */
    MANY("pass"),
    /** A product of two matrices. */
    GEMM("product");

    private final String unit;

    Task(String unit) {
        this.unit = unit;
    }

    /** What one of them is called. */
    String unit() {
        return unit;
    }

    /** The name on the command line of a peer. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
