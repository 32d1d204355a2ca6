/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.Activation;
import org.intaglio.processor.graph.ElementOp.Binary;
import org.intaglio.processor.graph.Product.Layout;
import org.intaglio.processor.model.AttentionSpec;
import org.intaglio.processor.model.AxisMap;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.ShapedLayer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Translates attentions: scores of each query and each key, a softmax, means of values. */
final class AttentionBuilder {
    private final GraphBuilder graph;

    AttentionBuilder(GraphBuilder graph) {
        this.graph = graph;
    }

    Tensor translate(ShapedLayer layer, AttentionSpec spec, List<Tensor> xs) {
        return switch (spec) {
            case AttentionSpec.Attention s -> plain(layer, s, scores(layer, s, xs), xs.get(1));
            case AttentionSpec.AdditiveAttention s ->
                    plain(layer, s, scores(layer, s, xs), xs.get(1));
            case AttentionSpec.GroupQueryAttention s -> ofHeads(layer, s, xs);
        };
    }

    /** softmax(Q·Kᵀ / √d)·V for each head; the heads lie side by side in every row. */
    Tensor ofHeads(ShapedLayer layer, AttentionSpec.OfHeads spec, List<Tensor> xs) {
        int heads = spec.heads();
        int keys = spec.keyLength();
        int values = spec.valueLength();
        Tensor query = projection(layer, "query", xs.get(0), heads * keys);
        Tensor key = shared(layer, spec, "key", xs.get(2), keys);
        Tensor value = shared(layer, spec, "value", xs.get(1), values);
        float scale = (float) (1 / Math.sqrt(keys));
        Tensor compared = counted(layer, true, compare(layer.name(), heads, scale, query, key));
        Shape shape = Shape.of(xs.get(0).shape().dimension(0), heads * values);
        Tensor mean = average(layer.name(), spec, compared, value, shape);
        if (spec.useGate()) {
            Tensor gate = projection(layer, "gate", xs.get(0), heads * values);
            Tensor open = graph.activate(layer.name(), Activation.SIGMOID, gate);
            mean = graph.merge(layer.name(), Binary.MULTIPLY, mean, open);
        }
        return projection(layer, "output", mean, layer.shape().dimension(1));
    }

    private Tensor projection(ShapedLayer layer, String which, Tensor x, int columns) {
        Shape shape = Shape.of(x.shape().dimension(0), columns);
        return graph.bias(layer, which + "Bias", graph.product(layer, which + "Kernel", x, shape));
    }

    /** A projection whose heads serve several of the query each, once for each of these. */
    private Tensor shared(
            ShapedLayer layer, AttentionSpec.OfHeads spec, String which, Tensor x, int length) {
        int heads = spec.sharedHeads();
        Tensor y = projection(layer, which, x, heads * length);
        if (heads == spec.heads()) {
            return y;
        }
        String name = layer.name();
        Tensor each = graph.view(name, y, Shape.of(x.shape().dimension(0), heads, length));
        return graph.resample(name, 1, AxisMap.repeat(heads, spec.heads() / heads), each);
    }

    /** {@code scale·Q·Kᵀ} of each head. */
    private Tensor compare(String name, int heads, float scale, Tensor query, Tensor key) {
        int steps = query.shape().dimension(0);
        int others = key.shape().dimension(0);
        int length = query.size() / steps / heads;
        Layout rows = new Layout(length, heads * length, false);
        Product product =
                new Product(
                        heads,
                        steps,
                        length,
                        others,
                        rows,
                        rows.flipped(),
                        squares(steps, others),
                        scale,
                        false);
        Tensor scores = graph.value(name + " scores", Shape.of(heads, steps, others));
        return graph.add(new ProductOp.Multiply(name, product, query, key, scores));
    }

    private static Layout squares(int steps, int others) {
        return new Layout(steps * others, others, false);
    }

