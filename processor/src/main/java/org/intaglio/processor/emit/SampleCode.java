/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;

import org.intaglio.processor.emit.OpCode.Argument;
import org.intaglio.processor.graph.Curve;
import org.intaglio.processor.graph.ElementOp.Binary;
import org.intaglio.processor.graph.Weights;
import org.intaglio.processor.lower.Backward;
import org.intaglio.processor.lower.Forward;
import org.intaglio.processor.lower.Loop;
import org.intaglio.processor.lower.LossInstruction;
import org.intaglio.processor.lower.Moments;
import org.intaglio.processor.lower.Pieces;
import org.intaglio.processor.lower.Region;
import org.intaglio.processor.lower.ResidualProduct;
import org.intaglio.processor.lower.SampleInstruction;
import org.intaglio.processor.lower.SumShares;
import org.intaglio.processor.lower.Value;
import org.intaglio.processor.schedule.MemoryPlan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The code of the operations that run slice by slice. */
final class SampleCode {
    private final Constants constants;
    private final ProductCode products;
    private final NormalizationCode normalizations;
    private final SequenceCode sequences;
    private final MemoryPlan plan;

    SampleCode(Constants constants, MemoryPlan plan) {
        this.constants = constants;
        this.products = new ProductCode(constants);
        this.normalizations = new NormalizationCode(constants, plan);
        this.sequences = new SequenceCode(constants);
        this.plan = plan;
    }

    /** The code of an operation; {@code backward} for those that follow the losses. */
    OpCode of(SampleInstruction op, boolean backward) {
        return switch (op) {
            case Forward f -> forward(f, backward ? "Gradient" : "");
            case Moments m -> normalizations.moments(m);
            case Loop l -> throw new IllegalArgumentException("a loop is not a method: " + l);
            case SumShares s -> products.sumShares(s);
            case ResidualProduct r -> products.residual(r);
            case LossInstruction l -> LossCode.of(l, constants.of(l));
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
            case Forward.Pool q ->
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
            case Forward.GlobalPool q ->
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
            case Forward.Activate a ->
                    new OpCode(
                            a.layer() + Identifiers.capitalized(a.curve().kernel()),
                            a.layer() + ": " + a.curve().kernel(),
                            xy(a.x(), a.y()),
                            Literals.call(
                                    "f.kernels.activation().$L($L$L, x, xAt, y, yAt);\n",
                                    a.curve().kernel(),
                                    times("f.n", a.x().size()),
                                    curveConstants(a.curve())));
            case Forward.Softmax s ->
                    new OpCode(
                            s.layer() + "Softmax",
                            s.layer() + ": softmax over " + s.columns() + " values",
                            xy(s.x(), s.y()),
                            Literals.call(
                                    "f.kernels.activation().softmax($L, $L, x, xAt, y, yAt);\n",
                                    times("f.n", s.rows()),
                                    s.columns()));
            case Forward.Normalize n -> normalizations.normalize(n, method);
            case Forward.NormalizeBatch n -> normalizations.normalize(n, method);
            case Forward.NormalizeRows n -> normalizations.rows(n, method);
            case Forward.Gather g -> sequences.gather(g, method);
            case Forward.Product p -> sequences.product(p, method);
            case Forward.CausalSoftmax c -> sequences.softmax(c, method);
            case Forward.ToSteps t -> sequences.toSteps(t, method);
            case Forward.FromSteps t -> sequences.fromSteps(t, method);
            case Forward.LstmCell c -> sequences.cell(c, method);
            case Forward.Dropout d ->
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
            case Forward.Scale s ->
                    new OpCode(
                            method + "Scale",
                            "%s: x·%s + %s".formatted(s.layer(), s.scale(), s.offset()),
                            xy(s.x(), s.y()),
                            Literals.call(
                                    "f.kernels.elementwise().scale($L, $L, $L, x, xAt, y, yAt);\n",
                                    times("f.n", s.x().size()),
                                    Literals.of(s.scale()),
                                    Literals.of(s.offset())));
            case Forward.Merge m ->
                    new OpCode(
                            // What several readers of a value contribute to its derivative.
                            method + (suffix.isEmpty() || m.binary() != Binary.ADD ? "" : "Sum"),
                            "%s: %s, element by element".formatted(m.layer(), m.binary().kernel()),
                            List.of(
                                    new Argument("a", m.a()),
                                    new Argument("b", m.b()),
                                    new Argument("y", m.y())),
                            Literals.call(
                                    "f.kernels.elementwise().$L($L, a, aAt, b, bAt, y, yAt);\n",
                                    m.binary().kernel(),
                                    times("f.n", m.y().size())));
            case Forward.Concatenate c -> concatenate(c, method);
            case Forward.Slice s ->
                    new OpCode(
                            method,
                            s.layer() + ": the pieces of one argument",
                            xy(s.x(), s.y()),
                            Literals.call(
                                    "f.kernels.elementwise().copy($L, $L, x, xAt + $L, $L, y, yAt,"
                                            + " $L, false);\n",
                                    times("f.n", s.pieces().rows()),
                                    s.pieces().length(),
                                    s.pieces().offset(),
                                    s.pieces().stride(),
                                    s.pieces().length()));
            case Forward.Copy c ->
                    new OpCode(
                            c.layer() + "Copy",
                            c.layer() + ": a copy",
                            xy(c.x(), c.y()),
                            copy("1", times("f.n", c.x().size())));
        };
    }

