/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import org.intaglio.processor.graph.ConvolutionOp;
import org.intaglio.processor.graph.ElementOp;
import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.LookupOp;
import org.intaglio.processor.graph.LossOp;
import org.intaglio.processor.graph.Norm;
import org.intaglio.processor.graph.Op;
import org.intaglio.processor.graph.Operand;
import org.intaglio.processor.graph.Product;
import org.intaglio.processor.graph.ProductOp;
import org.intaglio.processor.graph.ProductOp.AddBias;
import org.intaglio.processor.graph.RecurrentOp;
import org.intaglio.processor.graph.ReductionOp;
import org.intaglio.processor.graph.ReductionOp.Kind;
import org.intaglio.processor.graph.ShapeOp;
import org.intaglio.processor.graph.Tensor;
import org.intaglio.processor.graph.Weights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From what is computed to how this CPU does it: the instructions for each operation. */
public final class Lowering {
    /**
     * Rows of a sample from which on the derivative of a parameter is summed up slice by slice, as
     * a convolution's: its arguments never leave the cache. With fewer, one product over the whole
     * batch is better than a sum for each part of it.
     */
    private static final int ROWS_FOR_SUMS = 16;

    private final Graph graph;
    private final Resources resources;
    private final Code code;
    private final PooledConvolutions pooled;
    private final ConvolutionLowering convolutions;
    private final LoopLowering loops;
    private final Map<Operand, List<Op>> readers;
    private final Map<Tensor, Weights> derivatives = new HashMap<>();
    private final Set<Op> absorbed = new HashSet<>();

    private Lowering(Graph graph, Resources resources, Code code, int largestTile) {
        this.graph = graph;
        this.resources = resources;
        this.code = code;
        this.pooled = new PooledConvolutions(graph);
        this.convolutions = new ConvolutionLowering(resources, code, pooled, largestTile);
        this.loops =
                new LoopLowering(
                        resources,
                        code,
                        (own, body, ops) -> new Lowering(graph.with(ops), own, body, largestTile));
        this.readers = graph.readers();
        graph.gradients().forEach(g -> derivatives.put(g.value(), g.weights()));
    }

    /**
     * The instructions of a graph.
     *
     * @param largestTile the largest tiles of Winograd's algorithm, as in {@link
     *     WinogradGeometry#of}
     */
    public static Instructions of(Graph graph, int largestTile) {
        Code code = new Code();
        return new Lowering(graph, code.resources(), code, largestTile).lower();
    }

    private Instructions lower() {
        graph.inputs().forEach(resources::of);
        lowerAll();
        for (int i = 0; i < graph.inputGradients().size(); i++) {
            String name = graph.inputs().get(i).name();
            int index = i;
            graph.inputGradients()
                    .get(i)
                    .ifPresent(dX ->
                            code.add(new Backward.InputGradient(name, index, resources.of(dX))));
        }
        return new Instructions(
                graph.inputs().stream().map(resources::of).toList(),
                graph.outputs().stream().map(resources::of).toList(),
                graph.weights(),
                code.all());
    }

    /** The instructions of all operations, in their order. */
    void lowerAll() {
        for (Op op : graph.ops()) {
            if (!pooled.hasAbsorbed(op) && !absorbed.contains(op)) {
                lower(op);
            }
        }
    }

