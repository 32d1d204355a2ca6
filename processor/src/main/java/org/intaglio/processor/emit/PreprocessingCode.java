/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;

import org.intaglio.processor.graph.LookupOp;
import org.intaglio.processor.graph.ReductionOp;
import org.intaglio.processor.lower.Direct;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The code of operations that turn raw data into what a network can learn from. */
final class PreprocessingCode {
    private final Constants constants;

    PreprocessingCode(Constants constants) {
        this.constants = constants;
    }

    OpCode discretize(LookupOp.Discretize op, Direct d) {
        String layer = op.layer();
        return new OpCode(
                layer + "Bins",
                layer + ": the bins of " + d.x().size() + " values",
                DirectCode.named(d, "x", "y"),
                Literals.call(
                        "$T.discretize($L, $L, x, xAt, y, yAt);\n",
                        RuntimeTypes.CATEGORIES,
                        SampleCode.times("f.n", d.x().size()),
                        constants.floats(layer + " boundaries", op.boundaries())));
    }

    OpCode find(LookupOp.Find op, Direct d) {
        String layer = op.layer();
        List<Integer> ascending =
                IntStream.range(0, op.vocabulary().size())
                        .boxed()
                        .sorted(Comparator.comparing(op.vocabulary()::get))
                        .toList();
        List<Float> keys = ascending.stream().map(i -> (float) op.vocabulary().get(i)).toList();
        List<Float> places = ascending.stream().map(i -> (float) (op.unknown() + i)).toList();
        return new OpCode(
                layer + "Indices",
                layer + ": places in a vocabulary of " + op.vocabulary().size(),
                DirectCode.named(d, "x", "y"),
                Literals.call(
                        "$T.find($L, $L, $L, $L, x, xAt, y, yAt);\n",
                        RuntimeTypes.CATEGORIES,
                        SampleCode.times("f.n", d.x().size()),
                        constants.floats(layer + " vocabulary", keys),
                        constants.floats(layer + " places", places),
                        op.unknown()));
    }

    OpCode encode(LookupOp.Encode op, Direct d) {
        String layer = op.layer();
        return new OpCode(
                layer,
                "%s: %s numbers for each %s indices".formatted(layer, op.tokens(), op.length()),
                DirectCode.named(d, "x", "y"),
                Literals.call(
                        "$T.encode($L, $L, $L, $L, x, xAt, y, yAt);\n",
                        RuntimeTypes.CATEGORIES,
                        SampleCode.times("f.n", op.rows()),
                        op.length(),
                        op.tokens(),
                        op.counts()));
    }

    OpCode standardize(ReductionOp.Standardize op, Direct d) {
        String layer = op.layer();
        return new OpCode(
                layer,
                layer + ": each channel by its mean and variance",
                DirectCode.named(d, "x", "y"),
                Literals.call(
                        "f.kernels.normalization().normalize($L, $L, $L, x, xAt, $L, 0, null, 0,"
                                + " $L, 0, null, 0, null, 0, y, yAt);\n",
                        SampleCode.times("f.n", op.positions()),
                        op.mean().size(),
                        Literals.of(op.epsilon()),
                        constants.floats(layer + " mean", op.mean()),
                        constants.floats(layer + " variance", op.variance())));
    }

    /** What the kernel reads of x and its mean it multiplies by 0: dY and a variance will do. */
    OpCode standardize(ReductionOp.StandardizeGradient op, Direct d) {
        String layer = op.layer();
        CodeBlock variance = constants.floats(layer + " variance", op.variance());
        return new OpCode(
                layer + "Gradient",
                layer + ": the derivative, divided by each channel's deviation",
                DirectCode.named(d, "dY", "dX"),
                Literals.call(
                        "f.kernels.normalization().inputGradient($L, $L, $L, 0, dY, dYAt, $L, 0,"
                                + " null, 0, $L, 0, null, 0, null, 0, dY, dYAt, dX, dXAt);\n",
                        SampleCode.times("f.n", op.positions()),
                        op.variance().size(),
                        Literals.of(op.epsilon()),
                        variance,
                        variance));
    }
}
