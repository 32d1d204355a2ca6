/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.processor.graph.ElementOp.Binary;
import org.intaglio.processor.graph.ReductionOp.Kind;
import org.intaglio.processor.model.Shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * Reverse accumulation over a row of operations, of a network or of the body of a loop: the one
 * place that holds the derivative of every operation. Derivatives that nobody asks for are not
 * computed.
 */
final class Reverse {
    private final IntSupplier ids;
    private final ForWeights ofWeights;
    private final Set<Operand> wanted = new HashSet<>();
    private final Map<Tensor, List<Tensor>> contributions = new HashMap<>();
    private final List<Op> backward = new ArrayList<>();
    private final Map<Op, Op> replaced = new HashMap<>();

    /** What becomes of the derivatives for parameters. */
    interface ForWeights {
        /** Takes the operation that computes one. */
        void add(Weights weights, Tensor derivative, Op op);

        /** Takes one that an operation has made along with others. */
        void made(Weights weights, Tensor derivative);
    }

    /**
     * @param ids the ids of new values
     * @param wanted what derivatives are asked for; parameters, too
     * @param ofWeights receives the derivatives for parameters
     */
    Reverse(IntSupplier ids, Set<? extends Operand> wanted, ForWeights ofWeights) {
        this.ids = ids;
        this.wanted.addAll(wanted);
        this.ofWeights = ofWeights;
    }

    /** Wants what these operations make of what is wanted already, too. */
    void follow(List<Op> ops) {
        for (Op op : ops) {
            if (op.isDifferentiable() && op.reads().stream().anyMatch(wanted::contains)) {
                op.writes().stream()
                        .filter(y -> y.type() == Tensor.Type.FLOAT)
                        .forEach(wanted::add);
            }
        }
    }

    /** Whether a derivative for this is asked for. */
    boolean wants(Operand x) {
        return wanted.contains(x);
    }

    /** The operations for the derivatives so far. */
    List<Op> backward() {
        return backward;
    }

    /** Adds an operation for a derivative. */
    void add(Op op) {
        backward.add(op);
    }

    /** Adds an operation for the derivative for a parameter. */
    void addForWeights(Weights weights, Tensor derivative, Op op) {
        ofWeights.add(weights, derivative, op);
    }

    /** Lets an operation of the forward half be another, which leaves more. */
    void replace(Op op, Op by) {
        replaced.put(op, by);
    }

    /** An operation, or what it has been replaced by. */
    Op current(Op op) {
        return replaced.getOrDefault(op, op);
    }

    /** Derives these operations, the last first. */
    void run(List<Op> ops) {
        for (Op op : ops.reversed()) {
            switch (op) {
                case RecurrentOp.Scan scan -> new ScanDerivative(this, ids, scan).derive();
                case RecurrentOp.LstmCell cell -> cell(cell);
                case ShapeOp.Split split -> split(split);
                default -> total(op.layer(), op.writes().get(0)).ifPresent(dY -> derive(op, dY));
            }
        }
    }

    private void cell(RecurrentOp.LstmCell c) {
        Optional<Tensor> dH = total(c.layer(), c.h());
        Optional<Tensor> dNext = total(c.layer(), c.next());
        if (dH.isEmpty() && dNext.isEmpty()) {
            return;
        }
        Tensor dZ = derivativeOf(c.z());
        Tensor dC = derivativeOf(c.c());
        backward.add(
                new RecurrentOp.LstmCellGradient(
                        c.layer(),
                        c.units(),
                        c.gates(),
                        c.c(),
                        c.next(),
                        dH.orElseThrow(),
                        dNext.orElseThrow(),
                        dZ,
                        dC));
        contribute(c.z(), dZ);
        contribute(c.c(), dC);
    }

