/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A declared network.
 *
 * @param packageName the package of the declaring class; empty for the unnamed one
 * @param name the simple name of the declaring class, with the names of enclosing classes before it
 *     and {@code _} between: {@code Outer_Net}. The generated class appends {@code Model}.
 * @param isPublic whether the declaring class and all classes around it are public
 * @param layers in the order of declaration; {@code NeuralNetwork.input} comes first, as an input
 *     named {@value #IMPLICIT_INPUT}
 * @param loss what {@code @NeuralNetwork} says of the loss
 * @param inputGradients whether gradients for the inputs are wanted
 * @param budget what the network may cost
 * @param origin the {@code @NeuralNetwork} annotation
 */
public record NetworkSpec(
        String packageName,
        String name,
        boolean isPublic,
        List<LayerNode> layers,
        LossSpec loss,
        boolean inputGradients,
        BudgetSpec budget,
        Origin origin) {
    /** The name of the input that {@code NeuralNetwork.input} declares. */
    public static final String IMPLICIT_INPUT = "input";

    /** The inputs, in the order of declaration. */
    public List<LayerNode> inputs() {
        return layers.stream().filter(node -> node.spec() instanceof LayerSpec.Input).toList();
    }

    /** The outputs, in the order of declaration; a guess if the wiring has mistakes. */
    public List<LayerNode> outputs() {
        return layers.stream().filter(this::isOutput).toList();
    }

    private boolean isOutput(LayerNode layer) {
        if (layer.loss().isPresent()) {
            return true;
        }
        int index = layers.indexOf(layer);
        LayerNode next = index + 1 < layers.size() ? layers.get(index + 1) : null;
        boolean readByNext = next != null && next.spec().inputs().readsAbove(next.from());
        return !(layer.spec() instanceof LayerSpec.Input)
                && !readByNext
                && layers.stream().noneMatch(other -> reads(other, layer.name()));
    }

    private static boolean reads(LayerNode layer, String name) {
        return layer.from().stream().anyMatch(f -> f.equals(name) || f.startsWith(name + "."));
    }

    /** Copies the list. */
    public NetworkSpec {
        layers = List.copyOf(layers);
    }

    /** The same network with another layer in the place of one. */
    public NetworkSpec replace(LayerNode node, LayerNode by) {
        List<LayerNode> changed = new ArrayList<>(layers);
        changed.replaceAll(n -> n.equals(node) ? by : n);
        return new NetworkSpec(
                packageName, name, isPublic, changed, loss, inputGradients, budget, origin);
    }
}
