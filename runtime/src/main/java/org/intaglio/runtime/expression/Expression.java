/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.expression;

import org.intaglio.runtime.CheckReturnValue;
import org.intaglio.runtime.kernel.ArithmeticKernels.Op;

import java.util.Locale;
import java.util.Objects;

/**
 * Arithmetic on the values of an output and those of its target, for a loss: {@code y.minus(t)
 * .squared()}. Nothing is computed when an expression is written; from what was written, the
 * library finds the derivative and computes both, many samples at a time.
 *
 * <p>An expression has a value for each unit of a row, as the output and the target have, or one
 * for the whole row, as {@link #sum} has: a row is the last axis of an output. Where both meet, the
 * row's counts for each of its units. Numbers are {@code float}s.
 *
 * <pre>{@code
 * LossFunction quantile = LossFunction.of((y, t) -> {
 *     Expression e = t.minus(y);
 *     return e.times(0.9).max(e.times(-0.1));
 * });
 * }</pre>
 */
@CheckReturnValue
public final class Expression {
    /** What an expression is; arithmetic has an {@link Op} besides. */
    enum Kind {
        OUTPUT,
        TARGET,
        CONSTANT,
        /** How many units a row has. */
        WIDTH,
        ARITHMETIC,
        /** {@code a} to the power of {@code number}. */
        POWER,
        /** {@code a}, which has no derivative. */
        HELD
    }

    /** The output, a value a unit. */
    static final Expression OUTPUT = leaf(Kind.OUTPUT, 0);

    /** The target, a value a unit. */
    static final Expression TARGET = leaf(Kind.TARGET, 0);

    private static final Expression WIDTH = leaf(Kind.WIDTH, 0);

    final Kind kind;

    /** What is computed, if it is arithmetic. */
    final Op op;

    final Expression a;
    final Expression b;
    final Expression c;
    final double number;
    private final boolean units;

    private Expression(Kind kind, Op op, Expression a, Expression b, Expression c, double number) {
        this.kind = kind;
        this.op = op;
        this.a = a;
        this.b = b;
        this.c = c;
        this.number = number;
        this.units =
                kind == Kind.OUTPUT
                        || kind == Kind.TARGET
                        || op == Op.SPREAD
                        || (op != Op.SUM && op != Op.GREATEST && (has(a) || has(b) || has(c)));
    }

    private static boolean has(Expression operand) {
        return operand != null && operand.units;
    }

    private static Expression leaf(Kind kind, double number) {
        return new Expression(kind, null, null, null, null, number);
    }

    /** A number, for every unit of every row. */
    public static Expression of(double number) {
        return leaf(Kind.CONSTANT, number);
    }

    private static Expression arithmetic(Op op, Expression a, Expression b, Expression c) {
        return (has(a) || has(b) || has(c)) && !op.isOfRows()
                ? new Expression(Kind.ARITHMETIC, op, spread(a), spread(b), spread(c), 0)
                : new Expression(Kind.ARITHMETIC, op, a, b, c, 0);
    }

    private static Expression spread(Expression x) {
        return x == null || x.isOfUnits() || x.isConstant()
                ? x
                : new Expression(Kind.ARITHMETIC, Op.SPREAD, x, null, null, 0);
    }

    /** Whether it has a value for each unit. */
    boolean isOfUnits() {
        return units;
    }

    /** Whether it is the same for every sample. */
    boolean isConstant() {
        return kind == Kind.CONSTANT || kind == Kind.WIDTH;
    }

    boolean isNumber(double wanted) {
        return kind == Kind.CONSTANT && number == wanted;
    }

    private static Expression binary(Op op, Expression a, Expression b) {
        Objects.requireNonNull(b, "expression");
        if (a.kind == Kind.CONSTANT && b.kind == Kind.CONSTANT) {
            switch (op) {
                case ADD -> {
                    return of(a.number + b.number);
                }
                case SUBTRACT -> {
                    return of(a.number - b.number);
                }
                case MULTIPLY -> {
                    return of(a.number * b.number);
                }
                case DIVIDE -> {
                    return of(a.number / b.number);
                }
                default -> {}
            }
        }
        return arithmetic(op, a, b, null);
    }

    /** {@code this + other}. */
    public Expression plus(Expression other) {
        if (other.isNumber(0)) {
            return this;
        }
        return isNumber(0) ? other : binary(Op.ADD, this, other);
    }

    /** {@code this + number}. */
    public Expression plus(double value) {
        return plus(of(value));
    }

    /** {@code this - other}. */
    public Expression minus(Expression other) {
        return other.isNumber(0) ? this : binary(Op.SUBTRACT, this, other);
    }

    /** {@code this - number}. */
    public Expression minus(double value) {
        return minus(of(value));
    }

    /** {@code this · other}. */
    public Expression times(Expression other) {
        if (other.isNumber(1)) {
            return this;
        }
        return isNumber(1) ? other : binary(Op.MULTIPLY, this, other);
    }

    /** {@code this · number}. */
    public Expression times(double value) {
        return times(of(value));
    }

    /** {@code this / other}. */
    public Expression dividedBy(Expression other) {
        return other.isNumber(1) ? this : binary(Op.DIVIDE, this, other);
    }

    /** {@code this / number}. */
    public Expression dividedBy(double value) {
        return dividedBy(of(value));
    }

    /** {@code -this}. */
    public Expression negated() {
        return times(-1);
    }

