/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;

import org.intaglio.processor.emit.OpCode.Argument;
import org.intaglio.processor.graph.Curve;
import org.intaglio.processor.graph.ForwardOp;
import org.intaglio.processor.graph.GradientOp;
import org.intaglio.processor.graph.LossOp;
import org.intaglio.processor.graph.Moments;
import org.intaglio.processor.graph.Region;
import org.intaglio.processor.graph.ResidualProduct;
import org.intaglio.processor.graph.SampleOp;
import org.intaglio.processor.graph.SumShares;
import org.intaglio.processor.graph.Value;
import org.intaglio.processor.graph.Weights;
import org.intaglio.processor.optimize.MemoryPlan;

import java.util.ArrayList;
import java.util.List;

/** The code of the operations that run slice by slice. */
final class SampleCode {
    private final Constants constants;
    private final ProductCode products;
    private final MemoryPlan plan;

    SampleCode(Constants constants, MemoryPlan plan) {
        this.constants = constants;
        this.products = new ProductCode(constants);
        this.plan = plan;
    }

    /** The code of an operation; {@code backward} for those that follow the losses. */
    OpCode of(SampleOp op, boolean backward) {
        return switch (op) {
            case ForwardOp f -> forward(f, backward ? "Gradient" : "");
            case Moments m -> moments(m);
            case SumShares s -> products.sumShares(s);
            case ResidualProduct r -> products.residual(r);
            case LossOp l -> LossCode.of(l, constants.of(l));
            case GradientOp g -> gradient(g);
        };
    }

    private OpCode forward(ForwardOp op, String suffix) {
        String method = op.layer() + suffix;
        return switch (op) {
            case ForwardOp.Dense d -> products.dense(d, method);
            case ForwardOp.Conv2D c when c.points() != null ->
                    WinogradCode.forward(c, method, constants, region(c.points()));
            case ForwardOp.Conv2D c -> products.convolution(c, method);
            case ForwardOp.PooledConv2D c when c.points() != null ->
                    WinogradCode.pooledForward(c, method, constants, region(c.points()));
            case ForwardOp.PooledConv2D c -> PooledConvolutionCode.forward(c, method, constants);
            case ForwardOp.DepthwiseConv2D c -> DepthwiseCode.forward(c, method, constants);
            case ForwardOp.Pad d ->
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
            case ForwardOp.Pool q ->
                    new OpCode(
                            method,
                            "%s: the %s of %s windows"
                                    .formatted(
                                            q.layer(),
                                            q.max() ? "maximum" : "mean",
                                            q.geometry().pool()),
                            xy(q.x(), q.y()),
                            Literals.call(
                                    "f.kernels.pooling().$L($L, f.n, x, xAt, y, yAt);\n",
                                    q.max() ? "max" : "average",
                                    constants.of(q.layer(), q.geometry())));
            case ForwardOp.GlobalPool q ->
                    new OpCode(
                            method,
                            "%s: the %s of each channel"
                                    .formatted(q.layer(), q.max() ? "maximum" : "mean"),
                            xy(q.x(), q.y()),
                            Literals.call(
                                    "f.kernels.pooling().$L(f.n, $L, $L, x, xAt, y, yAt);\n",
                                    q.max() ? "globalMax" : "globalAverage",
                                    q.positions(),
                                    q.channels()));
            case ForwardOp.Activate a ->
                    new OpCode(
                            a.layer() + Identifiers.capitalized(a.curve().kernel()),
                            a.layer() + ": " + a.curve().kernel(),
                            xy(a.x(), a.y()),
                            Literals.call(
                                    "f.kernels.activation().$L($L$L, x, xAt, y, yAt);\n",
                                    a.curve().kernel(),
                                    times("f.n", a.x().size()),
                                    curveConstants(a.curve())));
            case ForwardOp.Softmax s ->
                    new OpCode(
                            s.layer() + "Softmax",
                            s.layer() + ": softmax over " + s.columns() + " values",
                            xy(s.x(), s.y()),
                            Literals.call(
                                    "f.kernels.activation().softmax($L, $L, x, xAt, y, yAt);\n",
                                    times("f.n", s.rows()),
                                    s.columns()));
            case ForwardOp.Normalize n -> normalize(n, method);
            case ForwardOp.Dropout d ->
                    new OpCode(
                            method,
                            "%s: drops %s of %s values"
                                    .formatted(d.layer(), d.rate(), d.x().size()),
                            xy(d.x(), d.y()),
                            CodeBlock.builder()
                                    .beginControlFlow("if (f.training)")
                                    .add(
                                            "f.kernels.elementwise().dropout($L, $L, f.key($L),"
                                                    + " $L, x, xAt, y, yAt);\n",
                                            times("f.n", d.x().size()),
                                            Literals.of(d.rate()),
                                            d.stream(),
                                            times("f.first", d.x().size()))
                                    .nextControlFlow("else")
                                    .add(copy("1", times("f.n", d.x().size())))
                                    .endControlFlow()
                                    .build());
            case ForwardOp.Scale s ->
                    new OpCode(
                            method + "Scale",
                            "%s: x·%s + %s".formatted(s.layer(), s.scale(), s.offset()),
                            xy(s.x(), s.y()),
                            Literals.call(
                                    "f.kernels.elementwise().scale($L, $L, $L, x, xAt, y, yAt);\n",
                                    times("f.n", s.x().size()),
                                    Literals.of(s.scale()),
                                    Literals.of(s.offset())));
            case ForwardOp.Merge m ->
                    new OpCode(
                            method,
                            "%s: %s, element by element".formatted(m.layer(), m.binary().kernel()),
                            List.of(
                                    new Argument("a", m.a()),
                                    new Argument("b", m.b()),
                                    new Argument("y", m.y())),
                            Literals.call(
                                    "f.kernels.elementwise().$L($L, a, aAt, b, bAt, y, yAt);\n",
                                    m.binary().kernel(),
                                    times("f.n", m.y().size())));
            case ForwardOp.Concatenate c -> concatenate(c, method);
            case ForwardOp.Copy c ->
                    new OpCode(
                            c.layer() + "Copy",
                            c.layer() + ": a copy",
                            xy(c.x(), c.y()),
                            copy("1", times("f.n", c.x().size())));
        };
    }

