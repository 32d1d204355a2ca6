/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import org.intaglio.Loss;

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
        Origin origin) {}
