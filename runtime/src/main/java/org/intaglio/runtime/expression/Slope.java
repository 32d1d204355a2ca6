/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.expression;

import org.intaglio.runtime.expression.Expression.Kind;
import org.intaglio.runtime.kernel.ArithmeticKernels.Op;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The derivative of an expression for the output, found backwards: what each part of it counts,
 * from the whole to the output. Where a function has an edge, the derivative is TensorFlow's.
 */
final class Slope {
    private static final Expression ZERO = Expression.of(0);

    private final Map<Expression, Expression> counts = new HashMap<>();

    private Slope() {}

    /** The derivative, a value a unit; nothing if it does not depend on the output. */
    static Optional<Expression> of(Expression value) {
        Slope slope = new Slope();
        slope.counts.put(value, Expression.of(1));
        for (Expression part : parts(value).reversed()) {
            Expression count = slope.counts.get(part);
            if (count != null) {
                slope.pass(part, count);
            }
        }
        return Optional.ofNullable(slope.counts.get(Expression.OUTPUT));
    }

    /** Everything that an expression is made of, each behind what it is made of itself. */
    static List<Expression> parts(Expression whole) {
        List<Expression> parts = new ArrayList<>();
        collect(whole, new HashMap<>(), parts);
        return parts;
    }

    private static void collect(
            Expression x, Map<Expression, Boolean> seen, List<Expression> parts) {
        if (x != null && seen.put(x, true) == null) {
            collect(x.a, seen, parts);
            collect(x.b, seen, parts);
            collect(x.c, seen, parts);
            parts.add(x);
        }
    }

    private void add(Expression part, Expression count) {
        if (!part.isConstant() && !count.isNumber(0)) {
            counts.merge(part, count, Expression::plus);
        }
    }

    private void pass(Expression x, Expression g) {
        if (x.kind == Kind.POWER) {
            add(x.a, g.times(x.a.pow(x.number - 1).times(x.number)));
        } else if (x.kind == Kind.ARITHMETIC) {
            switch (x.op.operands()) {
                case 1 -> unary(x, g);
                case 2 -> binary(x, g);
                default -> {
                    add(x.b, x.a.choose(g, ZERO));
                    add(x.c, x.a.choose(ZERO, g));
                }
            }
        }
    }

    private void unary(Expression x, Expression g) {
        switch (x.op) {
            case EXP -> add(x.a, g.times(x));
            case LOG -> add(x.a, g.dividedBy(x.a));
            case SQRT -> add(x.a, g.dividedBy(x.times(2)));
            case ABS -> add(x.a, g.times(x.a.sign()));
            case TANH -> add(x.a, g.times(Expression.of(1).minus(x.squared())));
            case SUM -> add(x.a, g.isConstant() ? g : Expression.ofRows(Op.SPREAD, g));
            case SPREAD -> add(x.a, g.sum());
            case GREATEST -> {
                Expression among = x.a.equalTo(x);
                add(x.a, among.choose(g.dividedBy(among.sum()), ZERO));
            }
            default -> {
                // A sign has none.
            }
        }
    }

    private void binary(Expression x, Expression g) {
        switch (x.op) {
            case ADD -> {
                add(x.a, g);
                add(x.b, g);
            }
            case SUBTRACT -> {
                add(x.a, g);
                add(x.b, g.negated());
            }
            case MULTIPLY -> {
                add(x.a, g.times(x.b));
                add(x.b, g.times(x.a));
            }
            case DIVIDE -> {
                add(x.a, g.dividedBy(x.b));
                add(x.b, g.times(x).dividedBy(x.b).negated());
            }
            case MAX -> chosen(x, x.a.atLeast(x.b), g);
            case MIN -> chosen(x, x.b.atLeast(x.a), g);
            default -> {
                // Comparisons have none.
            }
        }
    }

    private void chosen(Expression x, Expression first, Expression g) {
        add(x.a, first.choose(g, ZERO));
        add(x.b, first.choose(ZERO, g));
    }
}
