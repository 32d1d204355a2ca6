/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;

import org.intaglio.processor.emit.OpCode.Argument;
import org.intaglio.processor.graph.Weights;
import org.intaglio.processor.lower.Access;
import org.intaglio.processor.lower.Backward;
import org.intaglio.processor.lower.Direct;
import org.intaglio.processor.lower.Forward;
import org.intaglio.processor.lower.Loop;
import org.intaglio.processor.lower.Moments;
import org.intaglio.processor.lower.Region;
import org.intaglio.processor.lower.ResidualProduct;
import org.intaglio.processor.lower.Resource;
import org.intaglio.processor.lower.SampleInstruction;
import org.intaglio.processor.lower.SumAll;
import org.intaglio.processor.lower.SumShares;
import org.intaglio.processor.lower.Value;
import org.intaglio.processor.schedule.MemoryPlan;
import org.intaglio.processor.schedule.Place;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The code of the operations that run slice by slice. */
final class SampleCode {
    private final Constants constants;
    private final ProductCode products;
    private final NormalizationCode normalizations;
    private final SequenceCode sequences;
    private final CustomCode custom;
    private final DirectCode direct;
    private final MemoryPlan plan;

    /** The sums that have been written to, in the order in which the phases run. */
    private final Set<Resource> begun = new HashSet<>();

    SampleCode(Constants constants, MemoryPlan plan) {
        this.constants = constants;
        this.products = new ProductCode(constants);
        this.normalizations = new NormalizationCode(constants, plan);
        this.sequences = new SequenceCode(constants);
        this.custom = new CustomCode(constants, plan);
        this.direct = new DirectCode(constants, normalizations, sequences, custom);
        this.plan = plan;
    }

    /** The code of an operation; {@code backward} for those that follow the losses. */
    OpCode of(SampleInstruction op, boolean backward) {
        return switch (op) {
            case Forward f -> forward(f, backward ? "Gradient" : "");
            case Moments m -> normalizations.moments(m);
            case Loop l -> throw new IllegalArgumentException("a loop is not a method: " + l);
            case SumShares s -> products.sumShares(s);
            case SumAll s -> sumAll(s);
            case ResidualProduct r -> products.residual(r);
            case Direct d -> direct.of(d, backward);
            case Backward g -> gradient(g);
        };
    }

    private OpCode forward(Forward op, String suffix) {
        String method = op.layer() + suffix;
        return switch (op) {
            case Forward.Dense d -> products.dense(d, method);
            case Forward.Conv2D c ->
                    c.points()
                            .map(p ->
                                    WinogradCode.forward(
                                            c, p.geometry(), method, constants, region(p.region())))
                            .orElseGet(() -> products.convolution(c, method));
            case Forward.PooledConv2D c ->
                    c.points()
                            .map(p ->
                                    WinogradCode.pooledForward(
                                            c, p.geometry(), method, constants, region(p.region())))
                            .orElseGet(() -> PooledConvolutionCode.forward(c, method, constants));
            case Forward.DepthwiseConv2D c -> DepthwiseCode.forward(c, method, constants);
            case Forward.Pad d ->
                    new OpCode(
                            d.layer() + "Pad",
                            d.layer() + ": zeros around the image",
                            xy(d.x(), d.y()),
                            Literals.call(
                                    "f.kernels.elementwise().pad(f.n, $L, $L, $L, $L, $L, $L, $L,"
                                            + " x, xAt, y, yAt);\n",
                                    d.height(),
                                    d.width(),
                                    d.channels(),
                                    d.border().top(),
                                    d.border().bottom(),
                                    d.border().left(),
                                    d.border().right()));
            case Forward.NormalizeBatch n -> normalizations.normalize(n, method);
            case Forward.DivideByMean d ->
                    new OpCode(
                            d.layer() + "StepWeights",
                            d.layer() + ": the mask, 1 in the mean over the batch",
                            xy(d.x(), d.y()),
                            Literals.call(
                                    "f.kernels.elementwise().scale($L, f.perMean($L, $L), 0f, x,"
                                            + " xAt, y, yAt);\n",
                                    times("f.n", d.x().size()),
                                    d.x().size(),
                                    region(d.total())));
            case Forward.ToSteps t -> sequences.toSteps(t, method);
            case Forward.FromSteps t -> sequences.fromSteps(t, method);
            case Forward.Copy c ->
                    new OpCode(
                            c.layer() + "Copy",
                            c.layer() + ": a copy",
                            xy(c.x(), c.y()),
                            copy("1", times("f.n", c.x().size())));
        };
    }

    private OpCode sumAll(SumAll s) {
        return new OpCode(
                s.layer() + "Sum",
                s.layer() + ": adds to how much the mask has of this part",
                List.of(new Argument("x", s.x())),
                Literals.call(
                        "f.kernels.matrix().biasGradient($L, 1, x, xAt, f.parts, f.partAt($L),"
                                + " $L);\n",
                        times("f.n", s.length()),
                        region(s.sums()),
                        adds(s)));
    }