    private OpCode concatenate(ForwardOp.Concatenate c, String method) {
        List<Argument> arguments = new ArrayList<>();
        CodeBlock.Builder body = CodeBlock.builder();
        for (int i = 0; i < c.xs().size(); i++) {
            SampleOp.Pieces pieces = c.pieces().get(i);
            arguments.add(new Argument("x" + i, c.xs().get(i)));
            body.add(
                    "f.kernels.elementwise().copy($L, $L, x$L, x$LAt, $L, y, yAt + $L, $L,"
                            + " false);\n",
                    times("f.n", pieces.rows()),
                    pieces.length(),
                    i,
                    i,
                    pieces.length(),
                    pieces.offset(),
                    pieces.stride());
        }
        arguments.add(new Argument("y", c.y()));
        return new OpCode(
                method, c.layer() + ": one after the other", List.copyOf(arguments), body.build());
    }

    private OpCode moments(Moments m) {
        return new OpCode(
                m.layer() + "Moments",
                m.layer() + ": mean and variance of this part of the batch",
                List.of(new Argument("x", m.x())),
                CodeBlock.builder()
                        .beginControlFlow("if (f.training)")
                        .add(
                                "f.kernels.normalization().moments($L, $L, x, xAt, $L, f.parts,"
                                        + " f.partAt($L));\n",
                                times("f.n", m.positions()),
                                m.channels(),
                                times("f.seen()", m.positions()),
                                region(m.moments()))
                        .endControlFlow()
                        .build());
    }

