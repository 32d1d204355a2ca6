/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import org.intaglio.Loss;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which results have a mask, by {@link LayerFacts#isMasked}. */
public final class MaskedLayers {
    private MaskedLayers() {}

    /** The names of the layers whose results have one. */
    public static Set<String> of(ShapedNetwork network) {
        Set<String> masked = new HashSet<>();
        for (ShapedLayer layer : network.layers()) {
            List<Boolean> read = layer.inputs().stream().map(masked::contains).toList();
            if (!read.isEmpty() && layer.spec().isMasked(read)) {
                masked.add(layer.name());
            }
        }
        return masked;
    }

    /**
     * The outputs whose losses and metrics leave masked steps out, in their order. A loss that
     * compares whole samples is none of steps, and Keras lets a mask change nothing in it.
     */
    public static List<OutputSpec> outputs(ShapedNetwork network) {
        Set<String> masked = of(network);
        return network.outputs().stream()
                .filter(o -> masked.contains(o.layer()) && !o.loss().isOfSamples())
                .toList();
    }

    /**
     * The output whose loss has what is added for activities: the first one that counts, but none
     * that leaves steps out, for an evaluation divides its loss by how many count.
     */
    public static Optional<OutputSpec> penalized(ShapedNetwork network) {
        List<OutputSpec> masked = outputs(network);
        return network.outputs().stream()
                .filter(o -> o.loss().weight() != 0 && o.loss().loss() != Loss.NONE)
                .filter(o -> !masked.contains(o))
                .findFirst();
    }
}
