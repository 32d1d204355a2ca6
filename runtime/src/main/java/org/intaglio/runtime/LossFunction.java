/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.expression.Expression;
import org.intaglio.runtime.expression.ExpressionLoss;

import java.util.Objects;
import java.util.function.BinaryOperator;

/**
 * A loss of the user's own, for outputs declared with {@link org.intaglio.Loss#CUSTOM}: a formula,
 * {@link #of}, whose derivative is found by the library, or a method that computes both, whose
 * derivative {@link GradientCheck} compares with differences.
 */
@FunctionalInterface
public interface LossFunction {
    /**
     * The loss of one sample, and its derivative. Called by several threads at once.
     *
     * @param size how many values the output and the target have
     * @param y the network's output, from {@code yAt}
     * @param target the target, from {@code targetAt}
     * @param dY receives {@code ∂loss/∂y}, from {@code dYAt}: all {@code size} values are to be set
     * @return the loss of this sample; training minimises the mean over the batch
     */
    double sample(int size, float[] y, int yAt, float[] target, int targetAt, float[] dY, int dYAt);

    /**
     * Whether it says something about a single row, the last axis, too: of an output with a mask it
     * is then asked about each row, as if that were a sample, and only rows that count do. Where
     * not, a mask changes nothing.
     */
    default boolean knowsRows() {
        return true;
    }

    /**
     * A loss written once, as arithmetic on the output and its target; the library differentiates
     * it, and computes many samples at a time.
     *
     * <pre>{@code
     * LossFunction cubes = LossFunction.of((y, t) -> y.minus(t).abs().pow(3));
     * }</pre>
     *
     * @param formula makes the loss from the output and the target: of a row, the last axis, or of
     *     each of its units, of which the mean is taken; called once, now
     * @throws IllegalArgumentException if it does not depend on the output
     */
    static LossFunction of(BinaryOperator<Expression> formula) {
        return ExpressionLoss.of(Objects.requireNonNull(formula, "formula"));
    }
}
