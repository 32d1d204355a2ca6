/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.processor.graph.ElementOp.Binary;
import org.intaglio.processor.graph.ReductionOp.Kind;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.ShapedNetwork;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Adds losses and derivatives to the forward half of a training step, by reverse accumulation: the
 * one place that holds the derivative of every operation. Derivatives that nobody asks for, such as
 * that of the network's input, are not computed.
 */
public final class Derivatives {
    private final ShapedNetwork network;
    private final Graph forward;
    private final List<Op> backward = new ArrayList<>();
    private final List<Graph.Gradient> gradients = new ArrayList<>();
    private final Map<Tensor, List<Tensor>> contributions = new HashMap<>();
    private final Set<Operand> wanted = new HashSet<>();
    private int ids;

    private Derivatives(ShapedNetwork network, Graph forward) {
        this.network = network;
        this.forward = forward;
        this.ids = forward.nextId();
    }

    /** The whole training step, from the forward half. */
    public static Graph of(ShapedNetwork network, Graph forward) {
        return new Derivatives(network, forward).build();
    }

    private Graph build() {
        findWanted();
        for (LossOp loss : Losses.of(network, forward)) {
            backward.add(loss);
            contribute(loss.x(), loss.dX());
            ids++;
        }
        for (Op op : forward.ops().reversed()) {
            total(op.layer(), op.writes().get(0)).ifPresent(dY -> derive(op, dY));
        }
        List<Optional<Tensor>> inputGradients = new ArrayList<>();
        if (network.spec().inputGradients()) {
            forward.inputs().forEach(x -> inputGradients.add(total(x.name(), x)));
        }
        Set<Weights> derived = new HashSet<>();
        gradients.forEach(gradient -> derived.add(gradient.weights()));
        for (Weights weights : forward.weights()) {
            if (weights.spec().trainable() && !derived.contains(weights)) {
                throw new IllegalStateException(
                        "no gradient for " + weights.layer() + "." + weights.spec().name());
            }
        }
        List<Op> ops = new ArrayList<>(forward.ops());
        ops.addAll(backward);
        return new Graph(
                forward.inputs(),
                forward.outputs(),
                forward.weights(),
                ops,
                gradients,
                inputGradients);
    }

    /** Trainable parameters, inputs whose gradient is asked for, and what these have a say in. */
    private void findWanted() {
        forward.weights().stream().filter(w -> w.spec().trainable()).forEach(wanted::add);
        if (network.spec().inputGradients()) {
            wanted.addAll(forward.inputs());
        }
        for (Op op : forward.ops()) {
            if (op.reads().stream().anyMatch(wanted::contains)) {
                wanted.add(op.writes().get(0));
            }
        }
    }

    private void derive(Op op, Tensor dY) {
        String layer = op.layer();
        switch (op) {
            case ProductOp.Multiply m -> {
                Product p = m.product();
                derive(
                        layer,
                        m.a(),
                        sum -> p.forA(sum),
                        p.a().transposed() ? m.b() : dY,
                        p.a().transposed() ? dY : m.b());
                derive(
                        layer,
                        m.b(),
                        sum -> p.forB(sum),
                        p.b().transposed() ? dY : m.a(),
                        p.b().transposed() ? m.a() : dY);
            }
            case ProductOp.AddBias b -> {
                int columns = b.bias().size();
                int rows = dY.size() / columns;
                result(b.bias(), db -> new ProductOp.SumRows(layer, rows, columns, dY, db));
                contribute(b.x(), dY);
            }
            case ConvolutionOp.Convolve c -> {
                result(
                        c.kernel(),
                        dW -> new ConvolutionOp.ConvolveKernel(layer, c.geometry(), c.x(), dY, dW));
                result(
                        c.x(),
                        dX ->
                                new ConvolutionOp.ConvolveInput(
                                        layer, c.geometry(), dY, c.kernel(), dX));
            }
            case ReductionOp.Pool p ->
                    result(
                            p.x(),
                            dX ->
                                    p.kind() == Kind.MEAN
                                            ? new ReductionOp.PoolMeanGradient(
                                                    layer, p.geometry(), dY, dX)
                                            : new ReductionOp.PoolMaximumGradient(
                                                    layer, p.geometry(), p.x(), p.y(), dY, dX));
            case ReductionOp.Reduce r ->
                    result(
                            r.x(),
                            dX ->
                                    r.kind() == Kind.MEAN
                                            ? new ReductionOp.ReduceMeanGradient(
                                                    layer, r.length(), r.inner(), dY, dX)
                                            : new ReductionOp.ReduceMaximumGradient(
                                                    layer,
                                                    r.length(),
                                                    r.inner(),
                                                    r.x(),
                                                    r.y(),
                                                    dY,
                                                    dX));
            case ElementOp.Activate a ->
                    result(
                            a.x(),
                            dX ->
                                    new ElementOp.ActivateGradient(
                                            layer,
                                            a.curve(),
                                            a.curve().fromResult() ? a.y() : a.x(),
                                            dY,
                                            dX));
            case ElementOp.Softmax s ->
                    result(
                            s.x(),
                            dX ->
                                    new ElementOp.SoftmaxGradient(
                                            layer, s.rows(), s.columns(), s.y(), dY, dX));
            case ReductionOp.NormalizeBatch n -> normalize(n, dY);
            case ElementOp.Dropout d ->
                    result(d.x(), dX -> new ElementOp.Dropout(layer, d.rate(), d.stream(), dY, dX));
            case ElementOp.Scale s ->
                    result(s.x(), dX -> new ElementOp.Scale(layer, s.scale(), 0, dY, dX));
            case ElementOp.Merge m -> merge(m, dY);
            case ShapeOp.Concatenate c -> {
                int offset = 0;
                for (Tensor x : c.xs()) {
                    int from = offset;
                    result(x, dX -> new ShapeOp.Slice(layer, c.rows(), from, dY, dX));
                    offset += x.size() / c.rows();
                }
            }
            case ShapeOp.View v -> result(v.x(), dX -> new ShapeOp.View(layer, dY, dX));
            case ShapeOp.Copy c -> contribute(c.x(), dY);
            case ReductionOp.Normalize n -> throw notDerived(op);
            case ShapeOp.Slice s -> throw notDerived(op);
            case LossOp l -> throw notDerived(op);
            case ProductOp.SumRows s -> throw notDerived(op);
            case ConvolutionOp.ConvolveInput c -> throw notDerived(op);
            case ConvolutionOp.ConvolveKernel c -> throw notDerived(op);
            case ReductionOp.PoolMeanGradient p -> throw notDerived(op);
            case ReductionOp.PoolMaximumGradient p -> throw notDerived(op);
            case ReductionOp.ReduceMeanGradient r -> throw notDerived(op);
            case ReductionOp.ReduceMaximumGradient r -> throw notDerived(op);
            case ReductionOp.NormalizeGradient n -> throw notDerived(op);
            case ElementOp.ActivateGradient a -> throw notDerived(op);
            case ElementOp.SoftmaxGradient s -> throw notDerived(op);
            case ElementOp.MaximumGradient m -> throw notDerived(op);
        }
    }

