/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.processor.graph.ElementOp.Binary;
import org.intaglio.processor.graph.ElementOp.Draw;
import org.intaglio.processor.model.NoiseSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.ShapedLayer;

/** Translates layers that draw numbers: what they draw is added or multiplied. */
final class NoiseBuilder {
    /**
     * What Keras puts for a dropped value, the end of a SELU; see <a
     * href="https://arxiv.org/abs/1706.02515">Klambauer et al. 2017</a>.
     */
    private static final double DROPPED = -1.6732632423543772 * 1.0507009873554805;

    private final GraphBuilder graph;

    NoiseBuilder(GraphBuilder graph) {
        this.graph = graph;
    }

    Tensor translate(ShapedLayer layer, NoiseSpec spec, Tensor x) {
        if (!graph.isTraining() || spec.amount() == 0) {
            return x;
        }
        String name = layer.name();
        double rate = spec.amount();
        return switch (spec) {
            case NoiseSpec.GaussianNoise s ->
                    with(name, Binary.ADD, x, normal(name, s.stddev(), 0, x.shape()));
            case NoiseSpec.GaussianDropout s -> {
                double deviation = Math.sqrt(rate / (1 - rate));
                yield with(name, Binary.MULTIPLY, x, normal(name, deviation, 1, x.shape()));
            }
            case NoiseSpec.AlphaDropout s -> alpha(name, rate, x);
            case NoiseSpec.OfChannels s -> {
                Shape channels = Shape.of(x.shape().dimension(-1));
                Tensor kept = keep(name, rate, 1 / (1 - rate), 0, 1, graph.stream(), channels);
                yield with(name, Binary.MULTIPLY, x, graph.repeat(name, kept, x.shape()));
            }
        };
    }

    private Tensor with(String name, Binary binary, Tensor x, Tensor noise) {
        return graph.merge(name, binary, x, noise);
    }

    private Tensor normal(String name, double deviation, float mean, Shape shape) {
        return graph.add(
                new ElementOp.Noise(
                        name,
                        Draw.NORMAL,
                        0,
                        (float) deviation,
                        mean,
                        mean,
                        graph.stream(),
                        graph.value(name + " noise", shape)));
    }

    private Tensor keep(
            String name,
            double rate,
            double scale,
            double offset,
            float rest,
            int stream,
            Shape shape) {
        return graph.add(
                new ElementOp.Noise(
                        name,
                        Draw.KEEP,
                        (float) rate,
                        (float) scale,
                        (float) offset,
                        rest,
                        stream,
                        graph.value(name + " kept", shape)));
    }

    /** {@code a·(kept·x + (1 - kept)·dropped) + b}, where a and b bring mean and variance back. */
    private Tensor alpha(String name, double rate, Tensor x) {
        double a = 1 / Math.sqrt((1 - rate) * (1 + rate * DROPPED * DROPPED));
        double b = -a * DROPPED * rate;
        int stream = graph.stream();
        Tensor factor = keep(name, rate, a, 0, 1, stream, x.shape());
        Tensor added = keep(name, rate, -a * DROPPED, a * DROPPED + b, 0, stream, x.shape());
        return with(name, Binary.ADD, with(name, Binary.MULTIPLY, x, factor), added);
    }
}
