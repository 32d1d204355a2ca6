/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.Activation;
import org.intaglio.processor.graph.ElementOp.Binary;
import org.intaglio.processor.graph.Product.Layout;
import org.intaglio.processor.model.AxisMap;
import org.intaglio.processor.model.ComposedSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.ShapedLayer;

import java.util.List;

/** Translates layers that are made of the operations of others. */
final class ComposedBuilder {
    /** The square of the shortest length that Keras' UnitNormalization divides by. */
    private static final float SHORTEST = 1e-24f;

    /** The square of the shortest length that Keras' Dot divides by. */
    private static final float SHORTEST_FACTOR = 1e-14f;

    private final GraphBuilder graph;

    ComposedBuilder(GraphBuilder graph) {
        this.graph = graph;
    }

    Tensor translate(ShapedLayer layer, ComposedSpec spec, List<Tensor> xs) {
        Tensor x = xs.getFirst();
        String name = layer.name();
        return switch (spec) {
            case ComposedSpec.ELU s -> elu(name, (float) s.alpha(), x);
            case ComposedSpec.PReLU s -> prelu(layer, x);
            case ComposedSpec.UnitNormalization s -> unit(name, SHORTEST, s.axes(x.shape()), x);
            case ComposedSpec.RMSNormalization s -> rms(layer, (float) s.epsilon(), x);
            case ComposedSpec.GroupNormalization s -> groups(layer, s, x);
            case ComposedSpec.ActivityRegularization s -> graph.penalized(name, s, x);
            case ComposedSpec.Minimum s -> minimum(layer, xs);
            case ComposedSpec.RepeatVector s -> graph.repeat(name, x, layer.shape());
            case ComposedSpec.Permute s -> new Permutation(s.dims()).of(graph, name, x);
            case ComposedSpec.Dot s -> dot(layer, s, xs);
        };
    }

    /** {@code α·elu(x) + (1 - α)·relu(x)}. */
    private Tensor elu(String name, float alpha, Tensor x) {
        Tensor elu = graph.activate(name, Activation.ELU, x);
        if (alpha == 1) {
            return elu;
        }
        Tensor relu = graph.activate(name, Activation.RELU, x);
        return graph.merge(
                name,
                Binary.ADD,
                graph.scale(name, alpha, 0, elu),
                graph.scale(name, 1 - alpha, 0, relu));
    }

    /** {@code relu(x) - α·relu(-x)}. */
    private Tensor prelu(ShapedLayer layer, Tensor x) {
        String name = layer.name();
        Tensor positive = graph.activate(name, Activation.RELU, x);
        Tensor negative = graph.activate(name, Activation.RELU, graph.scale(name, -1, 0, x));
        return graph.merge(name, Binary.SUBTRACT, positive, weigh(layer, "alpha", negative));
    }

    /** Times a parameter, if the layer has it. */
    private Tensor weigh(ShapedLayer layer, String parameter, Tensor x) {
        String name = layer.name();
        return graph.parameters()
                .find(layer.owner(), parameter)
                .map(w -> graph.add(new ProductOp.Weigh(name, w, x, graph.value(name, x.shape()))))
                .orElse(x);
    }

    /** {@code x / √max(Σ x², least)}: Keras bounds the inverse. */
    private Tensor unit(String name, float least, List<Integer> axes, Tensor x) {
        Tensor squares = graph.merge(name, Binary.MULTIPLY, x, x);
        for (int axis : axes) {
            AxisMap sum = AxisMap.sum(x.shape().dimension(axis));
            squares = graph.resample(name, axis, sum, squares);
        }
        Tensor above = graph.activate(name, Activation.RELU, graph.scale(name, 1, -least, squares));
        return divide(name, x, least, above);
    }

    /** {@code γ·x / √(mean of x² + ε)}. */
    private Tensor rms(ShapedLayer layer, float epsilon, Tensor x) {
        String name = layer.name();
        Tensor squares = graph.merge(name, Binary.MULTIPLY, x, x);
        int last = x.shape().rank() - 1;
        Tensor mean = mean(name, last, squares);
        return weigh(layer, "scale", divide(name, x, epsilon, mean));
    }

    /** Channels of a group have an axis of their own, and so means are along axes. */
    private Tensor groups(ShapedLayer layer, ComposedSpec.GroupNormalization spec, Tensor x) {
        String name = layer.name();
        int each = x.shape().dimension(-1) / spec.groups();
        Shape split = Shape.of(x.size() / each / spec.groups(), spec.groups(), each);
        Tensor parts = graph.view(name, x, split);
        Tensor mean = mean(name, 0, mean(name, 2, parts));
        Tensor centered =
                graph.merge(name, Binary.SUBTRACT, parts, graph.repeat(name, mean, split));
        Tensor squares = graph.merge(name, Binary.MULTIPLY, centered, centered);
        Tensor variance = mean(name, 0, mean(name, 2, squares));
        Tensor y = divide(name, centered, (float) spec.epsilon(), variance);
        return graph.bias(layer, "beta", weigh(layer, "gamma", graph.view(name, y, x.shape())));
    }

    private Tensor mean(String name, int axis, Tensor x) {
        return graph.resample(name, axis, AxisMap.mean(x.shape().dimension(axis), 1), x);
    }

    /** {@code x / √(squared + ε)}, where the divisor is repeated. */
    private Tensor divide(String name, Tensor x, float epsilon, Tensor squared) {
        Tensor root =
                graph.activate(name, Curve.INVERSE_ROOT, graph.scale(name, 1, epsilon, squared));
        return graph.merge(name, Binary.MULTIPLY, x, graph.repeat(name, root, x.shape()));
    }

    /** The maximum of all with the other sign. */
    private Tensor minimum(ShapedLayer layer, List<Tensor> xs) {
        String name = layer.name();
        List<Tensor> negative = xs.stream().map(x -> graph.scale(name, -1, 0, x)).toList();
        return graph.scale(name, -1, 0, graph.merge(layer, Binary.MAXIMUM, negative));
    }

    /** A product of matrices: a vector is a row on the left and a column on the right. */
    private Tensor dot(ShapedLayer layer, ComposedSpec.Dot spec, List<Tensor> xs) {
        String name = layer.name();
        Tensor a = factor(name, spec, 0, xs.get(0));
        Tensor b = factor(name, spec, 1, xs.get(1));
        int axisOfA = spec.axis(0, a.shape());
        int inner = a.shape().dimension(axisOfA);
        boolean isATransposed = a.shape().rank() == 2 && axisOfA == 0;
        boolean isBTransposed = b.shape().rank() == 2 && spec.axis(1, b.shape()) == 1;
        int rows = a.size() / inner;
        int columns = b.size() / inner;
        Product product =
                new Product(
                        1,
                        rows,
                        inner,
                        columns,
                        new Layout(0, isATransposed ? rows : inner, isATransposed),
                        new Layout(0, isBTransposed ? inner : columns, isBTransposed),
                        Layout.of(columns),
                        1,
                        false);
        Tensor y = graph.value(name, layer.shape());
        return graph.add(new ProductOp.Multiply(name, product, a, b, y));
    }

    private Tensor factor(String name, ComposedSpec.Dot spec, int input, Tensor x) {
        return spec.normalize()
                ? unit(name, SHORTEST_FACTOR, List.of(spec.axis(input, x.shape())), x)
                : x;
    }
}
