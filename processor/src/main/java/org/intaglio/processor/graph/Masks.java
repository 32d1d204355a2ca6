/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.processor.graph.ElementOp.Binary;
import org.intaglio.processor.model.AxisMap;
import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.SequenceSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.ShapedLayer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which steps of a sequence count: a value of 1 or 0 for each step, beside that of the layer. What
 * layers hand on is {@link LayerFacts#isMasked}. A step that does not count is multiplied by 0, or
 * has {@link #NOWHERE} added to its scores.
 */
final class Masks {
    /** What is added to a score so that softmax makes 0 of it, as in Keras. */
    private static final float NOWHERE = -1e9f;

    private final GraphBuilder graph;
    private final Map<String, Tensor> masks = new HashMap<>();

    Masks(GraphBuilder graph) {
        this.graph = graph;
    }

    /** The mask of an input of a layer, if it has one. */
    Optional<Tensor> of(ShapedLayer layer, int input) {
        return Optional.ofNullable(masks.get(layer.inputs().get(input)));
    }

    /** Takes note of the mask of a layer's result. */
    void add(ShapedLayer layer, List<Tensor> xs) {
        List<Boolean> masked = layer.inputs().stream().map(masks::containsKey).toList();
        if (layer.spec().isMasked(masked)) {
            masks.put(layer.name(), maskOf(layer, xs));
        }
    }

    private Tensor maskOf(ShapedLayer layer, List<Tensor> xs) {
        Tensor x = xs.getFirst();
        return switch (layer.spec()) {
            case SequenceSpec.Embedding s -> differs(layer, x, x.shape(), 0);
            case SequenceSpec.Masking s -> of(layer, x, s.maskValue());
            case LayerSpec.Concatenate s -> concatenated(layer, s, xs);
            case LayerFacts.Merge s ->
                    any(layer.name(), IntStream.range(0, xs.size()).mapToObj(i -> steps(layer, i)));
            default -> of(layer, 0).orElseThrow();
        };
    }

    /** All steps of an input without a mask count. */
    private Tensor concatenated(ShapedLayer layer, LayerSpec.Concatenate spec, List<Tensor> xs) {
        List<Tensor> all = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            Tensor x = xs.get(i);
            // No number is NaN.
            all.add(of(layer, i).orElseGet(() -> differs(layer, x, steps(x.shape()), Double.NaN)));
        }
        int axis = spec.axis() < 0 ? spec.axis() + layer.shape().rank() : spec.axis();
        return axis == layer.shape().rank() - 1
                ? any(layer.name(), all.stream())
                : graph.concatenate(layer.name(), axis, steps(layer.shape()), all);
    }

    private Tensor any(String name, Stream<Tensor> all) {
        return all.reduce((a, b) -> graph.merge(name, Binary.MAXIMUM, a, b)).orElseThrow();
    }

    /** The mask of an input of a merge, which repeats axes of length 1. */
    private Tensor steps(ShapedLayer layer, int input) {
        return graph.repeat(
                layer.name() + " mask", of(layer, input).orElseThrow(), steps(layer.shape()));
    }

    private static Shape steps(Shape shape) {
        return new Shape(shape.dimensions().subList(0, shape.rank() - 1));
    }

    /**
     * Some merges leave out what does not count, as Keras' do: a product has 1 there, and 0 where
     * none counts; the largest is of those that count.
     *
     * @param xs of the shape of the result
     */
    Tensor merge(ShapedLayer layer, Binary binary, List<Tensor> xs) {
        String name = layer.name();
        List<Optional<Tensor>> masks =
                IntStream.range(0, xs.size())
                        .mapToObj(i ->
                                of(layer, i).map(m -> wide(name, steps(layer, i), layer.shape())))
                        .toList();
        Tensor y = xs.getFirst();
        Optional<Tensor> counts = masks.getFirst();
        if (binary == Binary.MULTIPLY) {
            y = counts.map(m -> orOne(name, m, xs.getFirst())).orElse(y);
        }
        for (int i = 1; i < xs.size(); i++) {
            Tensor before = y;
            Tensor x = xs.get(i);
            Optional<Tensor> mask = masks.get(i);
            if (binary == Binary.MULTIPLY) {
                y = graph.merge(name, binary, y, mask.map(m -> orOne(name, m, x)).orElse(x));
            } else if (binary == Binary.MAXIMUM) {
                Tensor b = mask.map(m -> choose(name, m, x, before)).orElse(x);
                Tensor a = counts.map(m -> choose(name, m, before, b)).orElse(before);
                y = graph.merge(name, binary, a, b);
            } else {
                y = graph.merge(name, binary, y, x);
            }
            counts = counts.flatMap(a -> mask.map(b -> graph.merge(name, Binary.MAXIMUM, a, b)));
        }
        Tensor product = y;
        return binary == Binary.MULTIPLY
                ? counts.map(m -> graph.merge(name, binary, product, m)).orElse(y)
                : y;
    }

    private Tensor orOne(String name, Tensor mask, Tensor x) {
        Tensor counted = graph.merge(name, Binary.MULTIPLY, x, mask);
        return graph.merge(name, Binary.ADD, counted, graph.scale(name, -1, 1, mask));
    }

    /** The mask of a layer's result; it has one. */
    Tensor of(String layer) {
        return masks.get(layer);
    }

    private Tensor of(ShapedLayer layer, Tensor x, double value) {
        return differs(layer, x, Shape.of(x.shape().dimension(0)), value);
    }

    private Tensor differs(ShapedLayer layer, Tensor x, Shape shape, double value) {
        return graph.add(
                new ElementOp.Differs(
                        layer.name(),
                        shape.size(),
                        x.size() / shape.size(),
                        (float) value,
                        x,
                        graph.value(layer.name() + " mask", shape)));
    }

    /** Translates a layer for a step of what it reads, of which this is the mask. */
    Tensor within(ShapedLayer layer, Optional<Tensor> mask, Supplier<Tensor> translated) {
        String read = layer.inputs().getFirst();
        Tensor outer = masks.remove(read);
        mask.ifPresent(m -> masks.put(read, m));
        Tensor y = translated.get();
        masks.remove(read);
        if (outer != null) {
            masks.put(read, outer);
        }
        return y;
    }

    /** The masks of the steps of what a layer reads, if these have steps of their own. */
    List<Optional<Tensor>> ofSteps(ShapedLayer layer, int steps) {
        String name = layer.name() + " mask";
        Optional<Tensor> all = of(layer, 0).filter(m -> m.shape().rank() > 1);
        if (all.isEmpty()) {
            return Collections.nCopies(steps, Optional.empty());
        }
        Shape shape = all.get().shape().ofStep();
        if (steps == 1) {
            return List.of(Optional.of(graph.view(name, all.get(), shape)));
        }
        List<Tensor> pieces = Stream.generate(() -> graph.value(name, shape)).limit(steps).toList();
        graph.add(new ShapeOp.Split(layer.name(), 1, all.get(), pieces));
        return pieces.stream().map(Optional::of).toList();
    }

    /** x with zeros where its steps do not count. */
    Tensor zeroed(ShapedLayer layer, SequenceSpec.Masking spec, Tensor x) {
        Tensor mask = of(layer, x, spec.maskValue());
        return graph.merge(layer.name(), Binary.MULTIPLY, x, wide(layer.name(), mask, x.shape()));
    }

    /** The mask once more for each of the elements of a step. */
    Tensor wide(String name, Tensor mask, Shape shape) {
        int each = shape.size() / mask.size();
        return each == 1
                ? mask
                : graph.add(
                        new ReductionOp.Resample(
                                name,
                                mask.size(),
                                1,
                                AxisMap.repeat(1, each),
                                mask,
                                graph.value(name + " mask", shape)));
    }

    /** What is kept of {@code before} where the mask is 0, and else {@code after}. */
    Tensor choose(String name, Tensor mask, Tensor after, Tensor before) {
        Tensor not = graph.scale(name, -1, 1, mask);
        Tensor a = graph.merge(name, Binary.MULTIPLY, after, mask);
        Tensor b = graph.merge(name, Binary.MULTIPLY, before, not);
        return graph.merge(name, Binary.ADD, a, b);
    }

    /** The mean of the steps that count; zeros if none does. */
    Tensor mean(ShapedLayer layer, Tensor mask, Tensor x) {
        String name = layer.name();
        int steps = x.shape().dimension(0);
        int features = x.shape().dimension(1);
        Tensor weights = graph.value(name + " weights", mask.shape());
        graph.add(new ElementOp.Softmax(name, 1, steps, nowhere(name, mask), weights));
        Tensor counted = graph.merge(name, Binary.MULTIPLY, x, wide(name, mask, x.shape()));
        return graph.add(
                new ProductOp.Multiply(
                        name,
                        Product.dense(1, steps, features),
                        weights,
                        counted,
                        graph.value(name, layer.shape())));
    }

    /** 0 where the mask is 1, and a large negative number where it is 0. */
    private Tensor nowhere(String name, Tensor mask) {
        return graph.scale(name, -NOWHERE, NOWHERE, mask);
    }

    /**
     * Scores of an attention (heads×steps×others), with those that do not count out of reach of
     * softmax.
     *
     * @param query which steps ask, if not all
     * @param others which steps are looked at; all of these have to count
     */
    Tensor scores(String name, Optional<Tensor> query, List<Tensor> others, Tensor scores) {
        int heads = scores.shape().dimension(0);
        int steps = scores.shape().dimension(1);
        int columns = scores.shape().dimension(2);
        Shape square = Shape.of(steps, columns);
        Optional<Tensor> mask = query.map(q -> wide(name, q, square));
        for (Tensor other : others) {
            Tensor rows = repeated(name, other, steps, square);
            mask =
                    Optional.of(
                            mask.map(m -> graph.merge(name, Binary.MULTIPLY, m, rows))
                                    .orElse(rows));
        }
        if (mask.isEmpty()) {
            return scores;
        }
        Tensor all = repeated(name, mask.get(), heads, scores.shape());
        Tensor counted = graph.merge(name, Binary.MULTIPLY, scores, all);
        return graph.merge(name, Binary.ADD, counted, nowhere(name, all));
    }

    /** All of x several times, one after the other. */
    private Tensor repeated(String name, Tensor x, int times, Shape shape) {
        return graph.add(
                new ReductionOp.Resample(
                        name,
                        1,
                        x.size(),
                        AxisMap.repeat(1, times),
                        x,
                        graph.value(name + " mask", shape)));
    }
}