    private void lower(Op op) {
        switch (op) {
            case ProductOp product -> product(product);
            case ConvolutionOp.Convolve c -> convolutions.forward(c, bias(c.y()));
            case ConvolutionOp.ConvolveInput c -> convolutions.input(c);
            case ConvolutionOp.ConvolveKernel c -> convolutions.kernel(c, derivatives.get(c.y()));
            case ElementOp element -> code.add(element(element));
            case ReductionOp.NormalizeBatch n -> normalize(n);
            case ReductionOp.NormalizeGradient n -> normalizeGradient(n);
            case ReductionOp.NormalizeRowsGradient n -> normalizeGradient(n);
            case ReductionOp reduction -> code.add(reduction(reduction));
            case ShapeOp.View v -> resources.alias(v.y(), v.x());
            case ShapeOp.Copy c -> code.add(new Forward.Copy(c.layer(), of(c.x()), of(c.y())));
            case ShapeOp.Concatenate c -> concatenate(c);
            case ShapeOp.Slice s -> {
                int length = s.y().size() / s.rows();
                Pieces pieces = new Pieces(s.rows(), length, s.x().size() / s.rows(), s.offset());
                code.add(new Forward.Slice(s.layer(), pieces, of(s.x()), of(s.y())));
            }
            case LookupOp.Gather g ->
                    code.add(
                            new Forward.Gather(
                                    g.layer(),
                                    g.rows(),
                                    g.width(),
                                    g.table(),
                                    of(g.indices()),
                                    of(g.y())));
            case LookupOp.Scatter s ->
                    code.finish(
                            new StepInstruction.ScatterRows(
                                    s.layer(),
                                    derivatives.get(s.y()),
                                    s.rows(),
                                    s.width(),
                                    of(s.indices()),
                                    of(s.dY())));

            case RecurrentOp.Scan s -> loops.lower(s);
            case RecurrentOp.Delay d -> loops.delay(d);
            case RecurrentOp.LstmCell c ->
                    code.add(
                            new Forward.LstmCell(
                                    c.layer(),
                                    c.units(),
                                    of(c.z()),
                                    of(c.c()),
                                    of(c.h()),
                                    of(c.next()),
                                    of(c.gates())));
            case RecurrentOp.LstmCellGradient c ->
                    code.add(
                            new Backward.LstmCell(
                                    c.layer(),
                                    c.units(),
                                    of(c.gates()),
                                    of(c.c()),
                                    of(c.next()),
                                    of(c.dH()),
                                    of(c.dNext()),
                                    of(c.dZ()),
                                    of(c.dC())));
            case LossOp l ->
                    code.add(
                            new LossInstruction(
                                    l.layer(),
                                    l.index(),
                                    l.spec(),
                                    l.rows(),
                                    l.columns(),
                                    l.fused(),
                                    of(l.x()),
                                    l.result().map(resources::of),
                                    of(l.dX())));
        }
    }

    private void product(ProductOp op) {
        switch (op) {
            case ProductOp.Multiply m -> multiply(m);
            case ProductOp.SumRows s -> sumRows(s);
            case AddBias b -> throw new IllegalStateException("a bias behind no product: " + b);
        }
    }

    private void multiply(ProductOp.Multiply m) {
        Product p = m.product();
        Tensor x = (Tensor) m.a();
        if (m.b() instanceof Weights w && !p.b().transposed()) {
            Optional<AddBias> bias = bias(m.y());
            Tensor y = bias.map(AddBias::y).orElse(m.y());
            boolean steps = resources.hasSteps(x) || isForLoop(y);
            code.add(
                    new Forward.Dense(
                            m.layer(),
                            p.rows(),
                            p.inner(),
                            p.columns(),
                            w,
                            bias.map(AddBias::bias),
                            false,
                            of(x, steps),
                            of(y, steps)));
        } else if (m.b() instanceof Weights w) {
            Region transposed =
                    code.prepared(
                            w,
                            w.layer() + " transposed",
                            w.size(),
                            to ->
                                    new StepInstruction.Transpose(
                                            w.layer(), w, p.columns(), p.inner(), to));
            boolean steps = resources.hasSteps(x);
            code.add(
                    new Backward.DenseInput(
                            m.layer(),
                            p.rows(),
                            p.columns(),
                            p.inner(),
                            transposed,
                            of(x, steps),
                            of(m.y(), steps)));
        } else if (p.overSamples()) {
            kernelGradient(m, derivatives.get(m.y()));
        } else {
            Tensor b = (Tensor) m.b();
            code.add(
                    new Forward.Product(
                            m.layer(),
                            new ProductSizes(p, x.size(), b.size(), m.y().size()),
                            of(x),
                            of(b),
                            of(m.y())));
        }
    }

    /** Whether a value is what a loop runs over. */
    private boolean isForLoop(Tensor y) {
        return readers.getOrDefault(y, List.of()).stream()
                .anyMatch(op ->
                        op instanceof RecurrentOp.Scan scan
                                && scan.slices().stream().anyMatch(s -> s.sequence().equals(y)));
    }

    private Value of(Tensor tensor, boolean inSteps) {
        return inSteps ? resources.steps(tensor) : resources.of(tensor);
    }

