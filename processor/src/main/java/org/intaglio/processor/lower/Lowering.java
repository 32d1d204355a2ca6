/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import org.intaglio.processor.graph.ConvolutionOp;
import org.intaglio.processor.graph.CustomOp;
import org.intaglio.processor.graph.ElementOp;
import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.ImageOp;
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
import java.util.function.Function;

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
            case ProductOp.Multiply m -> multiply(m);
            case ProductOp.SumRows s -> sumRows(s);
            case ProductOp.Weigh w -> direct(w);
            // Behind what adds none itself.
            case AddBias b -> direct(b);
            case ConvolutionOp.Convolve c -> convolutions.forward(c, bias(c.y()));
            case ConvolutionOp.ConvolveInput c -> convolutions.input(c);
            case ConvolutionOp.ConvolveKernel c -> convolutions.kernel(c, derivatives.get(c.y()));
            case ReductionOp.NormalizeBatch n -> normalize(n);
            case ReductionOp.NormalizeGradient n -> normalizeGradient(n);
            case ReductionOp.DivideByMean d -> divide(d);
            case ReductionOp.NormalizeRowsGradient n -> normalizeGradient(n);
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
            case ShapeOp.View v -> resources.alias(v.y(), v.x());
            case ShapeOp.Copy c -> code.add(new Forward.Copy(c.layer(), of(c.x()), of(c.y())));
            case CustomOp.CustomGradient c -> customGradient(c);
            case CustomOp.Custom c -> direct(c);
            case ElementOp e -> direct(e);
            case ReductionOp r -> direct(r);
            case LookupOp l -> direct(l);
            case RecurrentOp r -> direct(r);
            case ShapeOp s -> direct(s);
            case ImageOp i -> direct(i);
            case LossOp l -> loss(l);
        }
    }

    /** One call of a kernel. */
    private void direct(Op op) {
        List<Value> arguments =
                op.reads().stream().filter(Tensor.class::isInstance).map(this::of).toList();
        code.add(new Direct(op, arguments, op.writes().stream().map(resources::of).toList()));
    }

    /** One with a mask looks at each row as at a sample: at its weight, and at its loss. */
    private void loss(LossOp l) {
        if (l.mask().isEmpty()) {
            direct(l);
            return;
        }
        List<Value> results = new ArrayList<>(l.writes().stream().map(resources::of).toList());
        results.add(resources.value(l.layer() + " row weights", l.rows()));
        results.add(resources.value(l.layer() + " row losses", l.rows()));
        code.add(new Direct(l, l.reads().stream().map(this::of).toList(), results));
    }

    private void divide(ReductionOp.DivideByMean d) {
        Region sums = resources.part(d.layer() + " sum", 1);
        Region total = resources.shared(d.layer() + " total", 1);
        Value x = of(d.x());
        code.add(new SumAll(d.layer(), d.x().size(), x, sums));
        code.add(new StepInstruction.Total(d.layer(), sums, total));
        code.add(new Forward.DivideByMean(d.layer(), total, x, of(d.y())));
    }

    private void multiply(ProductOp.Multiply m) {
        Product p = m.product();
        Tensor x = (Tensor) m.a();
        if (!p.isPlain() && (p.overSamples() || m.b() instanceof Weights)) {
            throw new IllegalStateException("no kernel for such a product with parameters: " + m);
        }
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
                            bias.map(b -> b.row() * p.columns()).orElse(0),
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
            direct(m);
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
        Function<Region, Instruction> inParts =
                sums ->
                        new Backward.DenseKernel(
                                m.layer(), p.inner(), p.rows(), p.columns(), x, dY, sums);
        if (p.inner() < ROWS_FOR_SUMS && !steps) {
            code.finish(
                    new StepInstruction.DenseKernelGradient(
                            m.layer(), weights, p.inner(), p.rows(), p.columns(), x, dY),
                    inParts);
        } else {
            code.add(inParts.apply(code.sumsFor(m.layer(), weights)));
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
            return;
        }
        Value dY = of(s.x(), resources.hasSteps(s.x()));
        Function<Region, Instruction> inParts =
                sums ->
                        new Backward.Bias(
                                s.layer(), s.rows(), s.columns(), s.row() * s.columns(), dY, sums);
        boolean severalRows = weights.size() > s.columns();
        if (convolution || severalRows || s.rows() >= ROWS_FOR_SUMS || resources.hasSteps(s.x())) {
            code.add(inParts.apply(code.sumsFor(s.layer(), weights)));
        } else {
            code.finish(
                    new StepInstruction.DenseBiasGradient(s.layer(), weights, s.rows(), dY),
                    inParts);
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

    private void normalizeGradient(ReductionOp.NormalizeRowsGradient n) {
        code.add(
                new Backward.NormalizeRows(
                        n.of(),
                        of(n.of().x()),
                        of(n.dY()),
                        n.dX().map(resources::of),
                        n.dGamma().map(d -> code.sumsFor(n.layer(), derivatives.get(d))),
                        n.dBeta().map(d -> code.sumsFor(n.layer(), derivatives.get(d)))));
    }

    /** What nobody wants gets a place all the same: the user's code need not ask. */
    private void customGradient(CustomOp.CustomGradient c) {
        CustomOp.Custom of = c.of();
        List<Value> dXs = new ArrayList<>();
        for (int i = 0; i < c.dXs().size(); i++) {
            Tensor x = of.xs().get(i);
            dXs.add(
                    c.dXs()
                            .get(i)
                            .map(resources::of)
                            .orElseGet(() -> resources.value("∂" + x.name(), x.size())));
        }
        List<Optional<Region>> sums = new ArrayList<>();
        for (int i = 0; i < c.dParameters().size(); i++) {
            Weights weights = of.parameters().get(i);
            sums.add(c.dParameters().get(i).map(d -> code.sumsFor(c.layer(), weights)));
        }
        code.add(
                new Backward.Custom(
                        c,
                        c.reads().stream().filter(Tensor.class::isInstance).map(this::of).toList(),
                        dXs,
                        sums));
    }

    private Value of(Operand operand) {
        return resources.of((Tensor) operand);
    }
}
