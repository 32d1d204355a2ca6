/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import java.util.List;

/**
 * A layer with everything that inference found out.
 *
 * @param node the layer as declared
 * @param spec what it does: of a shared layer, what the layer it repeats does
 * @param owner the name of the layer whose parameters it uses: its own, or, shared, the other's
 * @param inputs the names of the layers it reads, resolved
 * @param inputShapes their shapes
 * @param shape the shape of its result
 * @param parameters its parameters; empty if another layer owns them
 * @param multiplyAdds multiplications with addition in one forward pass of one sample
 */
public record ShapedLayer(
        LayerNode node,
        LayerSpec spec,
        String owner,
        List<String> inputs,
        List<Shape> inputShapes,
        Shape shape,
        List<ParameterSpec> parameters,
        long multiplyAdds) {
    /** Copies the lists. */
    public ShapedLayer {
        inputs = List.copyOf(inputs);
        inputShapes = List.copyOf(inputShapes);
        parameters = List.copyOf(parameters);
    }

    /** In its place another layer with the same parameters, of another shape. */
    public ShapedLayer with(LayerSpec other, List<Shape> read, Shape result) {
        return new ShapedLayer(
                node.with(other), other, owner, inputs, read, result, parameters, multiplyAdds);
    }

    /** The field's name. */
    public String name() {
        return node.name();
    }

    /** The number of weights this layer owns, trainable or not. */
    public long parameterCount() {
        return parameters.stream().mapToLong(p -> p.shape().elements()).sum();
    }
}
