/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.Activation;
import org.intaglio.processor.graph.ElementOp.Binary;

/**
 * Translates activation functions: a curve that the kernels have, or a few operations. Formulas are
 * those of Keras 3.15, <a
 * href="https://keras.io/api/layers/activations/">api/layers/activations</a>.
 */
final class ActivationBuilder {
    private final GraphBuilder graph;
    private final String name;
    private final Tensor x;

    ActivationBuilder(GraphBuilder graph, String name, Tensor x) {
        this.graph = graph;
        this.name = name;
        this.x = x;
    }

    Tensor activate(Activation activation) {
        return switch (activation) {
            case LINEAR -> x;
            case SOFTMAX -> {
                int columns = x.shape().dimension(-1);
                Tensor y = graph.value(name, x.shape());
                yield graph.add(new ElementOp.Softmax(name, x.size() / columns, columns, x, y));
            }
            case LOG_SOFTMAX -> rows(ElementOp.Along.LOG_SOFTMAX);
            case SPARSEMAX -> rows(ElementOp.Along.SPARSEMAX);
            case HARD_TANH -> {
                // No sum with 1 and back: what is near 0 keeps all its digits.
                Tensor above = curve(Curve.AT_MOST_ONE, x);
                yield negative(curve(Curve.AT_MOST_ONE, negative(above)));
            }
            case HARD_SILU -> merge(Binary.MULTIPLY, x, curve(Activation.HARD_SIGMOID, x));
            case LOG_SIGMOID -> negative(curve(Activation.SOFTPLUS, negative(x)));
            case TANH_SHRINK -> merge(Binary.SUBTRACT, x, curve(Activation.TANH, x));
            case SOFT_SHRINK ->
                    merge(
                            Binary.SUBTRACT,
                            curve(Curve.RELU, graph.scale(name, 1, -0.5f, x)),
                            curve(Curve.RELU, graph.scale(name, -1, -0.5f, x)));
            case HARD_SHRINK ->
                    merge(
                            Binary.SUBTRACT,
                            curve(Curve.ABOVE_HALF, x),
                            curve(Curve.ABOVE_HALF, negative(x)));
            case SQUAREPLUS -> squareplus();
            case SPARSE_PLUS -> {
                // Above 1 the square stays at 1, and the rest is linear.
                Tensor slope = sparseSigmoid();
                Tensor rest = curve(Curve.RELU, graph.scale(name, 1, -1, x));
                yield merge(Binary.ADD, merge(Binary.MULTIPLY, slope, slope), rest);
            }
            case SPARSE_SIGMOID -> sparseSigmoid();
            default -> curve(activation, x);
        };
    }

    private Tensor sparseSigmoid() {
        return curve(Curve.UNIT, graph.scale(name, 0.5f, 0.5f, x));
    }

    /** The root of v is {@code v·1/√v}. */
    private Tensor squareplus() {
        Tensor v = graph.scale(name, 1, 4, merge(Binary.MULTIPLY, x, x));
        Tensor root = merge(Binary.MULTIPLY, v, curve(Curve.INVERSE_ROOT, v));
        return graph.scale(name, 0.5f, 0, merge(Binary.ADD, x, root));
    }

    private Tensor rows(ElementOp.Along function) {
        int columns = x.shape().dimension(-1);
        Tensor y = graph.value(name, x.shape());
        return graph.add(
                new ElementOp.AlongRows(name, function, x.size() / columns, columns, x, y));
    }

    private Tensor curve(Activation activation, Tensor of) {
        return curve(Curve.of(activation), of);
    }

    private Tensor curve(Curve curve, Tensor of) {
        return graph.activate(name, curve, of);
    }

    private Tensor negative(Tensor of) {
        return graph.scale(name, -1, 0, of);
    }

    private Tensor merge(Binary binary, Tensor a, Tensor b) {
        return graph.merge(name, binary, a, b);
    }
}
