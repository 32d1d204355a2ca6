/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.expression;

import org.intaglio.Loss;

import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * The losses of {@link Loss} as formulas, in Keras' terms and with its constants. Those with
 * kernels of their own are here too, for metrics.
 */
public final class LossExpressions {
    /** Keras' {@code epsilon()}. */
    private static final double EPSILON = 1e-7;

    private final boolean fromLogits;
    private final double smoothing;
    private final double huberDelta;
    private final Map<String, Double> options;

    private LossExpressions(
            boolean fromLogits, double smoothing, double huberDelta, Map<String, Double> options) {
        this.fromLogits = fromLogits;
        this.smoothing = smoothing;
        this.huberDelta = huberDelta;
        this.options = options;
    }

    /**
     * The loss as training minimises it; nothing if it has kernels of its own or is the user's.
     *
     * @param options by the names of their attributes
     */
    public static Optional<ExpressionLoss> of(
            Loss loss, boolean fromLogits, double smoothing, Map<String, Double> options) {
        return switch (loss) {
            case NONE,
                    CUSTOM,
                    SPARSE_CATEGORICAL_CROSSENTROPY,
                    CATEGORICAL_CROSSENTROPY,
                    BINARY_CROSSENTROPY,
                    MEAN_SQUARED_ERROR,
                    MEAN_ABSOLUTE_ERROR,
                    HUBER ->
                    Optional.empty();
            default ->
                    Optional.of(
                            ExpressionLoss.of(
                                    new LossExpressions(fromLogits, smoothing, 1, options).of(loss),
                                    isSparse(loss)));
        };
    }

    /**
     * The loss as a metric shows it, without smoothing and with Keras' defaults.
     *
     * @param fromLogits whether outputs are logits
     */
    public static ExpressionLoss measured(Loss loss, boolean fromLogits) {
        BinaryOperator<Expression> formula =
                new LossExpressions(fromLogits, 0, 1, Map.of()).of(loss);
        return ExpressionLoss.measured(formula, isSparse(loss));
    }

    /** Whether a row is all that a sample has, not the last axis of it. */
    public static boolean isOfSamples(Loss loss) {
        return loss == Loss.DICE || loss == Loss.TVERSKY;
    }

    private static boolean isSparse(Loss loss) {
        return loss.targets() == Loss.Targets.CLASS;
    }

    private double option(String name, double standard) {
        return options.getOrDefault(name, standard);
    }

    private BinaryOperator<Expression> of(Loss loss) {
        return switch (loss) {
            case SPARSE_CATEGORICAL_CROSSENTROPY -> this::sparseCrossEntropy;
            case CATEGORICAL_CROSSENTROPY ->
                    (y, t) -> classTargets(t).times(clipped(shares(y)).log()).sum().negated();
            case BINARY_CROSSENTROPY -> (y, t) -> binary(probability(y), binaryTargets(t));
            case MEAN_SQUARED_ERROR -> (y, t) -> y.minus(t).squared();
            case MEAN_ABSOLUTE_ERROR -> (y, t) -> y.minus(t).abs();
            case HUBER -> this::huber;
            case BINARY_FOCAL_CROSSENTROPY -> this::binaryFocal;
            case CATEGORICAL_FOCAL_CROSSENTROPY -> this::categoricalFocal;
            case CATEGORICAL_GENERALIZED_CROSS_ENTROPY -> this::generalized;
            case KL_DIVERGENCE ->
                    (y, t) -> {
                        Expression target = t.clip(EPSILON, 1);
                        return target.times(target.dividedBy(y.clip(EPSILON, 1)).log()).sum();
                    };
            case POISSON -> (y, t) -> y.minus(t.times(y.plus(EPSILON).log()));
            case HINGE -> LossExpressions::hinge;
            case SQUARED_HINGE -> (y, t) -> hinge(y, t).squared();
            case CATEGORICAL_HINGE ->
                    (y, t) -> {
                        Expression right = t.times(y).sum();
                        Expression wrong = Expression.of(1).minus(t).times(y).greatest();
                        return wrong.minus(right).plus(1).max(0);
                    };
            case COSINE_SIMILARITY -> (y, t) -> unit(t).times(unit(y)).sum().negated();
            case MEAN_SQUARED_LOGARITHMIC_ERROR ->
                    (y, t) ->
                            y.max(EPSILON)
                                    .plus(1)
                                    .log()
                                    .minus(t.max(EPSILON).plus(1).log())
                                    .squared();
            case MEAN_ABSOLUTE_PERCENTAGE_ERROR ->
                    (y, t) -> t.minus(y).dividedBy(t.abs().max(EPSILON)).abs().times(100);
            case LOG_COSH -> LossExpressions::logCosh;
            case DICE -> LossExpressions::dice;
            case TVERSKY -> this::tversky;
            case NONE, CUSTOM -> throw new IllegalArgumentException(loss + " has no formula");
        };
    }

