/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the operations of one batch normalisation share.
 *
 * @param positions rows of a sample
 * @param channels columns: what is normalised each for itself
 * @param momentum how slowly the moving averages move
 * @param epsilon added to the variance
 * @param gamma the factor, if it has one
 * @param beta the offset, if it has one
 * @param movingMean the moving mean
 * @param movingVariance the moving variance
 */
public record Norm(
        int positions,
        int channels,
        double momentum,
        float epsilon,
        Optional<Weights> gamma,
        Optional<Weights> beta,
        Weights movingMean,
        Weights movingVariance) {
    /** What a normalisation of a value reads whatever statistics it takes. */
    List<Operand> with(Tensor x) {
        List<Operand> reads = new ArrayList<>(List.of(x));
        gamma.ifPresent(reads::add);
        beta.ifPresent(reads::add);
        return reads;
    }
}
