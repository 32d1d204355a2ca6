/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.processor.model.Shape;

/**
 * A value: written once, by one operation.
 *
 * @param id unique within a graph
 * @param name for readers: the layer, or the layer and what of it
 * @param shape its shape; of a value that every sample has, that of one sample
 * @param type what its elements are
 * @param scope who has one
 */
public record Tensor(int id, String name, Shape shape, Type type, Scope scope) implements Operand {
    /** What the elements of a value are. */
    public enum Type {
        /** Numbers. */
        FLOAT,
        /** Indices from 0 on; without derivative. */
        INDEX
    }

    /** Who has a value. */
    public enum Scope {
        /** Every sample has one. */
        SAMPLE,
        /** One for all samples of a step: a statistic, or the derivative for a parameter. */
        BATCH
    }

    /** How many elements. */
    public int size() {
        return shape.size();
    }
}