    private void kernelGradient(ProductOp.Multiply m, Weights weights) {
        Product p = m.product();
        Tensor a = (Tensor) m.a();
        Tensor b = (Tensor) m.b();
        boolean steps = resources.hasSteps(a) || resources.hasSteps(b);
        Value x = of(a, steps);
        Value dY = of(b, steps);
        if (p.inner() < ROWS_FOR_SUMS && !steps) {
            code.finish(
                    new StepInstruction.DenseKernelGradient(
                            m.layer(), weights, p.inner(), p.rows(), p.columns(), x, dY));
        } else {
            code.add(
                    new Backward.DenseKernel(
                            m.layer(),
                            p.inner(),
                            p.rows(),
                            p.columns(),
                            x,
                            dY,
                            code.sumsFor(m.layer(), weights)));
        }
    }

    private void sumRows(ProductOp.SumRows s) {
        Weights weights = derivatives.get(s.y());
        Optional<PooledConvolutions.Chain> chain = pooled.ofDerivative(s.x());
        // A convolution's kernel is summed up by parts: what reads the same need not be kept
        // either.
        boolean convolution =
                readers.get(s.x()).stream()
                        .anyMatch(ConvolutionOp.ConvolveKernel.class::isInstance);
        if (chain.isPresent()) {
            convolutions.pooledBias(s.layer(), chain.get(), weights);
        } else if (convolution || s.rows() >= ROWS_FOR_SUMS || resources.hasSteps(s.x())) {
            code.add(
                    new Backward.Bias(
                            s.layer(),
                            s.rows(),
                            s.columns(),
                            of(s.x(), resources.hasSteps(s.x())),
                            code.sumsFor(s.layer(), weights)));
        } else {
            code.finish(
                    new StepInstruction.DenseBiasGradient(s.layer(), weights, s.rows(), of(s.x())));
        }
    }

    /** The bias that a product or a convolution adds to its sums, which nobody else reads. */
    private Optional<AddBias> bias(Tensor sums) {
        List<Op> all = readers.getOrDefault(sums, List.of());
        if (all.size() == 1 && all.get(0) instanceof AddBias bias) {
            absorbed.add(bias);
            return Optional.of(bias);
        }
        return Optional.empty();
    }

    private Instruction element(ElementOp op) {
        String layer = op.layer();
        return switch (op) {
            case ElementOp.Activate a ->
                    new Forward.Activate(layer, a.curve(), of(a.x()), of(a.y()));
            case ElementOp.ActivateGradient a ->
                    new Backward.Activate(layer, a.curve(), of(a.from()), of(a.dY()), of(a.y()));
            case ElementOp.Softmax s ->
                    new Forward.Softmax(layer, s.rows(), s.columns(), of(s.x()), of(s.y()));
            case ElementOp.SoftmaxGradient s ->
                    new Backward.Softmax(
                            layer, s.rows(), s.columns(), of(s.result()), of(s.dY()), of(s.y()));
            case ElementOp.CausalSoftmax s ->
                    new Forward.CausalSoftmax(
                            layer, s.rows(), s.columns(), s.period(), of(s.x()), of(s.y()));
            case ElementOp.Scale s ->
                    new Forward.Scale(layer, s.scale(), s.offset(), of(s.x()), of(s.y()));
            case ElementOp.Dropout d ->
                    new Forward.Dropout(layer, d.rate(), d.stream(), of(d.x()), of(d.y()));
            case ElementOp.Merge m ->
                    new Forward.Merge(layer, m.binary(), of(m.a()), of(m.b()), of(m.y()));
            case ElementOp.MaximumGradient m ->
                    new Backward.Maximum(
                            layer, of(m.a()), of(m.b()), of(m.dY()), of(m.dA()), of(m.dB()));
        };
    }

