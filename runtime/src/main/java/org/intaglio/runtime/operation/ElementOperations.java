/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.operation;

/** Operations element by element, or row by row, that leave the shape as it is. */
public interface ElementOperations extends Unsupported {
    /** The element by element operations of two arguments. */
    enum Binary {
        /** {@code a + b}. */
        ADD,
        /** {@code a - b}. */
        SUBTRACT,
        /** {@code a·b}. */
        MULTIPLY,
        /** {@code max(a, b)}. */
        MAXIMUM
    }

    /** Functions of rows, beside softmax. */
    enum Along {
        /** {@code x - log Σ e^x}. */
        LOG_SOFTMAX,
        /** The nearest of all that is not negative and sums to 1. */
        SPARSEMAX
    }

    /** Where noise comes from. */
    enum Draw {
        /** 0 with the probability {@code rate}, else 1. */
        KEEP,
        /** Normally distributed, of mean 0 and deviation 1. */
        NORMAL
    }

    /**
     * In training {@code offset + scale·draw}, for each element of each sample; otherwise {@code
     * rest}. Of one stream and one draw, the same elements have the same draws.
     */
    default void noise(
            String layer,
            Draw draw,
            float rate,
            float scale,
            float offset,
            float rest,
            int stream,
            Value y) {
        unsupported("noise", layer);
    }

    /** An activation function. */
    default void activate(String layer, Curve curve, String x, Value y) {
        unsupported("activate", layer);
    }

    /**
     * The derivative of an activation function, times dY.
     *
     * @param from its result or its argument, as {@link Curve#fromResult} says
     */
    default void activateGradient(String layer, Curve curve, String from, String dY, Value y) {
        unsupported("activateGradient", layer);
    }

    /** Softmax over rows: the last axis. */
    default void softmax(String layer, int rows, int columns, String x, Value y) {
        unsupported("softmax", layer);
    }

    /**
     * Softmax over the first {@code r % period + 1} values of row r, 0 for the others: of an
     * attention that must not look ahead. Its derivative is that of softmax.
     */
    default void causalSoftmax(String layer, int rows, int columns, int period, String x, Value y) {
        unsupported("causalSoftmax", layer);
    }

    /** The derivative of softmax from its result: {@code result·(dY - Σ result·dY)}. */
    default void softmaxGradient(
            String layer, int rows, int columns, String result, String dY, Value y) {
        unsupported("softmaxGradient", layer);
    }

    /** A function of each row: the last axis. */
    default void alongRows(String layer, Along function, int rows, int columns, String x, Value y) {
        unsupported("alongRows", layer);
    }

    /**
     * The derivative of a function of rows from its result: of a logarithm of softmax {@code dY -
     * e^result·Σ dY}; of sparsemax, where the result is not 0, dY less its mean there, else 0.
     */
    default void alongRowsGradient(
            String layer,
            Along function,
            int rows,
            int columns,
            String result,
            String dY,
            Value y) {
        unsupported("alongRowsGradient", layer);
    }

    /** For each row, 1 if any of its values is not {@code value}, 0 if none is; a mask. */
    default void differs(String layer, int rows, int columns, float value, String x, Value y) {
        unsupported("differs", layer);
    }

    /** {@code x·scale + offset}. */
    default void scale(String layer, float scale, float offset, String x, Value y) {
        unsupported("scale", layer);
    }

    /**
     * Dropout: what is kept is divided by {@code 1 - rate}. Its derivative is the same mask and the
     * same factor: dropout of dY.
     *
     * @param stream tells the layers' random numbers apart: those of an operation and its
     *     derivative are the same
     */
    default void dropout(String layer, float rate, int stream, String x, Value y) {
        unsupported("dropout", layer);
    }

    /**
     * A penalty for a value and its derivative, in one: to the loss of each sample of an output is
     * added {@code (l1·Σ|x| + l2·Σx²) / weight}, and dX is the derivative of {@code l1·Σ|x| +
     * l2·Σx²} on average over the batch; samples' weights do not count.
     */
    default void penalty(
            String layer, int output, float l1, float l2, float weight, String x, Value dX) {
        unsupported("penalty", layer);
    }

    /** Two arguments of the same shape. */
    default void merge(String layer, Binary binary, String a, String b, Value y) {
        unsupported("merge", layer);
    }

    /**
     * The derivatives of a maximum for both arguments: {@code dA = dY} where {@code a >= b}, else
     * 0; {@code dB = dY - dA}.
     */
    default void maximumGradient(String layer, String a, String b, String dY, Value dA, Value dB) {
        unsupported("maximumGradient", layer);
    }
}
