/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.Activation;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.Origin;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;

import java.util.Optional;

/**
 * The function that a layer's values went through last.
 *
 * @param layer the name of the layer that applies it
 * @param function which; empty if it cannot be said, as after a merge
 * @param origin where it was written
 */
record LastActivation(String layer, Optional<Activation> function, Origin origin) {
    /** Of a layer, looking back through layers that only rearrange or drop. */
    static LastActivation of(ShapedNetwork network, String name) {
        ShapedLayer layer = network.layer(name);
        return switch (layer.spec()) {
            case LayerSpec.Dense s -> known(layer, s.activation(), "activation");
            case LayerSpec.Conv2D s -> known(layer, s.activation(), "activation");
            case LayerSpec.DepthwiseConv2D s -> known(layer, s.activation(), "activation");
            case LayerSpec.ActivationLayer s -> known(layer, s.activation(), "activation");
            case LayerSpec.ReLU s ->
                    known(
                            layer,
                            s.negativeSlope() == 0 ? Activation.RELU : Activation.LEAKY_RELU,
                            "");
            case LayerSpec.LeakyReLU s -> known(layer, Activation.LEAKY_RELU, "");
            case LayerSpec.Softmax s -> known(layer, Activation.SOFTMAX, "");
            case LayerSpec.BatchNormalization s -> known(layer, Activation.LINEAR, "");
            case LayerSpec.Rescaling s -> known(layer, Activation.LINEAR, "");
            case LayerSpec.Flatten s -> of(network, layer.inputs().getFirst());
            case LayerSpec.Reshape s -> of(network, layer.inputs().getFirst());
            case LayerSpec.Dropout s -> of(network, layer.inputs().getFirst());
            case LayerSpec.Input s -> unknown(layer);
            case LayerSpec.MaxPooling2D s -> unknown(layer);
            case LayerSpec.AveragePooling2D s -> unknown(layer);
            case LayerSpec.GlobalAveragePooling2D s -> unknown(layer);
            case LayerSpec.GlobalMaxPooling2D s -> unknown(layer);
            case LayerSpec.Merge s -> unknown(layer);
            case LayerSpec.Shared s -> unknown(layer);
        };
    }

    /** Whether it is known and this one. */
    boolean is(Activation activation) {
        return function.filter(f -> f == activation).isPresent();
    }

    /** Whether it is known and bends. */
    boolean isNonlinear() {
        return function.filter(f -> f != Activation.LINEAR).isPresent();
    }

    private static LastActivation known(
            ShapedLayer layer, Activation activation, String attribute) {
        Origin origin = layer.node().origin();
        return new LastActivation(
                layer.name(),
                Optional.of(activation),
                attribute.isEmpty() ? origin : origin.at(attribute));
    }

    private static LastActivation unknown(ShapedLayer layer) {
        return new LastActivation(layer.name(), Optional.empty(), layer.node().origin());
    }
}