    private Instruction reduction(ReductionOp op) {
        String layer = op.layer();
        return switch (op) {
            case ReductionOp.Pool p ->
                    new Forward.Pool(
                            layer, p.kind() == Kind.MAXIMUM, p.geometry(), of(p.x()), of(p.y()));
            case ReductionOp.PoolMeanGradient p ->
                    new Backward.PoolMean(layer, p.geometry(), of(p.x()), of(p.y()));
            case ReductionOp.PoolMaximumGradient p ->
                    new Backward.PoolMaximum(
                            layer, p.geometry(), of(p.x()), of(p.result()), of(p.dY()), of(p.y()));
            case ReductionOp.Reduce r ->
                    new Forward.GlobalPool(
                            layer,
                            r.kind() == Kind.MAXIMUM,
                            r.length(),
                            r.inner(),
                            of(r.x()),
                            of(r.y()));
            case ReductionOp.ReduceMeanGradient r ->
                    new Backward.GlobalMean(layer, r.length(), r.inner(), of(r.x()), of(r.y()));
            case ReductionOp.ReduceMaximumGradient r ->
                    new Backward.GlobalMaximum(
                            layer,
                            r.length(),
                            r.inner(),
                            of(r.x()),
                            of(r.result()),
                            of(r.dY()),
                            of(r.y()));
            case ReductionOp.NormalizeRows n -> rows(n);
            case ReductionOp.NormalizeRowsGradient n ->
                    throw new IllegalArgumentException(n.toString());
            case ReductionOp.Normalize n ->
                    new Forward.Normalize(layer, n.norm(), of(n.x()), of(n.y()));
            case ReductionOp.FrozenNormalizeGradient n ->
                    new Backward.FrozenNormInput(layer, n.norm(), of(n.dY()), of(n.dX()));
            case ReductionOp.NormalizeBatch n -> throw new IllegalArgumentException(n.toString());
            case ReductionOp.NormalizeGradient n ->
                    throw new IllegalArgumentException(n.toString());
        };
    }

    private void normalize(ReductionOp.NormalizeBatch n) {
        Norm norm = n.norm();
        int channels = norm.channels();
        Region moments = resources.part(n.layer() + " moments", 3 * channels);
        Region statistics = resources.shared(n.layer() + " statistics", 3 * channels);
        resources.put(n.statistics(), statistics);
        code.add(new Moments(n.layer(), norm.positions(), channels, of(n.x()), moments));
        code.add(
                new StepInstruction.CombineMoments(
                        n.layer(),
                        channels,
                        norm.positions(),
                        norm.momentum(),
                        moments,
                        statistics,
                        norm.movingMean(),
                        norm.movingVariance()));
        code.add(new Forward.NormalizeBatch(n.layer(), norm, statistics, of(n.x()), of(n.y())));
    }

    private void normalizeGradient(ReductionOp.NormalizeGradient n) {
        String layer = n.layer();
        int channels = n.norm().channels();
        Region statistics = resources.regionOf(n.statistics());
        Region sums = resources.part(layer + " ∂ sums", 2 * channels);
        Region totals = resources.shared(layer + " ∂ totals", 2 * channels);
        code.add(new Backward.NormSums(layer, n.norm(), statistics, of(n.x()), of(n.dY()), sums));
        code.add(new StepInstruction.CombineSums(layer, channels, sums, totals));
        n.norm()
                .beta()
                .ifPresent(beta ->
                        code.finish(new StepInstruction.TakeTotals(layer, beta, totals, 0)));
        n.norm()
                .gamma()
                .ifPresent(gamma ->
                        code.finish(
                                new StepInstruction.TakeTotals(layer, gamma, totals, channels)));
        n.dX().ifPresent(dX ->
                code.add(
                        new Backward.NormInput(
                                layer,
                                n.norm(),
                                statistics,
                                totals,
                                of(n.x()),
                                of(n.dY()),
                                of(dX))));
    }

    private Forward.NormalizeRows rows(ReductionOp.NormalizeRows n) {
        return new Forward.NormalizeRows(
                n.layer(),
                n.rows(),
                n.columns(),
                n.epsilon(),
                n.gamma(),
                n.beta(),
                of(n.x()),
                of(n.y()));
    }

    private void normalizeGradient(ReductionOp.NormalizeRowsGradient n) {
        code.add(
                new Backward.NormalizeRows(
                        rows(n.of()),
                        of(n.dY()),
                        n.dX().map(resources::of),
                        n.dGamma().map(d -> code.sumsFor(n.layer(), derivatives.get(d))),
                        n.dBeta().map(d -> code.sumsFor(n.layer(), derivatives.get(d)))));
    }

    private void concatenate(ShapeOp.Concatenate c) {
        int stride = c.y().size() / c.rows();
        List<Pieces> pieces = new ArrayList<>();
        int offset = 0;
        for (Tensor x : c.xs()) {
            int length = x.size() / c.rows();
            pieces.add(new Pieces(c.rows(), length, stride, offset));
            offset += length;
        }
        code.add(
                new Forward.Concatenate(
                        c.layer(),
                        c.xs().stream().map(resources::of).toList(),
                        List.copyOf(pieces),
                        of(c.y())));
    }

    private Value of(Operand operand) {
        return resources.of((Tensor) operand);
    }
}