    private OpCode gradient(Backward op) {
        return switch (op) {
            case Backward.DenseInput d ->
                    new OpCode(
                            op.layer() + "InputGradient",
                            d.layer() + ": dX = dY·Wᵀ",
                            dYdX(d.dY(), d.dX()),
                            Literals.call(
                                    "f.kernels.matrix().denseInputGradient($L, $L, $L, dY, dYAt,"
                                            + " f.shared, $L, dX, dXAt, false);\n",
                                    times("f.n", d.positions()),
                                    d.in(),
                                    d.out(),
                                    region(d.transposed())));
            case Backward.PooledConvInput c ->
                    c.winograd()
                            .map(w ->
                                    WinogradCode.pooledInput(
                                            c, w, constants, region(c.transposed())))
                            .orElseGet(() ->
                                    PooledConvolutionCode.input(
                                            c, constants, region(c.transposed())));
            case Backward.PooledConvKernel c ->
                    c.winograd()
                            .map(w -> WinogradCode.pooledKernel(c, w, constants, region(c.sums())))
                            .orElseGet(() ->
                                    PooledConvolutionCode.kernel(c, constants, region(c.sums())));
            case Backward.PooledConvBias c -> PooledConvolutionCode.bias(c, region(c.sums()));
            case Backward.ConvInput c ->
                    c.winograd()
                            .map(w -> WinogradCode.input(c, w, constants, region(c.transposed())))
                            .orElseGet(() -> products.input(c, region(c.transposed())));
            case Backward.ConvKernel c ->
                    c.winograd()
                            .map(w -> WinogradCode.kernel(c, w, constants, region(c.sums())))
                            .orElseGet(() -> products.kernel(c, region(c.sums())));
            case Backward.DenseKernel d -> products.kernel(d, region(d.sums()), adds(d));
            case Backward.Bias c ->
                    new OpCode(
                            op.layer() + "BiasGradient",
                            c.layer() + ": adds to this part's derivative for the bias",
                            List.of(new Argument("dY", c.dY())),
                            Literals.call(
                                    "f.kernels.matrix().biasGradient($L, $L, dY, dYAt, f.parts,"
                                            + " f.partAt($L)$L, $L);\n",
                                    times("f.n", c.positions()),
                                    c.columns(),
                                    region(c.sums()),
                                    c.at() == 0 ? "" : " + " + c.at(),
                                    adds(c)));
            case Backward.DepthwiseInput c -> DepthwiseCode.input(c, constants);
            case Backward.DepthwiseKernel c -> DepthwiseCode.kernel(c, constants, region(c.sums()));
            case Backward.Crop c ->
                    new OpCode(
                            op.layer() + "Crop",
                            c.layer() + ": the image without the zeros around it",
                            dYdX(c.dY(), c.dX()),
                            Literals.call(
                                    "f.kernels.elementwise().crop(f.n, $L, $L, $L, $L, $L, $L, $L,"
                                            + " dY, dYAt, dX, dXAt);\n",
                                    c.height(),
                                    c.width(),
                                    c.channels(),
                                    c.border().top(),
                                    c.border().bottom(),
                                    c.border().left(),
                                    c.border().right()));
            case Backward.NormSums n -> normalizations.sums(n);
            case Backward.NormInput n -> normalizations.input(n);
            case Backward.NormalizeRows n -> normalizations.rows(n);
            case Backward.Custom c -> custom.backward(c);
            case Backward.InputGradient g ->
                    new OpCode(
                            op.layer() + "InputGradient",
                            g.layer() + ": the gradient of this input",
                            List.of(new Argument("x", g.dY())),
                            Literals.call(
                                    "f.kernels.elementwise().copy(1, $L, x, xAt, 0,"
                                            + " f.inputGradient[$L], f.rowAt($L), 0, false);\n",
                                    times("f.n", g.dY().size()),
                                    g.index(),
                                    g.dY().size()));
        };
    }

    static CodeBlock copy(String rows, String length) {
        return Literals.call(
                "f.kernels.elementwise().copy($L, $L, x, xAt, 0, y, yAt, 0, false);\n",
                rows,
                length);
    }

    static List<Argument> xy(Value x, Value y) {
        return List.of(new Argument("x", x), new Argument("y", y));
    }

    private static List<Argument> dYdX(Value dY, Value dX) {
        return List.of(new Argument("dY", dY), new Argument("dX", dX));
    }

    /**
     * Whether sums are added to: not by who comes first to those that are not zeroed, in the first
     * slice of a part.
     */
    private String adds(Access.Sums op) {
        Region sums = op.sums();
        boolean first = begun.add(sums) && !((Place.Part) plan.place(sums)).zeroed();
        return first ? "f.seen() > 0" : "true";
    }

    private String region(Region region) {
        return constants.of(region, plan.place(region));
    }

    /** {@code f.theta, HIDDEN_BIAS}, or {@code null, 0} for a parameter that was left out. */
    static String optional(Constants constants, Optional<Weights> weights) {
        return optional(constants, weights, 0);
    }

    /** From a place in the parameter on. */
    static String optional(Constants constants, Optional<Weights> weights, int at) {
        String further = at == 0 ? "" : " + " + at;
        return weights.map(w -> Constants.array(w) + ", " + constants.of(w) + further)
                .orElse("null, 0");
    }

    static String relu(boolean relu) {
        return relu ? ", ReLU" : "";
    }

    /** {@code variable * factor}, without a factor of one. */
    static String times(String variable, int factor) {
        return factor == 1 ? variable : variable + " * " + factor;
    }
}