    private OpCode normalize(ForwardOp.Normalize n, String method) {
        ForwardOp.Norm norm = n.norm();
        return new OpCode(
                n.statistics() == null ? method + "Inference" : method,
                n.layer() + ": batch normalisation of " + norm.channels() + " channels",
                xy(n.x(), n.y()),
                Literals.call(
                        "$Lf.kernels.normalization().normalize($L, $L, $L, x, xAt, $L, $L, $L, y,"
                                + " yAt);\n",
                        statistics(norm, n.statistics()),
                        times("f.n", norm.positions()),
                        norm.channels(),
                        Literals.of(norm.epsilon()),
                        statisticsArguments(norm, n.statistics()),
                        optional(norm.gamma()),
                        optional(norm.beta())));
    }

    /** Chooses the statistics of the batch or the moving ones. */
    private CodeBlock statistics(ForwardOp.Norm norm, Region statistics) {
        if (statistics == null) {
            return CodeBlock.of("");
        }
        String at = region(statistics);
        return CodeBlock.builder()
                .add("float[] s = f.training ? f.shared : f.state;\n")
                .add("int meanAt = f.training ? $L : $L;\n", at, constants.of(norm.movingMean()))
                .add("float[] rest = f.training ? s : null;\n")
                .add(
                        "int varianceAt = f.training ? $L + $L : $L;\n",
                        at,
                        norm.channels(),
                        constants.of(norm.movingVariance()))
                .build();
    }

    private CodeBlock statisticsArguments(ForwardOp.Norm norm, Region statistics) {
        return statistics == null
                ? CodeBlock.of(
                        "f.state, $L, null, 0, f.state, $L",
                        constants.of(norm.movingMean()),
                        constants.of(norm.movingVariance()))
                : CodeBlock.of(
                        "s, meanAt, rest, $L + $L, s, varianceAt",
                        region(statistics),
                        2 * norm.channels());
    }