    private void split(ShapeOp.Split s) {
        List<Tensor> dYs = s.ys().stream().flatMap(y -> total(s.layer(), y).stream()).toList();
        if (!wanted.contains(s.x()) || dYs.isEmpty()) {
            return;
        }
        if (dYs.size() < s.ys().size()) {
            throw new IllegalStateException("a piece that nothing is made of: " + s);
        }
        result(s.x(), dX -> new ShapeOp.Concatenate(s.layer(), s.rows(), dYs, dX));
    }

    private void derive(Op op, Tensor dY) {
        String layer = op.layer();
        switch (op) {
            case ProductOp.Multiply m -> {
                Product p = m.product();
                product(
                        layer,
                        m.a(),
                        sum -> p.forA(sum),
                        p.a().transposed() ? m.b() : dY,
                        p.a().transposed() ? dY : m.b());
                product(
                        layer,
                        m.b(),
                        sum -> p.forB(sum),
                        p.b().transposed() ? dY : m.a(),
                        p.b().transposed() ? m.a() : dY);
            }
            case ProductOp.AddBias b -> {
                int columns = dY.shape().dimension(-1);
                int rows = dY.size() / columns;
                result(
                        b.bias(),
                        db -> new ProductOp.SumRows(layer, rows, columns, b.row(), dY, db));
                contribute(b.x(), dY);
            }
            case ProductOp.Weigh w -> {
                result(w.x(), dX -> new ProductOp.Weigh(layer, w.weights(), dY, dX));
                if (wants(w.weights())) {
                    int columns = w.weights().size();
                    Tensor products = derivativeOf(w.x());
                    add(new ElementOp.Merge(layer, Binary.MULTIPLY, dY, w.x(), products));
                    result(
                            w.weights(),
                            dW ->
                                    new ProductOp.SumRows(
                                            layer, dY.size() / columns, columns, 0, products, dW));
                }
            }
            case ConvolutionOp.ConvolveInput c -> {
                result(
                        c.kernel(),
                        dW ->
                                new ConvolutionOp.ConvolveKernel(
                                        layer, c.geometry(), dY, c.dY(), dW));
                result(
                        c.dY(),
                        dX -> new ConvolutionOp.Convolve(layer, c.geometry(), dY, c.kernel(), dX));
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
            case ReductionOp.Resample r ->
                    result(
                            r.x(),
                            dX ->
                                    new ReductionOp.Resample(
                                            layer,
                                            r.outer(),
                                            r.inner(),
                                            r.map().flipped(),
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
            case LookupOp.Gather g ->
                    result(
                            g.table(),
                            dTable ->
                                    new LookupOp.Scatter(
                                            layer, g.rows(), g.width(), g.indices(), dY, dTable));
            case ElementOp.CausalSoftmax s ->
                    result(
                            s.x(),
                            dX ->
                                    new ElementOp.SoftmaxGradient(
                                            layer, s.rows(), s.columns(), s.y(), dY, dX));
            case ElementOp.Softmax s ->
                    result(
                            s.x(),
                            dX ->
                                    new ElementOp.SoftmaxGradient(
                                            layer, s.rows(), s.columns(), s.y(), dY, dX));
            case ElementOp.AlongRows r ->
                    result(
                            r.x(),
                            dX ->
                                    new ElementOp.AlongRowsGradient(
                                            layer,
                                            r.function(),
                                            r.rows(),
                                            r.columns(),
                                            r.y(),
                                            dY,
                                            dX));
            case ReductionOp.NormalizeBatch n -> normalize(n, dY);
            case ReductionOp.NormalizeRows n -> normalize(n, dY);
            case ReductionOp.Normalize n ->
                    result(
                            n.x(),
                            dX -> new ReductionOp.FrozenNormalizeGradient(layer, n.norm(), dY, dX));
            case ElementOp.Dropout d ->
                    result(d.x(), dX -> new ElementOp.Dropout(layer, d.rate(), d.stream(), dY, dX));
            case ElementOp.Scale s ->
                    result(s.x(), dX -> new ElementOp.Scale(layer, s.scale(), 0, dY, dX));
            // It depends on nothing.
            case ElementOp.Noise n -> throw notDerived(op);
            case ElementOp.Merge m -> merge(m, dY);
            case ShapeOp.Concatenate c -> {
                int offset = 0;
                for (Tensor x : c.xs()) {
                    int from = offset;
                    result(x, dX -> new ShapeOp.Slice(layer, c.rows(), from, dY, dX));
                    offset += x.size() / c.rows();
                }
            }
            case ReductionOp.Standardize s ->
                    result(
                            s.x(),
                            dX ->
                                    new ReductionOp.StandardizeGradient(
                                            layer,
                                            s.positions(),
                                            s.variance(),
                                            s.epsilon(),
                                            dY,
                                            dX));
            case LookupOp.Discretize d -> {} // Steps: nothing passes.
            case LookupOp.Find f -> {}
            case LookupOp.Encode e -> {}
            case ImageOp.Move m ->
                    result(
                            m.x(),
                            dX -> new ImageOp.MoveGradient(layer, m.motion(), m.stream(), dY, dX));
            case ImageOp.Shade s ->
                    result(
                            s.x(),
                            dX ->
                                    new ImageOp.ShadeGradient(
                                            layer, s.tone(), s.stream(), s.x(), dY, dX));
            case ShapeOp.Transpose t ->
                    result(
                            t.x(),
                            dX ->
                                    new ShapeOp.Transpose(
                                            layer,
                                            t.outer(),
                                            t.columns(),
                                            t.rows(),
                                            t.inner(),
                                            dY,
                                            dX));
            case ShapeOp.View v -> result(v.x(), dX -> new ShapeOp.View(layer, dY, dX));
            case ShapeOp.Copy c -> contribute(c.x(), dY);
            case CustomOp.Custom c -> custom(c, dY);
            case CustomOp.CustomGradient c -> throw notDerived(op);
            case ShapeOp.Slice s -> throw notDerived(op);
            case ShapeOp.Split s -> throw notDerived(op);
            case LossOp l -> throw notDerived(op);
            case ProductOp.SumRows s -> throw notDerived(op);
            case ConvolutionOp.ConvolveKernel c -> throw notDerived(op);
            case ReductionOp.PoolMeanGradient p -> throw notDerived(op);
            case ReductionOp.PoolMaximumGradient p -> throw notDerived(op);
            case ReductionOp.ReduceMeanGradient r -> throw notDerived(op);
            case ReductionOp.ReduceMaximumGradient r -> throw notDerived(op);
            case ReductionOp.NormalizeGradient n -> throw notDerived(op);
            case ReductionOp.FrozenNormalizeGradient n -> throw notDerived(op);
            case ElementOp.Differs d -> throw notDerived(op);
            case ReductionOp.DivideByMean d -> throw notDerived(op);
            case ElementOp.ActivateGradient a -> throw notDerived(op);
            case ElementOp.SoftmaxGradient s -> throw notDerived(op);
            case ElementOp.AlongRowsGradient r -> throw notDerived(op);
            case ElementOp.Penalty p -> throw notDerived(op);
            case ElementOp.MaximumGradient m -> throw notDerived(op);
            case ReductionOp.NormalizeRowsGradient n -> throw notDerived(op);
            case LookupOp.Scatter s -> throw notDerived(op);
            case ReductionOp.StandardizeGradient s -> throw notDerived(op);
            case ImageOp.MoveGradient m -> throw notDerived(op);
            case ImageOp.ShadeGradient s -> throw notDerived(op);
            case RecurrentOp r -> throw notDerived(op);
        }
    }

    /** Nothing in a forward half becomes this: it is a derivative itself, or of a prediction. */
    private static IllegalStateException notDerived(Op op) {
        return new IllegalStateException("not in a forward half: " + op);
    }

    private void custom(CustomOp.Custom c, Tensor dY) {
        List<Optional<Tensor>> dXs = c.xs().stream().map(this::wantedDerivative).toList();
        List<Optional<Tensor>> dParameters =
                c.parameters().stream().map(this::wantedDerivative).toList();
        backward.add(new CustomOp.CustomGradient(c, dY, dXs, dParameters));
        for (int i = 0; i < dXs.size(); i++) {
            Tensor x = c.xs().get(i);
            dXs.get(i).ifPresent(dX -> contribute(x, dX));
        }
        for (int i = 0; i < dParameters.size(); i++) {
            given(Optional.of(c.parameters().get(i)), dParameters.get(i));
        }
    }

    /** One of the two derivatives of a product. */
    private void product(
            String layer, Operand x, Function<Boolean, Product> product, Operand a, Operand b) {
        result(
                x,
                dX -> new ProductOp.Multiply(layer, product.apply(x instanceof Weights), a, b, dX));
    }

    private void normalize(ReductionOp.NormalizeBatch n, Tensor dY) {
        Optional<Tensor> dX = wantedDerivative(n.x());
        Optional<Tensor> dGamma = n.norm().gamma().flatMap(this::wantedDerivative);
        Optional<Tensor> dBeta = n.norm().beta().flatMap(this::wantedDerivative);
        backward.add(
                new ReductionOp.NormalizeGradient(
                        n.layer(), n.norm(), n.statistics(), n.x(), dY, dX, dGamma, dBeta));
        dX.ifPresent(d -> contribute(n.x(), d));
        given(n.norm().beta(), dBeta);
        given(n.norm().gamma(), dGamma);
    }

    private void normalize(ReductionOp.NormalizeRows n, Tensor dY) {
        Optional<Tensor> dX = wantedDerivative(n.x());
        Optional<Tensor> dGamma = n.gamma().flatMap(this::wantedDerivative);
        Optional<Tensor> dBeta = n.beta().flatMap(this::wantedDerivative);
        backward.add(new ReductionOp.NormalizeRowsGradient(n, dY, dX, dGamma, dBeta));
        dX.ifPresent(d -> contribute(n.x(), d));
        given(n.beta(), dBeta);
        given(n.gamma(), dGamma);
    }

    private Optional<Tensor> wantedDerivative(Operand x) {
        return wanted.contains(x) ? Optional.of(derivativeOf(x)) : Optional.empty();
    }

    /** The derivative for a parameter that an operation has made along with others. */
    private void given(Optional<Weights> weights, Optional<Tensor> derivative) {
        derivative.ifPresent(d -> ofWeights.made(weights.orElseThrow(), d));
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
        if (!wanted.contains(x)) {
            return;
        }
        Tensor dX = derivativeOf(x);
        switch (x) {
            case Tensor t -> {
                backward.add(op.apply(dX));
                contribute(t, dX);
            }
            case Weights w -> ofWeights.add(w, dX, op.apply(dX));
        }
    }

    /** Adds to the derivative for a value, if anybody wants it. */
    void contribute(Tensor x, Tensor dX) {
        if (wanted.contains(x)) {
            contributions.computeIfAbsent(x, k -> new ArrayList<>()).add(dX);
        }
    }

    /** The derivative for a value: the sum of what its readers contributed, if any did. */
    Optional<Tensor> total(String layer, Tensor x) {
        Optional<Tensor> total =
                contributions.getOrDefault(x, List.of()).stream()
                        .reduce((sum, dX) -> {
                            Tensor both = derivativeOf(x);
                            backward.add(new ElementOp.Merge(layer, Binary.ADD, sum, dX, both));
                            return both;
                        });
        total.ifPresent(sum -> contributions.put(x, List.of(sum)));
        return total;
    }

    /** A new value for the derivative for x. */
    Tensor derivativeOf(Operand x) {
        return switch (x) {
            case Tensor t -> derivative(t.name(), t.shape(), t.scope());
            case Weights w ->
                    derivative(w.layer() + " " + w.spec().name(), w.shape(), Tensor.Scope.BATCH);
        };
    }

    private Tensor derivative(String name, Shape shape, Tensor.Scope scope) {
        return new Tensor(ids.getAsInt(), "∂" + name, shape, Tensor.Type.FLOAT, scope);
    }
}
