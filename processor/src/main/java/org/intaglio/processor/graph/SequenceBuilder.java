/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.SequenceSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.Window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Translates the layers of sequences. */
final class SequenceBuilder {
    private final GraphBuilder graph;
    private final AttentionBuilder attentions;

    SequenceBuilder(GraphBuilder graph, AttentionBuilder attentions) {
        this.graph = graph;
        this.attentions = attentions;
    }

    Tensor translate(ShapedLayer layer, SequenceSpec spec, List<Tensor> xs) {
        Tensor x = xs.get(0);
        return switch (spec) {
            case SequenceSpec.Embedding s -> embedding(layer, s, x);
            case SequenceSpec.Masking s -> graph.masks().zeroed(layer, s, x);
            case SequenceSpec.LSTM s -> RecurrentBuilder.translate(graph, layer, s, xs);
            case SequenceSpec.GRU s -> RecurrentBuilder.translate(graph, layer, s, xs);
            case SequenceSpec.SimpleRNN s -> RecurrentBuilder.translate(graph, layer, s, xs);
            case SequenceSpec.Bidirectional s -> RecurrentBuilder.translate(graph, layer, s, x);
            case SequenceSpec.TimeDistributed s -> eachStep(layer, s, x);
            case SequenceSpec.LastState s -> graph.states().get(x).get(s.index()).orElseThrow();
            case SequenceSpec.MultiHeadAttention s -> attentions.ofHeads(layer, s, xs);
            case SequenceSpec.LayerNormalization s -> normalize(layer, s, x);
            case SequenceSpec.GlobalAveragePooling1D s ->
                    graph.masks()
                            .of(layer, 0)
                            .map(mask -> graph.masks().mean(layer, mask, x))
                            .orElseGet(
                                    () -> graph.reducePositions(layer, ReductionOp.Kind.MEAN, x));
            case SequenceSpec.GlobalMaxPooling1D s ->
                    graph.reducePositions(layer, ReductionOp.Kind.MAXIMUM, x);
            case SequenceSpec.MaxPooling1D s -> pool(layer, ReductionOp.Kind.MAXIMUM, s, x);
            case SequenceSpec.AveragePooling1D s -> pool(layer, ReductionOp.Kind.MEAN, s, x);
            case SequenceSpec.Conv1D s -> conv(layer, s, x);
        };
    }

    /** All steps at once where rows do not know of each other; otherwise once for each. */
    private Tensor eachStep(ShapedLayer layer, SequenceSpec.TimeDistributed spec, Tensor x) {
        LayerSpec each = spec.layer();
        if (each.readsRows()) {
            return graph.translate(
                    layer.with(each, layer.inputShapes(), layer.shape()), List.of(x));
        }
        String name = layer.name();
        Shape read = x.shape().ofStep();
        ShapedLayer step = layer.with(each, List.of(read), layer.shape().ofStep());
        int steps = x.shape().dimension(0);
        List<Optional<Tensor>> masks = graph.masks().ofSteps(layer, steps);
        if (steps == 1) {
            Tensor y = translated(step, masks.getFirst(), graph.view(name, x, read));
            return graph.view(name, y, layer.shape());
        }
        List<Tensor> xs = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            xs.add(graph.value(name + " step", read));
        }
        graph.add(new ShapeOp.Split(name, 1, x, xs));
        List<Tensor> ys = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            ys.add(translated(step, masks.get(i), xs.get(i)));
        }
        return graph.concatenate(layer, 0, ys);
    }

    private Tensor translated(ShapedLayer step, Optional<Tensor> mask, Tensor x) {
        return graph.masks().within(step, mask, () -> graph.translate(step, List.of(x)));
    }

    private Tensor embedding(ShapedLayer layer, SequenceSpec.Embedding spec, Tensor x) {
        return graph.add(
                new LookupOp.Gather(
                        layer.name(),
                        x.size(),
                        spec.outputDim(),
                        x,
                        graph.parameters().get(layer.owner(), "embeddings"),
                        graph.value(layer.name(), layer.shape())));
    }

    private Tensor normalize(ShapedLayer layer, SequenceSpec.LayerNormalization spec, Tensor x) {
        int columns = x.shape().dimension(-1);
        return graph.add(
                new ReductionOp.NormalizeRows(
                        layer.name(),
                        x.size() / columns,
                        columns,
                        (float) spec.epsilon(),
                        graph.parameters().find(layer.owner(), "gamma"),
                        graph.parameters().find(layer.owner(), "beta"),
                        x,
                        graph.value(layer.name(), x.shape())));
    }

    /** A pooling over an image of height 1. */
    private Tensor pool(
            ShapedLayer layer, ReductionOp.Kind kind, LayerFacts.PoolingOfWindows spec, Tensor x) {
        int channels = x.shape().dimension(1);
        Shape image = Shape.of(1, x.shape().dimension(0), channels);
        Shape result = Shape.of(1, layer.shape().dimension(0), channels);
        Window pool = new Window(1, spec.poolSize());
        Window strides = new Window(1, spec.stride());
        Border border = Border.of(spec.padding(), image, pool, strides, Window.ONE);
        return graph.add(
                new ReductionOp.Pool(
                        layer.name(),
                        kind,
                        PoolGeometry.of(pool, strides, border, image, result),
                        x,
                        graph.value(layer.name(), layer.shape())));
    }

    /** A convolution over an image of height 1. */
    private Tensor conv(ShapedLayer layer, SequenceSpec.Conv1D spec, Tensor x) {
        Shape image = Shape.of(1, x.shape().dimension(0), x.shape().dimension(1));
        Window kernel = new Window(1, spec.kernelSize());
        Window strides = new Window(1, spec.strides());
        Window dilation = new Window(1, spec.dilationRate());
        Border border =
                spec.causal()
                        ? new Border(0, 0, (spec.kernelSize() - 1) * spec.dilationRate(), 0)
                        : Border.of(spec.padding(), image, kernel, strides, dilation);
        Shape result = Shape.of(1, layer.shape().dimension(0), spec.filters());
        Convolution geometry =
                Convolution.of(image, border, kernel, strides, dilation, spec.groups(), result);
        Tensor y =
                graph.convolutions().convolve(layer, geometry, graph.view(layer.name(), x, image));
        return graph.view(
                layer.name(), graph.activate(layer.name(), spec.activation(), y), layer.shape());
    }
}
