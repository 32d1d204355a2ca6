/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.processor.model.ConvolutionSpec;
import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.TransposedAxis;

/** Translates convolutions. Those over steps are over an image of height 1. */
final class ConvolutionBuilder {
    private final GraphBuilder graph;

    ConvolutionBuilder(GraphBuilder graph) {
        this.graph = graph;
    }

    Tensor translate(ShapedLayer layer, ConvolutionSpec spec, Tensor x) {
        String name = layer.name();
        Tensor image = graph.view(name, x, spec.image(x.shape()));
        Tensor y =
                switch (spec) {
                    case ConvolutionSpec.Separated s -> separated(layer, s, image);
                    case ConvolutionSpec.Transposed s -> transposed(layer, s, image);
                };
        Tensor sum = graph.bias(layer, "bias", y);
        return graph.view(name, graph.activate(name, spec.activation(), sum), layer.shape());
    }

    /** A convolution of an image, its bias and what it goes through. */
    Tensor grouped(ShapedLayer layer, LayerFacts.Convolution spec, int groups, Tensor x) {
        Border border =
                Border.of(
                        spec.padding(),
                        x.shape(),
                        spec.kernelSize(),
                        spec.strides(),
                        spec.dilationRate());
        Convolution geometry =
                Convolution.of(
                        x.shape(),
                        border,
                        spec.kernelSize(),
                        spec.strides(),
                        spec.dilationRate(),
                        groups,
                        layer.shape());
        return graph.activate(layer.name(), spec.activation(), convolve(layer, geometry, x));
    }

    /** A convolution and its bias. */
    Tensor convolve(ShapedLayer layer, Convolution geometry, Tensor x) {
        return graph.bias(layer, "bias", convolve(layer, "kernel", geometry, x));
    }

    private Tensor convolve(ShapedLayer layer, String kernel, Convolution geometry, Tensor x) {
        Shape shape = Shape.of(geometry.outputHeight(), geometry.outputWidth(), geometry.filters());
        return graph.add(
                new ConvolutionOp.Convolve(
                        layer.name(),
                        geometry,
                        x,
                        graph.parameters().get(layer.owner(), kernel),
                        graph.value(layer.name(), shape)));
    }

    /** Each channel for itself; then, maybe, all of each position. */
    private Tensor separated(ShapedLayer layer, ConvolutionSpec.Separated spec, Tensor x) {
        Shape result = spec.image(layer.shape());
        int channels = x.shape().dimension(2);
        Border border =
                Border.of(spec.padding(), x.shape(), spec.size(), spec.steps(), spec.distances());
        Convolution geometry =
                Convolution.of(
                        x.shape(),
                        border,
                        spec.size(),
                        spec.steps(),
                        spec.distances(),
                        channels,
                        Shape.of(
                                result.dimension(0),
                                result.dimension(1),
                                channels * spec.depthMultiplier()));
        Tensor y = convolve(layer, spec.kernel().name(), geometry, x);
        return spec.pointwise()
                .map(kernel -> graph.product(layer, kernel.name(), y, result))
                .orElse(y);
    }

    /** What is the derivative for the image elsewhere, of a convolution of the result. */
    private Tensor transposed(ShapedLayer layer, ConvolutionSpec.Transposed spec, Tensor x) {
        Shape result = spec.image(layer.shape());
        TransposedAxis rows = spec.axis(0);
        TransposedAxis columns = spec.axis(1);
        Border border =
                new Border(
                        rows.before(),
                        Math.max(0, rows.behind()),
                        columns.before(),
                        Math.max(0, columns.behind()));
        Convolution geometry =
                Convolution.of(
                        result, border, spec.size(), spec.steps(), spec.distances(), 1, x.shape());
        return graph.add(
                new ConvolutionOp.ConvolveInput(
                        layer.name(),
                        geometry,
                        x,
                        graph.parameters().get(layer.owner(), "kernel"),
                        graph.value(layer.name(), result)));
    }
}
