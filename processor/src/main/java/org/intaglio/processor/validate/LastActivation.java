/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.Activation;
import org.intaglio.processor.model.Origin;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;

import java.util.Optional;

/**
 * The function that a layer's values went through last.
 *
 * @param layer the name of the layer that applies it
 * @param function which; empty if it cannot be said, as after a merge
 * @param origin where it was written: the layer's {@code activation}, or its annotation
 */
record LastActivation(String layer, Optional<Activation> function, Origin origin) {
    /** Of a layer, looking back through layers that only rearrange or drop. */
    static LastActivation of(ShapedNetwork network, String name) {
        ShapedLayer layer = network.layer(name);
        Optional<Activation> function = layer.spec().lastActivation();
        return function.isEmpty() && Uses.keepsOrDrops(layer.spec())
                ? of(network, layer.inputs().getFirst())
                : new LastActivation(name, function, layer.node().origin().at("activation"));
    }

    /** Whether it is known and this one. */
    boolean is(Activation activation) {
        return function.filter(f -> f == activation).isPresent();
    }

    /** Whether it is known and bends. */
    boolean isNonlinear() {
        return function.filter(f -> f != Activation.LINEAR).isPresent();
    }
}
