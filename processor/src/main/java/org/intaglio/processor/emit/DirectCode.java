/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;

import org.intaglio.processor.emit.OpCode.Argument;
import org.intaglio.processor.graph.ConvolutionOp;
import org.intaglio.processor.graph.Curve;
import org.intaglio.processor.graph.CustomOp;
import org.intaglio.processor.graph.ElementOp;
import org.intaglio.processor.graph.ElementOp.Binary;
import org.intaglio.processor.graph.ImageOp;
import org.intaglio.processor.graph.LookupOp;
import org.intaglio.processor.graph.LossOp;
import org.intaglio.processor.graph.Op;
import org.intaglio.processor.graph.ProductOp;
import org.intaglio.processor.graph.RecurrentOp;
import org.intaglio.processor.graph.ReductionOp;
import org.intaglio.processor.graph.ReductionOp.Kind;
import org.intaglio.processor.graph.ShapeOp;
import org.intaglio.processor.graph.Tensor;
import org.intaglio.processor.graph.Weights;
import org.intaglio.processor.lower.Direct;
import org.intaglio.processor.lower.Value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The code of operations that are one call of a kernel as they stand. */
final class DirectCode {
    private final Constants constants;
    private final NormalizationCode normalizations;
    private final SequenceCode sequences;
    private final CustomCode custom;
    private final ImageCode images;
    private final PreprocessingCode preprocessing;

    DirectCode(
            Constants constants,
            NormalizationCode normalizations,
            SequenceCode sequences,
            CustomCode custom) {
        this.custom = custom;
        this.constants = constants;
        this.images = new ImageCode(constants);
        this.preprocessing = new PreprocessingCode(constants);
        this.normalizations = normalizations;
        this.sequences = sequences;
    }

    /** {@code backward} for those that follow the losses. */
    OpCode of(Direct d, boolean backward) {
        return switch (d.op()) {
            case ElementOp e -> element(e, d, backward);
            case ReductionOp r -> reduction(r, d, backward);
            case ShapeOp s -> shape(s, d, backward);
            case ImageOp i -> images.of(i, d);
            case LookupOp.Gather g -> sequences.gather(g, d);
            case LookupOp.Discretize o -> preprocessing.discretize(o, d);
            case LookupOp.Find o -> preprocessing.find(o, d);
            case LookupOp.Encode o -> preprocessing.encode(o, d);
            case ProductOp.Multiply m -> sequences.product(m, d, backward ? "Gradient" : "");
            case RecurrentOp.LstmCell c -> sequences.cell(c, d);
            case RecurrentOp.LstmCellGradient c -> sequences.cell(c, d);
            case CustomOp.Custom c -> custom.forward(c, d);
            case CustomOp.CustomGradient c -> throw none(c);
            case LossOp l -> LossCode.of(l, d, constants.of(l));
            case ProductOp.Weigh w ->
                    rows(
                            w.layer() + (backward ? "WeightGradient" : "Weight"),
                            w.layer() + ": times " + w.weights().spec().name(),
                            "multiply",
                            w.weights(),
                            d);
            case ProductOp.AddBias b ->
                    rows(
                            b.layer() + "Bias",
                            b.layer() + ": plus " + b.bias().spec().name(),
                            "add",
                            b.bias(),
                            d);
            case ProductOp.SumRows p -> throw none(p);
            case ConvolutionOp c -> throw none(c);
            case LookupOp.Scatter s -> throw none(s);
            case RecurrentOp r -> throw none(r);
        };
    }

    private static IllegalArgumentException none(Op op) {
        return new IllegalArgumentException("no kernel by itself: " + op);
    }