    private OpCode concatenate(Forward.Concatenate c, String method) {
        List<Argument> arguments = new ArrayList<>();
        CodeBlock.Builder body = CodeBlock.builder();
        for (int i = 0; i < c.xs().size(); i++) {
            Pieces pieces = c.pieces().get(i);
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

    private OpCode gradient(Backward op) {
        String method = op.layer() + "Gradient";
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
            case Backward.DenseKernel d -> products.kernel(d, region(d.sums()));
            case Backward.Bias c ->
                    new OpCode(
                            op.layer() + "BiasGradient",
                            c.layer() + ": adds to this part's derivative for the bias",
                            List.of(new Argument("dY", c.dY())),
                            Literals.call(
                                    "f.kernels.matrix().biasGradient($L, $L, dY, dYAt, f.parts,"
                                            + " f.partAt($L), true);\n",
                                    times("f.n", c.positions()),
                                    c.columns(),
                                    region(c.sums())));
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
            case Backward.PoolMean q ->
                    pooling(
                            q.layer(),
                            dYdX(q.dY(), q.dX()),
                            Literals.call(
                                    "f.kernels.pooling().averageGradient($L, f.n, dY, dYAt, dX,"
                                            + " dXAt);\n",
                                    constants.of(q.layer(), q.geometry())));
            case Backward.PoolMaximum q ->
                    pooling(
                            q.layer(),
                            xydYdX(q.x(), q.y(), q.dY(), q.dX()),
                            Literals.call(
                                    "f.kernels.pooling().maxGradient($L, f.n, x, xAt, y, yAt, dY,"
                                            + " dYAt, dX, dXAt);\n",
                                    constants.of(q.layer(), q.geometry())));
            case Backward.GlobalMean q ->
                    pooling(
                            q.layer(),
                            dYdX(q.dY(), q.dX()),
                            Literals.call(
                                    "f.kernels.pooling().globalAverageGradient(f.n, $L, $L, dY,"
                                            + " dYAt, dX, dXAt);\n",
                                    q.positions(),
                                    q.channels()));
            case Backward.GlobalMaximum q ->
                    pooling(
                            q.layer(),
                            xydYdX(q.x(), q.y(), q.dY(), q.dX()),
                            Literals.call(
                                    "f.kernels.pooling().globalMaxGradient(f.n, $L, $L, x, xAt, y,"
                                            + " yAt, dY, dYAt, dX, dXAt);\n",
                                    q.positions(),
                                    q.channels()));
            case Backward.Activate a -> {
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
            case Backward.Softmax s ->
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
            case Backward.NormSums n -> normalizations.sums(n);
            case Backward.NormInput n -> normalizations.input(n);
            case Backward.FrozenNormInput n -> normalizations.input(n);
            case Backward.NormalizeRows n -> normalizations.rows(n);
            case Backward.LstmCell c -> sequences.cell(c);
            case Backward.Maximum m ->
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

    private static OpCode pooling(String layer, List<Argument> arguments, CodeBlock body) {
        return new OpCode(
                layer + "Gradient", layer + ": the derivative of the pooling", arguments, body);
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
    static String optional(Constants constants, Optional<Weights> weights) {
        return weights.map(w -> Constants.array(w) + ", " + constants.of(w)).orElse("null, 0");
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