    /** Nothing in a forward half becomes this: it is a derivative itself, or of a prediction. */
    private static IllegalStateException notDerived(Op op) {
        return new IllegalStateException("not in a forward half: " + op);
    }

    /** One of the two derivatives of a product. */
    private void derive(
            String layer, Operand x, Function<Boolean, Product> product, Operand a, Operand b) {
        result(
                x,
                dX -> new ProductOp.Multiply(layer, product.apply(x instanceof Weights), a, b, dX));
    }

    private void normalize(ReductionOp.NormalizeBatch n, Tensor dY) {
        Optional<Tensor> dX =
                wanted.contains(n.x()) ? Optional.of(derivativeOf(n.x())) : Optional.empty();
        Optional<Tensor> dGamma = n.norm().gamma().map(this::derivativeOf);
        Optional<Tensor> dBeta = n.norm().beta().map(this::derivativeOf);
        backward.add(
                new ReductionOp.NormalizeGradient(
                        n.layer(), n.norm(), n.statistics(), n.x(), dY, dX, dGamma, dBeta));
        dX.ifPresent(d -> contribute(n.x(), d));
        dBeta.ifPresent(d -> contribute(n.norm().beta().orElseThrow(), d));
        dGamma.ifPresent(d -> contribute(n.norm().gamma().orElseThrow(), d));
    }

    private void merge(ElementOp.Merge m, Tensor dY) {
        String layer = m.layer();
        switch (m.binary()) {
            case ADD -> {
                contribute(m.a(), dY);
                contribute(m.b(), dY);
            }
            case SUBTRACT -> {
                contribute(m.a(), dY);
                result(m.b(), dB -> new ElementOp.Scale(layer, -1, 0, dY, dB));
            }
            case MULTIPLY -> {
                result(m.a(), dA -> new ElementOp.Merge(layer, Binary.MULTIPLY, dY, m.b(), dA));
                result(m.b(), dB -> new ElementOp.Merge(layer, Binary.MULTIPLY, dY, m.a(), dB));
            }
            case MAXIMUM -> {
                Tensor dA = derivativeOf(m.a());
                Tensor dB = derivativeOf(m.b());
                backward.add(new ElementOp.MaximumGradient(layer, m.a(), m.b(), dY, dA, dB));
                contribute(m.a(), dA);
                contribute(m.b(), dB);
            }
        }
    }

    /** Adds the operation that computes the derivative for x, if anybody wants it. */
    private void result(Operand x, Function<Tensor, Op> op) {
        if (wanted.contains(x)) {
            Tensor dX = derivativeOf(x);
            backward.add(op.apply(dX));
            contribute(x, dX);
        }
    }

    private void contribute(Operand x, Tensor dX) {
        if (!wanted.contains(x)) {
            return;
        }
        switch (x) {
            case Tensor t -> contributions.computeIfAbsent(t, k -> new ArrayList<>()).add(dX);
            case Weights w -> gradients.add(new Graph.Gradient(w, dX));
        }
    }

    /** The derivative for a value: the sum of what its readers contributed, if any did. */
    private Optional<Tensor> total(String layer, Tensor x) {
        return contributions.getOrDefault(x, List.of()).stream()
                .reduce((total, dX) -> {
                    Tensor sum = derivativeOf(x);
                    backward.add(new ElementOp.Merge(layer, Binary.ADD, total, dX, sum));
                    return sum;
                });
    }

    private Tensor derivativeOf(Operand x) {
        return switch (x) {
            case Tensor t -> derivative(t.name(), t.shape(), t.scope());
            case Weights w ->
                    derivative(w.layer() + " " + w.spec().name(), w.shape(), Tensor.Scope.BATCH);
        };
    }

    private Tensor derivative(String name, Shape shape, Tensor.Scope scope) {
        return new Tensor(ids++, "∂" + name, shape, Tensor.Type.FLOAT, scope);
    }
}