    /** {@code |this|}; the derivative at 0 is 0. */
    public Expression abs() {
        return arithmetic(Op.ABS, this, null, null);
    }

    /** -1 below 0, 0, 1 above; the derivative is 0. */
    public Expression sign() {
        return arithmetic(Op.SIGN, this, null, null);
    }

    /** {@code e^this}. */
    public Expression exp() {
        return arithmetic(Op.EXP, this, null, null);
    }

    /** The natural logarithm: minus infinity at 0, NaN below. */
    public Expression log() {
        return arithmetic(Op.LOG, this, null, null);
    }

    /** The square root. */
    public Expression sqrt() {
        return arithmetic(Op.SQRT, this, null, null);
    }

    /** {@code this²}. */
    public Expression squared() {
        return times(this);
    }

    /**
     * This to the power of {@code exponent}; NaN for numbers below 0 unless it is 0, 1 or 2.
     *
     * @throws IllegalArgumentException if the exponent is infinite or not a number
     */
    public Expression pow(double exponent) {
        if (!Double.isFinite(exponent)) {
            throw new IllegalArgumentException("pow needs a finite exponent, got " + exponent);
        }
        if (exponent == 0) {
            return of(1);
        }
        if (exponent == 1) {
            return this;
        }
        return exponent == 2
                ? squared()
                : new Expression(Kind.POWER, null, this, null, null, exponent);
    }

    /** The hyperbolic tangent. */
    public Expression tanh() {
        return arithmetic(Op.TANH, this, null, null);
    }

    /** {@code 1 / (1 + e^-this)}. */
    public Expression sigmoid() {
        // Of a power that is at most 1, so that nothing overflows, not in the derivative either.
        Expression e = abs().negated().exp();
        Expression below = e.plus(1);
        return atLeast(0).choose(of(1).dividedBy(below), e.dividedBy(below));
    }

    /** {@code log(1 + e^this)}. */
    public Expression softplus() {
        Expression bent = plus(abs()).times(0.5);
        return bent.plus(abs().negated().exp().plus(1).log());
    }

    /** {@code e^this}, divided by the sum of these over the row. */
    public Expression softmax() {
        Expression e = minus(greatest().held()).exp();
        return e.dividedBy(e.sum());
    }

    /** The greater of the two; where they are equal, the derivative is this expression's. */
    public Expression max(Expression other) {
        return binary(Op.MAX, this, other);
    }

    /** This, but at least {@code least}. */
    public Expression max(double least) {
        return max(of(least));
    }

    /** The lesser of the two; where they are equal, the derivative is this expression's. */
    public Expression min(Expression other) {
        return binary(Op.MIN, this, other);
    }

    /** This, but at most {@code most}. */
    public Expression min(double most) {
        return min(of(most));
    }

    /** This, kept within {@code least} and {@code most}; outside of them, the derivative is 0. */
    public Expression clip(double least, double most) {
        if (!(least <= most)) {
            throw new IllegalArgumentException(
                    "clip needs the least number first, got %s and %s".formatted(least, most));
        }
        return min(most).max(least);
    }

    /** 1 where this is {@code other} or more, else 0; the derivative is 0. */
    public Expression atLeast(Expression other) {
        return binary(Op.AT_LEAST, this, other);
    }

    /** 1 where this is {@code value} or more, else 0; the derivative is 0. */
    public Expression atLeast(double value) {
        return atLeast(of(value));
    }

    /** 1 where this is {@code value}, else 0; the derivative is 0. */
    public Expression equalTo(double value) {
        return equalTo(of(value));
    }

    Expression equalTo(Expression other) {
        return binary(Op.EQUAL, this, other);
    }

    /** {@code then} where this is not 0, {@code otherwise} where it is. */
    public Expression choose(Expression then, Expression otherwise) {
        Objects.requireNonNull(then, "then");
        Objects.requireNonNull(otherwise, "otherwise");
        return arithmetic(Op.CHOOSE, this, then, otherwise);
    }

    /** The sum over the units of the row. */
    public Expression sum() {
        if (isOfUnits()) {
            return arithmetic(Op.SUM, this, null, null);
        }
        return times(WIDTH);
    }

    /** The mean over the units of the row. */
    public Expression mean() {
        return isOfUnits() ? sum().dividedBy(WIDTH) : this;
    }

    /** The greatest of the units of the row; several that are equal share the derivative. */
    public Expression greatest() {
        return isOfUnits() ? arithmetic(Op.GREATEST, this, null, null) : this;
    }

    /** How many units a row has. */
    public static Expression width() {
        return WIDTH;
    }

    /** The same number, which the derivative takes for a constant. */
    public Expression held() {
        return new Expression(Kind.HELD, null, this, null, null, 0);
    }

    /** An operation of rows, for derivatives. */
    static Expression ofRows(Op op, Expression x) {
        return new Expression(Kind.ARITHMETIC, op, x, null, null, 0);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case OUTPUT -> "y";
            case TARGET -> "t";
            case WIDTH -> "width";
            case CONSTANT -> Double.toString(number);
            case POWER -> "pow(" + a + ", " + number + ")";
            case HELD -> a.toString();
            case ARITHMETIC ->
                    op.name().toLowerCase(Locale.ROOT)
                            + "("
                            + a
                            + (b == null ? "" : ", " + b)
                            + (c == null ? "" : ", " + c)
                            + ")";
        };
    }
}