    /** The arguments and results, by the names that they have in the body. */
    static List<Argument> named(Direct d, String... names) {
        List<Value> values = Stream.concat(d.arguments().stream(), d.results().stream()).toList();
        List<Argument> arguments = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            arguments.add(new Argument(names[i], values.get(i)));
        }
        return arguments;
    }

    private static String times(Value value) {
        return SampleCode.times("f.n", value.size());
    }

    /** A parameter and each of the rows that it is as long as. */
    private OpCode rows(String method, String comment, String kernel, Weights weights, Direct d) {
        int columns = weights.size();
        return new OpCode(
                method,
                comment,
                named(d, "x", "y"),
                CodeBlock.builder()
                        .beginControlFlow(
                                "for (int r = 0; r < $L; r++)",
                                SampleCode.times("f.n", d.x().size() / columns))
                        .add(
                                "f.kernels.elementwise().$L($L, x, xAt + r * $L, $L, y, yAt + r *"
                                        + " $L);\n",
                                kernel,
                                columns,
                                columns,
                                constants.at(weights),
                                columns)
                        .endControlFlow()
                        .build());
    }

    private static OpCode element(ElementOp op, Direct d, boolean backward) {
        String layer = op.layer();
        String method = layer + (backward ? "Gradient" : "");
        return switch (op) {
            case ElementOp.Activate a ->
                    new OpCode(
                            layer + Identifiers.capitalized(a.curve().kernel()),
                            layer + ": " + a.curve().kernel(),
                            named(d, "x", "y"),
                            Literals.call(
                                    "f.kernels.activation().$L($L$L, x, xAt, y, yAt);\n",
                                    a.curve().kernel(),
                                    times(d.x()),
                                    constantsOf(a.curve())));
            case ElementOp.ActivateGradient a -> {
                String from = a.curve().fromResult() ? "y" : "x";
                yield new OpCode(
                        layer + Identifiers.capitalized(a.curve().kernel()) + "Gradient",
                        layer + ": the derivative of " + a.curve().kernel(),
                        named(d, from, "dY", "dX"),
                        Literals.call(
                                "f.kernels.activation().$LGradient($L$L, $L, $LAt, dY, dYAt, dX,"
                                        + " dXAt);\n",
                                a.curve().kernel(),
                                times(d.x()),
                                constantsOf(a.curve()),
                                from,
                                from));
            }
            case ElementOp.Softmax s ->
                    new OpCode(
                            layer + "Softmax",
                            layer + ": softmax over " + s.columns() + " values",
                            named(d, "x", "y"),
                            Literals.call(
                                    "f.kernels.activation().softmax($L, $L, x, xAt, y, yAt);\n",
                                    SampleCode.times("f.n", s.rows()),
                                    s.columns()));
            case ElementOp.CausalSoftmax s ->
                    new OpCode(
                            layer + "Softmax",
                            "%s: softmax over %s values and none that come later"
                                    .formatted(layer, s.columns()),
                            named(d, "x", "y"),
                            Literals.call(
                                    "f.kernels.activation().causalSoftmax($L, $L, $L, x, xAt, y,"
                                            + " yAt);\n",
                                    SampleCode.times("f.n", s.rows()),
                                    s.columns(),
                                    s.period()));
            case ElementOp.SoftmaxGradient s ->
                    new OpCode(
                            layer + "SoftmaxGradient",
                            layer + ": the derivative of softmax",
                            named(d, "y", "dY", "dX"),
                            Literals.call(
                                    "f.kernels.activation().softmaxGradient($L, $L, y, yAt, dY,"
                                            + " dYAt, dX, dXAt);\n",
                                    SampleCode.times("f.n", s.rows()),
                                    s.columns()));
            case ElementOp.AlongRows r ->
                    new OpCode(
                            layer + Identifiers.capitalized(r.function().kernel()),
                            "%s: %s over %s values"
                                    .formatted(layer, r.function().kernel(), r.columns()),
                            named(d, "x", "y"),
                            Literals.call(
                                    "f.kernels.activation().$L($L, $L, x, xAt, y, yAt);\n",
                                    r.function().kernel(),
                                    SampleCode.times("f.n", r.rows()),
                                    r.columns()));
            case ElementOp.AlongRowsGradient r ->
                    new OpCode(
                            layer + Identifiers.capitalized(r.function().kernel()) + "Gradient",
                            layer + ": the derivative of " + r.function().kernel(),
                            named(d, "y", "dY", "dX"),
                            Literals.call(
                                    "f.kernels.activation().$LGradient($L, $L, y, yAt, dY, dYAt,"
                                            + " dX, dXAt);\n",
                                    r.function().kernel(),
                                    SampleCode.times("f.n", r.rows()),
                                    r.columns()));
            case ElementOp.Penalty p ->
                    new OpCode(
                            layer + "Penalty",
                            layer + ": a penalty in the loss, and its derivative",
                            named(d, "x", "dX"),
                            Literals.call(
                                    "f.kernels.loss().activityPenalty(f.n, $L, f.batch, $L, $L, $L,"
                                            + " x, xAt, dX, dXAt, f.loss[$L], f.first);\n",
                                    p.x().size(),
                                    Literals.of(p.l1()),
                                    Literals.of(p.l2()),
                                    Literals.of(p.weight()),
                                    p.output()));
            case ElementOp.Differs m ->
                    new OpCode(
                            layer + "Mask",
                            "%s: which of %s steps are not %s"
                                    .formatted(layer, m.rows(), m.value()),
                            named(d, "x", "y"),
                            Literals.call(
                                    "f.kernels.elementwise().differs($L, $L, $L, x, xAt, y,"
                                            + " yAt);\n",
                                    SampleCode.times("f.n", m.rows()),
                                    m.columns(),
                                    Literals.of(m.value())));
            case ElementOp.Scale s ->
                    new OpCode(
                            method + "Scale",
                            "%s: x·%s + %s".formatted(layer, s.scale(), s.offset()),
                            named(d, "x", "y"),
                            Literals.call(
                                    "f.kernels.elementwise().scale($L, $L, $L, x, xAt, y, yAt);\n",
                                    times(d.x()),
                                    Literals.of(s.scale()),
                                    Literals.of(s.offset())));
            case ElementOp.Dropout o ->
                    new OpCode(
                            method,
                            "%s: drops %s of %s values".formatted(layer, o.rate(), d.x().size()),
                            named(d, "x", "y"),
                            CodeBlock.builder()
                                    .beginControlFlow("if (f.training)")
                                    .add(
                                            "f.kernels.elementwise().dropout($L, $L, f.key($L),"
                                                    + " $L, x, xAt, y, yAt);\n",
                                            times(d.x()),
                                            Literals.of(o.rate()),
                                            o.stream(),
                                            SampleCode.times("f.first", d.x().size()))
                                    .nextControlFlow("else")
                                    .add(SampleCode.copy("1", times(d.x())))
                                    .endControlFlow()
                                    .build());
            case ElementOp.Noise n -> noise(n, d);
            case ElementOp.Merge m ->
                    new OpCode(
                            // What several readers of a value contribute to its derivative.
                            method + (backward && m.binary() == Binary.ADD ? "Sum" : ""),
                            "%s: %s, element by element".formatted(layer, m.binary().kernel()),
                            named(d, "a", "b", "y"),
                            Literals.call(
                                    "f.kernels.elementwise().$L($L, a, aAt, b, bAt, y, yAt);\n",
                                    m.binary().kernel(),
                                    times(d.y())));
            case ElementOp.MaximumGradient m ->
                    new OpCode(
                            method,
                            layer + ": dY goes to the larger of both",
                            named(d, "a", "b", "dY", "dA", "dB"),
                            Literals.call(
                                    "f.kernels.elementwise().maximumGradient($L, a, aAt, b, bAt,"
                                            + " dY, dYAt, dA, dAAt, dB, dBAt);\n",
                                    times(d.x())));
        };
    }

    private static OpCode noise(ElementOp.Noise n, Direct d) {
        boolean isKept = n.draw() == ElementOp.Draw.KEEP;
        String length = times(d.y());
        return new OpCode(
                n.layer() + "Noise",
                "%s: %s numbers that are drawn".formatted(n.layer(), d.y().size()),
                named(d, "y"),
                CodeBlock.builder()
                        .beginControlFlow("if (f.training)")
                        .add(
                                "f.kernels.elementwise().$L($L, $L$L, $L, f.key($L), $L, y,"
                                        + " yAt);\n",
                                isKept ? "kept" : "normal",
                                length,
                                isKept ? Literals.of(n.rate()) + ", " : "",
                                Literals.of(n.scale()),
                                Literals.of(n.offset()),
                                n.stream(),
                                SampleCode.times("f.first", d.y().size()))
                        .nextControlFlow("else")
                        .add(
                                "$T.fill(y, yAt, yAt + $L, $L);\n",
                                Arrays.class,
                                length,
                                Literals.of(n.rest()))
                        .endControlFlow()
                        .build());
    }

    private OpCode reduction(ReductionOp op, Direct d, boolean backward) {
        String layer = op.layer();
        return switch (op) {
            case ReductionOp.Pool p ->
                    new OpCode(
                            layer,
                            "%s: the %s of %s windows"
                                    .formatted(layer, word(p.kind()), p.geometry().pool()),
                            named(d, "x", "y"),
                            Literals.call(
                                    "f.kernels.pooling().$L($L, f.n, x, xAt, y, yAt);\n",
                                    p.kind() == Kind.MAXIMUM ? "max" : "average",
                                    constants.of(layer, p.geometry())));
            case ReductionOp.PoolMeanGradient p ->
                    pooling(
                            layer,
                            named(d, "dY", "dX"),
                            Literals.call(
                                    "f.kernels.pooling().averageGradient($L, f.n, dY, dYAt, dX,"
                                            + " dXAt);\n",
                                    constants.of(layer, p.geometry())));
            case ReductionOp.PoolMaximumGradient p ->
                    pooling(
                            layer,
                            named(d, "x", "y", "dY", "dX"),
                            Literals.call(
                                    "f.kernels.pooling().maxGradient($L, f.n, x, xAt, y, yAt, dY,"
                                            + " dYAt, dX, dXAt);\n",
                                    constants.of(layer, p.geometry())));
            case ReductionOp.Reduce r ->
                    new OpCode(
                            layer,
                            "%s: the %s of each channel".formatted(layer, word(r.kind())),
                            named(d, "x", "y"),
                            Literals.call(
                                    "f.kernels.pooling().$L(f.n, $L, $L, x, xAt, y, yAt);\n",
                                    r.kind() == Kind.MAXIMUM ? "globalMax" : "globalAverage",
                                    r.length(),
                                    r.inner()));
            case ReductionOp.ReduceMeanGradient r ->
                    pooling(
                            layer,
                            named(d, "dY", "dX"),
                            Literals.call(
                                    "f.kernels.pooling().globalAverageGradient(f.n, $L, $L, dY,"
                                            + " dYAt, dX, dXAt);\n",
                                    r.length(),
                                    r.inner()));
            case ReductionOp.ReduceMaximumGradient r ->
                    pooling(
                            layer,
                            named(d, "x", "y", "dY", "dX"),
                            Literals.call(
                                    "f.kernels.pooling().globalMaxGradient(f.n, $L, $L, x, xAt, y,"
                                            + " yAt, dY, dYAt, dX, dXAt);\n",
                                    r.length(),
                                    r.inner()));
            case ReductionOp.Resample r ->
                    new OpCode(
                            layer + "Resample" + (backward ? "Gradient" : ""),
                            "%s: an axis of %s, not %s"
                                    .formatted(
                                            layer,
                                            r.map().length(),
                                            r.x().size() / (r.outer() * r.inner())),
                            named(d, "x", "y"),
                            Literals.call(
                                    "f.kernels.elementwise().resample($L, $L, $L, x, xAt, y,"
                                            + " yAt);\n",
                                    constants.of(layer, r.map()),
                                    SampleCode.times("f.n", r.outer()),
                                    r.inner()));
            case ReductionOp.Standardize s -> preprocessing.standardize(s, d);
            case ReductionOp.StandardizeGradient s -> preprocessing.standardize(s, d);
            case ReductionOp.Normalize n -> normalizations.normalize(n, d);
            case ReductionOp.NormalizeRows n -> normalizations.rows(n, d);
            case ReductionOp.FrozenNormalizeGradient n -> normalizations.input(n, d);
            case ReductionOp.DivideByMean m -> throw none(m);
            case ReductionOp.NormalizeBatch n -> throw none(n);
            case ReductionOp.NormalizeGradient n -> throw none(n);
            case ReductionOp.NormalizeRowsGradient n -> throw none(n);
        };
    }

    private static String word(Kind kind) {
        return kind == Kind.MAXIMUM ? "maximum" : "mean";
    }

    private static OpCode pooling(String layer, List<Argument> arguments, CodeBlock body) {
        return new OpCode(
                layer + "Gradient", layer + ": the derivative of the pooling", arguments, body);
    }

    private static OpCode shape(ShapeOp op, Direct d, boolean backward) {
        String method = op.layer() + (backward ? "Gradient" : "");
        return switch (op) {
            case ShapeOp.Concatenate c -> concatenate(c, d, method);
            case ShapeOp.Slice s -> {
                int length = d.y().size() / s.rows();
                yield new OpCode(
                        method,
                        op.layer() + ": the pieces of one argument",
                        named(d, "x", "y"),
                        Literals.call(
                                "f.kernels.elementwise().copy($L, $L, x, xAt + $L, $L, y, yAt, $L,"
                                        + " false);\n",
                                SampleCode.times("f.n", s.rows()),
                                length,
                                s.offset(),
                                d.x().size() / s.rows(),
                                length));
            }
            case ShapeOp.Split s -> split(s, d, method);
            case ShapeOp.Transpose t ->
                    new OpCode(
                            method + "Transpose",
                            "%s: %s×%s to %s×%s"
                                    .formatted(
                                            op.layer(),
                                            t.rows(),
                                            t.columns(),
                                            t.columns(),
                                            t.rows()),
                            named(d, "x", "y"),
                            Literals.call(
                                    "f.kernels.elementwise().transpose($L, $L, $L, $L, x, xAt, y,"
                                            + " yAt);\n",
                                    SampleCode.times("f.n", t.outer()),
                                    t.rows(),
                                    t.columns(),
                                    t.inner()));
            case ShapeOp.View v -> throw none(v);
            case ShapeOp.Copy c -> throw none(c);
        };
    }

    private static OpCode concatenate(ShapeOp.Concatenate c, Direct d, String method) {
        List<Argument> arguments = new ArrayList<>();
        CodeBlock.Builder body = CodeBlock.builder();
        int offset = 0;
        for (int i = 0; i < c.xs().size(); i++) {
            Tensor x = c.xs().get(i);
            int length = x.size() / c.rows();
            arguments.add(new Argument("x" + i, d.arguments().get(i)));
            body.add(
                    "f.kernels.elementwise().copy($L, $L, x$L, x$LAt, $L, y, yAt + $L, $L,"
                            + " false);\n",
                    SampleCode.times("f.n", c.rows()),
                    length,
                    i,
                    i,
                    length,
                    offset,
                    d.y().size() / c.rows());
            offset += length;
        }
        arguments.add(new Argument("y", d.y()));
        return new OpCode(method, c.layer() + ": one after the other", arguments, body.build());
    }

    private static OpCode split(ShapeOp.Split s, Direct d, String method) {
        List<Argument> arguments = new ArrayList<>(List.of(new Argument("x", d.x())));
        CodeBlock.Builder body = CodeBlock.builder();
        int offset = 0;
        for (int i = 0; i < s.ys().size(); i++) {
            int length = s.ys().get(i).size() / s.rows();
            arguments.add(new Argument("y" + i, d.results().get(i)));
            body.add(
                    "f.kernels.elementwise().copy($L, $L, x, xAt + $L, $L, y$L, y$LAt, $L,"
                            + " false);\n",
                    SampleCode.times("f.n", s.rows()),
                    length,
                    offset,
                    d.x().size() / s.rows(),
                    i,
                    i,
                    length);
            offset += length;
        }
        return new OpCode(method + "Split", s.layer() + ": its pieces", arguments, body.build());
    }

    private static CodeBlock constantsOf(Curve curve) {
        return curve.constants().stream()
                .map(c -> CodeBlock.of(", $L", Literals.of(c)))
                .collect(CodeBlock.joining(""));
    }
}
