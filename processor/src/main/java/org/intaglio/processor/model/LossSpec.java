/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import org.intaglio.Loss;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The loss of one output.
 *
 * @param loss which
 * @param weight its share of the total
 * @param fromLogits whether the output holds logits
 * @param labelSmoothing ε of the cross-entropies
 * @param huberDelta δ of the Huber loss
 * @param options what else it has, where that is not the default
 * @param origin where it was written: an {@code @Output} or the {@code @NeuralNetwork}
 */
public record LossSpec(
        Loss loss,
        double weight,
        boolean fromLogits,
        double labelSmoothing,
        double huberDelta,
        Map<LossOption, Double> options,
        Origin origin) {
    /** A loss with no options. */
    public LossSpec(
            Loss loss,
            double weight,
            boolean fromLogits,
            double labelSmoothing,
            double huberDelta,
            Origin origin) {
        this(loss, weight, fromLogits, labelSmoothing, huberDelta, Map.of(), origin);
    }

    /** The number of an option. */
    public double option(LossOption option) {
        return options.getOrDefault(option, option.standard());
    }

    /** Whether a row of it is all that a sample has, not the last axis of it. */
    public boolean isOfSamples() {
        return loss == Loss.DICE || loss == Loss.TVERSKY;
    }

    /** What its numbers must be. */
    public List<Limit> limits() {
        List<Limit> limits = new ArrayList<>(common());
        for (LossOption option : LossOption.values()) {
            limits.add(option.limit(option(option)));
        }
        return limits;
    }

    private List<Limit> common() {
        return List.of(
                Limit.rate(
                        "labelSmoothing",
                        labelSmoothing,
                        "labelSmoothing is",
                        "the share of the target that goes to all classes alike"),
                Limit.positive(
                                "huberDelta",
                                huberDelta,
                                "Give a positive number: the error at which the square becomes a"
                                        + " line.")
                        .says("huberDelta is"),
                (weight < 0
                                ? Limit.of(
                                        "weight",
                                        weight,
                                        false,
                                        "Give a number of at least 0: a negative weight would train"
                                                + " the output away from its targets.")
                                : Limit.notNegative("weight", weight))
                        .says("the weight of the loss is"));
    }
}
