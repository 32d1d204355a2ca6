/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.operation;

import java.util.Optional;

/**
 * What the operations of one batch normalisation share: {@code y = γ·(x - mean)/√(variance + ε) +
 * β}, channel by channel.
 *
 * @param positions rows of a sample
 * @param channels columns: what is normalised each for itself
 * @param momentum how slowly the moving averages move: {@code average = momentum·average + (1 -
 *     momentum)·statistic}
 * @param epsilon ε
 * @param gamma the parameter γ; without one, 1
 * @param beta the parameter β; without one, 0
 * @param movingMean the parameter that holds the moving mean
 * @param movingVariance the parameter that holds the moving variance
 */
public record Norm(
        int positions,
        int channels,
        double momentum,
        float epsilon,
        Optional<String> gamma,
        Optional<String> beta,
        String movingMean,
        String movingVariance) {}
