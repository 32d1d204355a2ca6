/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import org.intaglio.Loss;

import java.util.List;

/**
 * The loss of one output.
 *
 * @param loss which
 * @param weight its share of the total
 * @param fromLogits whether the output holds logits
 * @param labelSmoothing ε of the cross-entropies
 * @param huberDelta δ of the Huber loss
 * @param origin where it was written: an {@code @Output} or the {@code @NeuralNetwork}
 */
public record LossSpec(
        Loss loss,
        double weight,
        boolean fromLogits,
        double labelSmoothing,
        double huberDelta,
        Origin origin) {
    /** What its numbers must be. */
    public List<Limit> limits() {
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
