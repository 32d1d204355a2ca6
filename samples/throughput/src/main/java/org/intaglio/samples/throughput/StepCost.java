/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput;

import org.intaglio.runtime.program.Architecture;

import java.util.HashSet;
import java.util.Set;

/**
 * How many floating-point operations a network takes for one sample, counted from its layers.
 *
 * <p>A multiplication with addition counts as two. Going backward, a layer is computed twice more:
 * once for the derivatives of its weights, once for those of its input. The latter is left out
 * where nothing before the layer has weights, as in the first. Activations, pooling, normalisation,
 * losses and the optimizer are not counted: the figures are those of products and convolutions.
 */
public final class StepCost {
    private StepCost() {}

    /** Operations of a prediction of one sample: {@code Σ 2·m}, m the multiply-adds of a layer. */
    public static long forward(Architecture network) {
        return 2 * network.layers().stream().mapToLong(Architecture.Layer::multiplyAdds).sum();
    }

    /**
     * Operations of a training step for one sample of its batch: {@code Σ 6·m}, and {@code 4·m} for
     * a layer whose input needs no derivative.
     */
    public static long step(Architecture network) {
        long operations = 0;
        Set<String> differentiated = new HashSet<>();
        for (Architecture.Layer layer : network.layers()) {
            boolean inputGradient = layer.inputs().stream().anyMatch(differentiated::contains);
            if (inputGradient || layer.parameters() > 0) {
                differentiated.add(layer.name());
            }
            operations += (inputGradient ? 6 : 4) * layer.multiplyAdds();
        }
        return operations;
    }
}
