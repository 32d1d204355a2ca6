/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;

import org.intaglio.processor.emit.OpCode.Argument;
import org.intaglio.processor.graph.Norm;
import org.intaglio.processor.graph.ReductionOp;
import org.intaglio.processor.lower.Backward;
import org.intaglio.processor.lower.Direct;
import org.intaglio.processor.lower.Forward;
import org.intaglio.processor.lower.Moments;
import org.intaglio.processor.lower.Region;
import org.intaglio.processor.lower.Value;
import org.intaglio.processor.schedule.MemoryPlan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The code of normalisations. */
final class NormalizationCode {
    private final Constants constants;
    private final MemoryPlan plan;

    NormalizationCode(Constants constants, MemoryPlan plan) {
        this.constants = constants;
        this.plan = plan;
    }

    OpCode moments(Moments m) {
        return new OpCode(
                m.layer() + "Moments",
                m.layer() + ": mean and variance of this part of the batch",
                List.of(new Argument("x", m.x())),
                CodeBlock.builder()
                        .beginControlFlow("if (f.training)")
                        .add(
                                "f.kernels.normalization().moments($L, $L, x, xAt, $L, f.parts,"
                                        + " f.partAt($L));\n",
                                SampleCode.times("f.n", m.positions()),
                                m.channels(),
                                SampleCode.times("f.seen()", m.positions()),
                                region(m.moments()))
                        .endControlFlow()
                        .build());
    }

    OpCode normalize(ReductionOp.Normalize n, Direct d) {
        Norm norm = n.norm();
        CodeBlock moving =
                CodeBlock.of(
                        "$L, null, 0, $L",
                        constants.at(norm.movingMean()),
                        constants.at(norm.movingVariance()));
        return normalize(
                n.layer() + "Inference", n.layer(), norm, CodeBlock.of(""), moving, d.x(), d.y());
    }

    OpCode normalize(Forward.NormalizeBatch n, String method) {
        Norm norm = n.norm();
        return normalize(
                method,
                n.layer(),
                norm,
                statistics(norm, n.statistics()),
                statisticsArguments(norm, n.statistics()),
                n.x(),
                n.y());
    }

    private OpCode normalize(
            String method,
            String layer,
            Norm norm,
            CodeBlock statistics,
            CodeBlock arguments,
            Value x,
            Value y) {
        return new OpCode(
                method,
                layer + ": batch normalisation of " + norm.channels() + " channels",
                SampleCode.xy(x, y),
                Literals.call(
                        "$Lf.kernels.normalization().normalize($L, $L, $L, x, xAt, $L, $L, $L, y,"
                                + " yAt);\n",
                        statistics,
                        SampleCode.times("f.n", norm.positions()),
                        norm.channels(),
                        Literals.of(norm.epsilon()),
                        arguments,
                        SampleCode.optional(constants, norm.gamma()),
                        SampleCode.optional(constants, norm.beta())));
    }

    /** Chooses the statistics of the batch or the moving ones. */
    private CodeBlock statistics(Norm norm, Region statistics) {
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

    private CodeBlock statisticsArguments(Norm norm, Region statistics) {
        return CodeBlock.of(
                "s, meanAt, rest, $L + $L, s, varianceAt", region(statistics), 2 * norm.channels());
    }

    OpCode sums(Backward.NormSums n) {
        return new OpCode(
                n.layer() + "GradientSums",
                n.layer() + ": adds to this part's Σ dY and Σ dY·x̂",
                List.of(new Argument("x", n.x()), new Argument("dY", n.dY())),
                Literals.call(
                        "$Lf.kernels.normalization().gradientSums($L, $L, $L, x, xAt,"
                                + " $L, dY, dYAt, f.parts, f.partAt($L));\n",
                        statistics(n.norm(), n.statistics()),
                        SampleCode.times("f.n", n.norm().positions()),
                        n.norm().channels(),
                        Literals.of(n.norm().epsilon()),
                        statisticsArguments(n.norm(), n.statistics()),
                        region(n.sums())));
    }

    OpCode input(Backward.NormInput n) {
        return new OpCode(
                n.layer() + "InputGradient",
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
                        SampleCode.times("f.n", n.norm().positions()),
                        n.norm().channels(),
                        Literals.of(n.norm().epsilon()),
                        SampleCode.times("f.batch", n.norm().positions()),
                        statisticsArguments(n.norm(), n.statistics()),
                        SampleCode.optional(constants, n.norm().gamma()),
                        region(n.totals())));
    }

    /** What the kernel reads of x it multiplies by 0 here: dY will do. */
    OpCode input(ReductionOp.FrozenNormalizeGradient n, Direct d) {
        Norm norm = n.norm();
        return new OpCode(
                n.layer() + "InputGradient",
                n.layer() + ": the derivative of the normalisation, which is frozen",
                DirectCode.named(d, "dY", "dX"),
                Literals.call(
                        "f.kernels.normalization().inputGradient($L, $L, $L, 0, dY, dYAt, $L, null,"
                                + " 0, $L, $L, null, 0, dY, dYAt, dX, dXAt);\n",
                        SampleCode.times("f.n", norm.positions()),
                        norm.channels(),
                        Literals.of(norm.epsilon()),
                        constants.at(norm.movingMean()),
                        constants.at(norm.movingVariance()),
                        SampleCode.optional(constants, norm.gamma())));
    }

    OpCode rows(ReductionOp.NormalizeRows n, Direct d) {
        return new OpCode(
                n.layer(),
                "%s: normalises each row of %s".formatted(n.layer(), n.columns()),
                DirectCode.named(d, "x", "y"),
                Literals.call(
                        "f.kernels.normalization().layerNormalization($L, $L, $L, x, xAt, $L, $L,"
                                + " y, yAt);\n",
                        SampleCode.times("f.n", n.rows()),
                        n.columns(),
                        Literals.of(n.epsilon()),
                        SampleCode.optional(constants, n.gamma()),
                        SampleCode.optional(constants, n.beta())));
    }

    OpCode rows(Backward.NormalizeRows n) {
        ReductionOp.NormalizeRows of = n.of();
        List<Argument> arguments = new ArrayList<>();
        arguments.add(new Argument("x", n.x()));
        arguments.add(new Argument("dY", n.dY()));
        n.dX().ifPresent(dX -> arguments.add(new Argument("dX", dX)));
        return new OpCode(
                n.layer() + "Gradient",
                n.layer() + ": the derivatives of the normalisation of rows",
                arguments,
                Literals.call(
                        "f.kernels.normalization().layerNormalizationGradient($L, $L, $L, x, xAt,"
                                + " $L, dY, dYAt, $L, $L, $L);\n",
                        SampleCode.times("f.n", of.rows()),
                        of.columns(),
                        Literals.of(of.epsilon()),
                        SampleCode.optional(constants, of.gamma()),
                        n.dX().isPresent() ? "dX, dXAt" : "null, 0",
                        sums(n.gammaSums()),
                        sums(n.betaSums())));
    }

    private String sums(Optional<Region> sums) {
        return sums.map(s -> "f.parts, f.partAt(" + region(s) + ")").orElse("null, 0");
    }

    private String region(Region region) {
        return constants.of(region, plan.place(region));
    }
}