    private OpCode gradient(GradientOp op) {
        String method = op.layer() + "Gradient";
        return switch (op) {
            case GradientOp.DenseInput d ->
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
            case GradientOp.PooledConvInput c when c.winograd() != null ->
                    WinogradCode.pooledInput(c, constants, region(c.transposed()));
            case GradientOp.PooledConvInput c ->
                    PooledConvolutionCode.input(c, constants, region(c.transposed()));
            case GradientOp.PooledConvKernel c when c.winograd() != null ->
                    WinogradCode.pooledKernel(c, constants, region(c.sums()));
            case GradientOp.PooledConvKernel c ->
                    PooledConvolutionCode.kernel(c, constants, region(c.sums()));
            case GradientOp.PooledConvBias c -> PooledConvolutionCode.bias(c, region(c.sums()));
            case GradientOp.ConvInput c when c.winograd() != null ->
                    WinogradCode.input(c, constants, region(c.transposed()));
            case GradientOp.ConvInput c ->
                    new OpCode(
                            op.layer() + "InputGradient",
                            c.layer() + ": the derivative for the image",
                            dYdX(c.dY(), c.dX()),
                            Literals.call(
                                    "f.kernels.convolution().inputGradient($L, f.n, dY, dYAt,"
                                            + " f.shared, $L, f.scratch, f.scratchAt(), dX, dXAt,"
                                            + " false);\n",
                                    constants.of(c.layer(), c.geometry()),
                                    region(c.transposed())));
            case GradientOp.ConvKernel c when c.winograd() != null ->
                    WinogradCode.kernel(c, constants, region(c.sums()));
            case GradientOp.ConvKernel c ->
                    new OpCode(
                            op.layer() + "KernelGradient",
                            c.layer() + ": adds to this part's derivative for the kernel",
                            List.of(new Argument("x", c.x()), new Argument("dY", c.dY())),
                            Literals.call(
                                    "f.kernels.convolution().kernelGradient($L, f.n, x, xAt, dY,"
                                            + " dYAt, f.parts, f.partAt($L));\n",
                                    constants.of(c.layer(), c.geometry()),
                                    region(c.sums())));
            case GradientOp.ConvBias c ->
                    new OpCode(
                            op.layer() + "BiasGradient",
                            c.layer() + ": adds to this part's derivative for the bias",
                            List.of(new Argument("dY", c.dY())),
                            Literals.call(
                                    "f.kernels.matrix().biasGradient($L, $L, dY, dYAt, f.parts,"
                                            + " f.partAt($L), true);\n",
                                    times("f.n", c.positions()),
                                    c.filters(),
                                    region(c.sums())));
            case GradientOp.DepthwiseInput c -> DepthwiseCode.input(c, constants);
            case GradientOp.DepthwiseKernel c ->
                    DepthwiseCode.kernel(c, constants, region(c.sums()));
            case GradientOp.Crop c ->
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
            case GradientOp.Pool q ->
                    new OpCode(
                            method,
                            q.layer() + ": the derivative of the pooling",
                            q.max() ? xydYdX(q.x(), q.y(), q.dY(), q.dX()) : dYdX(q.dY(), q.dX()),
                            q.max()
                                    ? Literals.call(
                                            "f.kernels.pooling().maxGradient($L, f.n, x, xAt, y,"
                                                    + " yAt, dY, dYAt, dX, dXAt);\n",
                                            constants.of(q.layer(), q.geometry()))
                                    : Literals.call(
                                            "f.kernels.pooling().averageGradient($L, f.n, dY,"
                                                    + " dYAt, dX, dXAt);\n",
                                            constants.of(q.layer(), q.geometry())));
            case GradientOp.GlobalPool q ->
                    new OpCode(
                            method,
                            q.layer() + ": the derivative of the pooling",
                            q.max() ? xydYdX(q.x(), q.y(), q.dY(), q.dX()) : dYdX(q.dY(), q.dX()),
                            q.max()
                                    ? Literals.call(
                                            "f.kernels.pooling().globalMaxGradient(f.n, $L, $L, x,"
                                                    + " xAt, y, yAt, dY, dYAt, dX, dXAt);\n",
                                            q.positions(),
                                            q.channels())
                                    : Literals.call(
                                            "f.kernels.pooling().globalAverageGradient(f.n, $L,"
                                                    + " $L, dY, dYAt, dX, dXAt);\n",
                                            q.positions(),
                                            q.channels()));
            case GradientOp.Activate a -> {
                String from = a.curve().fromResult() ? "y" : "x";
                yield new OpCode(
                        op.layer() + Identifiers.capitalized(a.curve().kernel()) + "Gradient",
                        a.layer() + ": the derivative of " + a.curve().kernel(),
                        List.of(
                                new Argument(from, a.from()),
                                new Argument("dY", a.dY()),
                                new Argument("dX", a.dX())),
                        Literals.call(
                                "f.kernels.activation().$LGradient($L$L, $L, $LAt, dY, dYAt, dX,"
                                        + " dXAt);\n",
                                a.curve().kernel(),
                                times("f.n", a.from().size()),
                                curveConstants(a.curve()),
                                from,
                                from));
            }
            case GradientOp.Softmax s ->
                    new OpCode(
                            op.layer() + "SoftmaxGradient",
                            s.layer() + ": the derivative of softmax",
                            List.of(
                                    new Argument("y", s.y()),
                                    new Argument("dY", s.dY()),
                                    new Argument("dX", s.dX())),
                            Literals.call(
                                    "f.kernels.activation().softmaxGradient($L, $L, y, yAt, dY,"
                                            + " dYAt, dX, dXAt);\n",
                                    times("f.n", s.rows()),
                                    s.columns()));
            case GradientOp.NormSums n ->
                    new OpCode(
                            op.layer() + "GradientSums",
                            n.layer() + ": adds to this part's Σ dY and Σ dY·x̂",
                            List.of(new Argument("x", n.x()), new Argument("dY", n.dY())),
                            Literals.call(
                                    "$Lf.kernels.normalization().gradientSums($L, $L, $L, x, xAt,"
                                            + " $L, dY, dYAt, f.parts, f.partAt($L));\n",
                                    statistics(n.norm(), n.statistics()),
                                    times("f.n", n.norm().positions()),
                                    n.norm().channels(),
                                    Literals.of(n.norm().epsilon()),
                                    statisticsArguments(n.norm(), n.statistics()),
                                    region(n.sums())));
            case GradientOp.NormInput n ->
                    new OpCode(
                            op.layer() + "InputGradient",
                            n.layer() + ": the derivative of the normalisation",
                            List.of(
                                    new Argument("x", n.x()),
                                    new Argument("dY", n.dY()),
                                    new Argument("dX", n.dX())),
                            Literals.call(
                                    "$Lf.kernels.normalization().inputGradient($L, $L, $L,"
                                            + " f.training ? $L : 0, x, xAt, $L, $L, f.shared, $L,"
                                            + " dY, dYAt, dX, dXAt);\n",
                                    statistics(n.norm(), n.statistics()),
                                    times("f.n", n.norm().positions()),
                                    n.norm().channels(),
                                    Literals.of(n.norm().epsilon()),
                                    times("f.batch", n.norm().positions()),
                                    statisticsArguments(n.norm(), n.statistics()),
                                    optional(n.norm().gamma()),
                                    region(n.totals())));
            case GradientOp.Maximum m ->
                    new OpCode(
                            method,
                            m.layer() + ": dY goes to the larger of both",
                            List.of(
                                    new Argument("a", m.a()),
                                    new Argument("b", m.b()),
                                    new Argument("dY", m.dY()),
                                    new Argument("dA", m.dA()),
                                    new Argument("dB", m.dB())),
                            Literals.call(
                                    "f.kernels.elementwise().maximumGradient($L, a, aAt, b, bAt,"
                                            + " dY, dYAt, dA, dAAt, dB, dBAt);\n",
                                    times("f.n", m.a().size())));
            case GradientOp.Slice s ->
                    new OpCode(
                            method,
                            s.layer() + ": the pieces of one argument",
                            dYdX(s.dY(), s.dX()),
                            Literals.call(
                                    "f.kernels.elementwise().copy($L, $L, dY, dYAt + $L, $L, dX,"
                                            + " dXAt, $L, false);\n",
                                    times("f.n", s.pieces().rows()),
                                    s.pieces().length(),
                                    s.pieces().offset(),
                                    s.pieces().stride(),
                                    s.pieces().length()));
            case GradientOp.Accumulate a ->
                    new OpCode(
                            op.layer() + "Accumulate",
                            a.layer() + ": the sum of two contributions",
                            List.of(
                                    new Argument("a", a.a()),
                                    new Argument("b", a.b()),
                                    new Argument("y", a.sum())),
                            Literals.call(
                                    "f.kernels.elementwise().add($L, a, aAt, b, bAt, y, yAt);\n",
                                    times("f.n", a.sum().size())));
            case GradientOp.InputGradient g ->
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

    private static CodeBlock copy(String rows, String length) {
        return Literals.call(
                "f.kernels.elementwise().copy($L, $L, x, xAt, 0, y, yAt, 0, false);\n",
                rows,
                length);
    }

    private static List<Argument> xy(Value x, Value y) {
        return List.of(new Argument("x", x), new Argument("y", y));
    }

    private static List<Argument> dYdX(Value dY, Value dX) {
        return List.of(new Argument("dY", dY), new Argument("dX", dX));
    }

    private static List<Argument> xydYdX(Value x, Value y, Value dY, Value dX) {
        return List.of(
                new Argument("x", x),
                new Argument("y", y),
                new Argument("dY", dY),
                new Argument("dX", dX));
    }

    private String region(Region region) {
        return constants.of(region, plan.place(region));
    }

    /** {@code f.theta, HIDDEN_BIAS}, or {@code null, 0} for a parameter that was left out. */
    private String optional(Weights weights) {
        return optional(constants, weights);
    }

    static String optional(Constants constants, Weights weights) {
        return weights == null ? "null, 0" : "f.theta, " + constants.of(weights);
    }

    static String relu(boolean relu) {
        return relu ? ", ReLU" : "";
    }

    private static CodeBlock curveConstants(Curve curve) {
        return curve.constants().stream()
                .map(c -> CodeBlock.of(", $L", Literals.of(c)))
                .collect(CodeBlock.joining(""));
    }

    /** {@code variable * factor}, without a factor of one. */
    static String times(String variable, int factor) {
        return factor == 1 ? variable : variable + " * " + factor;
    }
}