    /** The mean of the value by the softmax of the scores (heads×steps×others). */
    private Tensor average(
            String name, AttentionSpec.Asking spec, Tensor scores, Tensor value, Shape shape) {
        int heads = scores.shape().dimension(0);
        int steps = scores.shape().dimension(1);
        int others = scores.shape().dimension(2);
        Tensor weights = graph.value(name + " weights", scores.shape());
        graph.add(
                spec.causal()
                        ? new ElementOp.CausalSoftmax(
                                name, heads * steps, others, steps, scores, weights)
                        : new ElementOp.Softmax(name, heads * steps, others, scores, weights));
        Tensor dropped = graph.dropout(name, (float) spec.dropout(), weights);
        int length = shape.dimension(1) / heads;
        Layout side = new Layout(length, heads * length, false);
        Product product =
                new Product(
                        heads, steps, others, length, squares(steps, others), side, side, 1, false);
        Tensor mean = graph.value(name + " mean", shape);
        return graph.add(new ProductOp.Multiply(name, product, dropped, value, mean));
    }

    private Tensor plain(ShapedLayer layer, AttentionSpec.Plain spec, Tensor scores, Tensor value) {
        Tensor counted = counted(layer, false, scores);
        Tensor mean = average(layer.name(), spec, counted, value, layer.shape());
        Masks masks = graph.masks();
        return masks.of(layer, 0)
                .map(mask -> masks.wide(layer.name(), mask, mean.shape()))
                .map(mask -> graph.merge(layer.name(), Binary.MULTIPLY, mean, mask))
                .orElse(mean);
    }

    /**
     * Scores, those of steps that do not count out of reach.
     *
     * @param all whether masks of query and key play a part, not the value's alone
     */
    private Tensor counted(ShapedLayer layer, boolean all, Tensor scores) {
        Masks masks = graph.masks();
        List<Tensor> looked = new ArrayList<>(masks.of(layer, 1).stream().toList());
        if (all && !layer.inputs().get(1).equals(layer.inputs().get(2))) {
            masks.of(layer, 2).ifPresent(looked::add);
        }
        Optional<Tensor> query = masks.of(layer, 0).filter(_ -> all);
        return masks.scores(layer.name(), query, looked, scores);
    }

    /** {@code s·Q·Kᵀ}, or {@code w·Σ tanh(s·(q + k))}. */
    private Tensor scores(ShapedLayer layer, AttentionSpec.Attention spec, List<Tensor> xs) {
        if (!spec.isAdditive()) {
            return times(
                    layer,
                    spec.useScale() ? "scale" : "",
                    compare(layer.name(), 1, 1, xs.get(0), xs.get(2)));
        }
        Tensor sums = times(layer, spec.useScale() ? "scale" : "", sums(layer.name(), xs));
        Tensor bounded = graph.activate(layer.name(), Activation.TANH, sums);
        return times(layer, "concatScoreWeight", total(layer.name(), bounded));
    }

    /** {@code Σ w·tanh(q + k)}: a product with w, or a sum without. */
    private Tensor scores(
            ShapedLayer layer, AttentionSpec.AdditiveAttention spec, List<Tensor> xs) {
        Tensor bounded = graph.activate(layer.name(), Activation.TANH, sums(layer.name(), xs));
        if (!spec.useScale()) {
            return total(layer.name(), bounded);
        }
        Shape square = square(bounded.shape());
        Shape column = Shape.of(square.size(), 1);
        return graph.view(layer.name(), graph.product(layer, "scale", bounded, column), square);
    }

    /** Each query and each key: steps×others×features. */
    private Tensor sums(String name, List<Tensor> xs) {
        Tensor query = xs.get(0);
        Tensor key = xs.get(2);
        int steps = query.shape().dimension(0);
        int others = key.shape().dimension(0);
        int features = query.shape().dimension(1);
        Shape all = Shape.of(steps, others, features);
        Tensor rows = graph.view(name, query, Shape.of(steps, 1, features));
        return graph.merge(
                name, Binary.ADD, graph.repeat(name, rows, all), graph.repeat(name, key, all));
    }

    /** The sum over the last axis. */
    private Tensor total(String name, Tensor x) {
        Tensor sum = graph.resample(name, 2, AxisMap.sum(x.shape().dimension(2)), x);
        return graph.view(name, sum, square(x.shape()));
    }

    private static Shape square(Shape sums) {
        return Shape.of(1, sums.dimension(0), sums.dimension(1));
    }

    /** Times a parameter that is one number: a product with a matrix of 1×1. */
    private Tensor times(ShapedLayer layer, String parameter, Tensor x) {
        if (parameter.isEmpty()) {
            return x;
        }
        Tensor column = graph.view(layer.name(), x, Shape.of(x.size(), 1));
        Tensor y = graph.product(layer, parameter, column, column.shape());
        return graph.view(layer.name(), y, x.shape());
    }
}
