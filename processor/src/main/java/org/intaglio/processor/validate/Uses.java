/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What becomes of a layer's result.
 *
 * @param layers what computes with it
 * @param isAnswer whether it is an answer of the network as well
 */
record Uses(List<ShapedLayer> layers, boolean isAnswer) {
    /** Of a layer, looking on through layers that hand on what they read. */
    static Uses of(ShapedNetwork network, ShapedLayer layer, Predicate<LayerSpec> handsOn) {
        List<ShapedLayer> found = new ArrayList<>();
        boolean answers = follow(network, layer, handsOn, found);
        return new Uses(found, answers);
    }

    private static boolean follow(
            ShapedNetwork network,
            ShapedLayer layer,
            Predicate<LayerSpec> handsOn,
            List<ShapedLayer> found) {
        boolean answers = isOutput(network, layer);
        for (ShapedLayer reader : readers(network, layer)) {
            if (handsOn.test(reader.spec())) {
                answers |= follow(network, reader, handsOn, found);
            } else {
                found.add(reader);
            }
        }
        return answers;
    }

    /** Whether all layers that compute with it are of a kind, and it is no answer. */
    boolean areAll(Predicate<ShapedLayer> kind) {
        return !isAnswer && !layers.isEmpty() && layers.stream().allMatch(kind);
    }

    /** Whether a layer returns the numbers it reads, in the same order, or drops some. */
    static boolean keepsOrDrops(LayerSpec spec) {
        return spec.keepsNumbers() || spec.drops();
    }

    static List<ShapedLayer> readers(ShapedNetwork network, ShapedLayer layer) {
        return network.layers().stream().filter(l -> l.inputs().contains(layer.name())).toList();
    }

    static boolean isOutput(ShapedNetwork network, ShapedLayer layer) {
        return network.outputs().stream().anyMatch(o -> o.layer().equals(layer.name()));
    }

    /** Whether the layer's weights work in several places. */
    static boolean isShared(ShapedNetwork network, ShapedLayer layer) {
        return network.layers().stream().filter(l -> l.owner().equals(layer.owner())).count() > 1;
    }
}
