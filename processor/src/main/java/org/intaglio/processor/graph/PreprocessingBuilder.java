/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.OutputMode;
import org.intaglio.processor.model.Decimals;
import org.intaglio.processor.model.PreprocessingSpec;
import org.intaglio.processor.model.ShapedLayer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Translates layers that turn raw data into what a network can learn from. */
final class PreprocessingBuilder {
    /** Keras' least deviation is 10⁻⁷: this is its square, which other variances swallow. */
    private static final float LEAST_VARIANCE = 1e-14f;

    private final GraphBuilder graph;

    PreprocessingBuilder(GraphBuilder graph) {
        this.graph = graph;
    }

    Tensor translate(ShapedLayer layer, PreprocessingSpec spec, Tensor x) {
        String name = layer.name();
        return switch (spec) {
            case PreprocessingSpec.Normalization s when s.isAdapted() -> adapted(layer, x);
            case PreprocessingSpec.Normalization s -> given(layer, s, x);
            case PreprocessingSpec.Discretization s -> {
                List<Float> boundaries =
                        s.binBoundaries().values().stream().map(Double::floatValue).toList();
                Tensor y = graph.indices(name, x.shape());
                graph.add(new LookupOp.Discretize(name, boundaries, x, y));
                yield encoded(layer, s, y);
            }
            case PreprocessingSpec.IntegerLookup s -> {
                Tensor y = graph.indices(name, x.shape());
                graph.add(new LookupOp.Find(name, s.vocabulary(), s.numOovIndices(), x, y));
                yield encoded(layer, s, y);
            }
            case PreprocessingSpec.CategoryEncoding s -> encoded(layer, s, x);
        };
    }

    private Tensor encoded(ShapedLayer layer, PreprocessingSpec.Categories spec, Tensor x) {
        if (spec.outputMode() == OutputMode.INTEGER) {
            return x;
        }
        int length = spec.outputMode() == OutputMode.ONE_HOT ? 1 : x.shape().dimension(-1);
        return graph.add(
                new LookupOp.Encode(
                        layer.name(),
                        x.size() / length,
                        length,
                        spec.tokens(),
                        spec.outputMode() == OutputMode.COUNT,
                        x,
                        graph.value(layer.name(), layer.shape())));
    }

    private Tensor adapted(ShapedLayer layer, Tensor x) {
        int channels = x.shape().dimension(-1);
        Norm norm =
                new Norm(
                        x.size() / channels,
                        channels,
                        0,
                        LEAST_VARIANCE,
                        Optional.empty(),
                        Optional.empty(),
                        graph.parameters().get(layer.owner(), "mean"),
                        graph.parameters().get(layer.owner(), "variance"));
        return graph.add(
                new ReductionOp.Normalize(
                        layer.name(), norm, x, graph.value(layer.name(), x.shape())));
    }

    /** What undoes a normalization is one, too: by mean -m/σ and variance 1/σ². */
    private Tensor given(ShapedLayer layer, PreprocessingSpec.Normalization spec, Tensor x) {
        int channels = x.shape().dimension(-1);
        List<Double> means = each(spec.mean(), channels);
        List<Double> variances = each(spec.variance(), channels);
        List<Float> mean = new ArrayList<>();
        List<Float> variance = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            double deviation = Math.max(Math.sqrt(variances.get(c)), 1e-7);
            mean.add((float) (spec.invert() ? -means.get(c) / deviation : means.get(c)));
            double square = deviation * deviation;
            variance.add((float) (spec.invert() ? 1 / square : square));
        }
        return graph.add(
                new ReductionOp.Standardize(
                        layer.name(),
                        x.size() / channels,
                        mean,
                        variance,
                        0,
                        x,
                        graph.value(layer.name(), x.shape())));
    }

    /** One for each channel, where one is given for all. */
    private static List<Double> each(Decimals numbers, int channels) {
        List<Double> values = numbers.values();
        return values.size() == 1 ? Collections.nCopies(channels, values.getFirst()) : values;
    }
}
