/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.operation;

import org.intaglio.runtime.Shape;
import org.intaglio.runtime.program.Architecture;

/**
 * A value: written by one operation, or an input.
 *
 * @param name unique within what is told; made of the layer's
 * @param shape its shape; of a value that every sample has, that of one sample
 * @param type what its elements are
 * @param scope who has one
 */
public record Value(String name, Shape shape, Architecture.Type type, Scope scope) {
    /** Who has a value. */
    public enum Scope {
        /** Every sample of the batch has one. */
        SAMPLE,
        /** One for the whole batch: a statistic, or the derivative for a parameter. */
        BATCH
    }

    /** Numbers of every sample, along one axis. */
    public static Value of(String name, int length) {
        return of(name, new int[] {length});
    }

    /** Numbers of every sample, along two axes. */
    public static Value of(String name, int rows, int columns) {
        return of(name, new int[] {rows, columns});
    }

    /** Numbers of every sample, along three axes. */
    public static Value of(String name, int height, int width, int channels) {
        return of(name, new int[] {height, width, channels});
    }

    /** Numbers of every sample. */
    public static Value of(String name, int... dimensions) {
        return new Value(name, Shape.of(dimensions), Architecture.Type.FLOAT, Scope.SAMPLE);
    }

    /** The same, but indices. */
    public Value ofIndices() {
        return new Value(name, shape, Architecture.Type.INDEX, scope);
    }

    /** The same, but one for the whole batch. */
    public Value ofBatch() {
        return new Value(name, shape, type, Scope.BATCH);
    }
}