    private static Expression clipped(Expression p) {
        return p.clip(EPSILON, 1 - EPSILON);
    }

    private Expression probability(Expression y) {
        return fromLogits ? y.sigmoid() : y;
    }

    private Expression shares(Expression y) {
        return fromLogits ? y.softmax() : y.dividedBy(y.sum());
    }

    private Expression classTargets(Expression t) {
        return smoothing == 0
                ? t
                : t.times(1 - smoothing)
                        .plus(Expression.of(smoothing).dividedBy(Expression.width()));
    }

    private Expression binaryTargets(Expression t) {
        return t.times(1 - smoothing).plus(0.5 * smoothing);
    }

    /** Cross-entropy of indices is of clipped probabilities, divided by their sum. */
    private Expression sparseCrossEntropy(Expression y, Expression t) {
        Expression p = fromLogits ? y.softmax() : clipped(y);
        return t.times(p.dividedBy(p.sum()).log()).sum().negated();
    }

    private static Expression binary(Expression y, Expression t) {
        Expression p = clipped(y);
        Expression ones = t.times(p.log());
        Expression zeros = Expression.of(1).minus(t).times(Expression.of(1).minus(p).log());
        return ones.plus(zeros).negated();
    }

    private Expression huber(Expression y, Expression t) {
        Expression e = y.minus(t);
        Expression line = e.abs().times(huberDelta).minus(0.5 * huberDelta * huberDelta);
        return Expression.of(huberDelta).atLeast(e.abs()).choose(e.squared().times(0.5), line);
    }

    private Expression binaryFocal(Expression y, Expression t) {
        double alpha = option("focalAlpha", 0.25);
        Expression p = probability(y);
        Expression target = binaryTargets(t);
        Expression other = Expression.of(1).minus(target);
        Expression right = target.times(p).plus(other.times(Expression.of(1).minus(p)));
        Expression focus = Expression.of(1).minus(right).pow(option("focalGamma", 2));
        Expression loss = focus.times(binary(p, target));
        return option("classBalancing", 0) == 0
                ? loss
                : target.times(alpha).plus(other.times(1 - alpha)).times(loss);
    }

    private Expression categoricalFocal(Expression y, Expression t) {
        Expression p = clipped(shares(y));
        Expression focus = Expression.of(1).minus(p).pow(option("focalGamma", 2));
        Expression entropy = classTargets(t).times(p.log()).negated();
        return focus.times(option("focalAlpha", 0.25)).times(entropy).sum();
    }

    private Expression generalized(Expression y, Expression t) {
        double q = option("generalizedQ", 0.5);
        // Where a probability underflows, the derivative of a power below 1 is infinite.
        Expression p = y.times(t).sum().max(EPSILON);
        return Expression.of(1).minus(p.pow(q)).dividedBy(q);
    }

    private static Expression hinge(Expression y, Expression t) {
        Expression sign = t.equalTo(0).choose(Expression.of(-1), t);
        return Expression.of(1).minus(sign.times(y)).max(0);
    }

    /** Of length 1; the limit is for rows of zeros. */
    private static Expression unit(Expression x) {
        return x.dividedBy(x.squared().sum().max(EPSILON * EPSILON).sqrt());
    }

    private static Expression logCosh(Expression y, Expression t) {
        // Of |e|, so that nothing is lost or overflows, and the derivative at 0 is 0.
        Expression e = y.minus(t).abs();
        return e.plus(e.times(-2).exp().plus(1).log()).minus(Math.log(2));
    }

    private static Expression dice(Expression y, Expression t) {
        Expression both = t.sum().plus(y.sum()).plus(EPSILON);
        return Expression.of(1).minus(t.times(y).sum().times(2).dividedBy(both));
    }

    private Expression tversky(Expression y, Expression t) {
        Expression found = t.times(y).sum();
        Expression missed = Expression.of(1).minus(y).times(t).sum();
        Expression tooMuch = y.times(Expression.of(1).minus(t)).sum();
        Expression all =
                found.plus(missed.times(option("tverskyAlpha", 0.5)))
                        .plus(tooMuch.times(option("tverskyBeta", 0.5)))
                        .plus(EPSILON);
        return Expression.of(1).minus(found.dividedBy(all));
    }
}
