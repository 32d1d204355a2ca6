/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;

import org.intaglio.processor.emit.OpCode.Argument;
import org.intaglio.processor.lower.Region;
import org.intaglio.processor.lower.StepInstruction;
import org.intaglio.processor.schedule.MemoryPlan;
import org.intaglio.processor.schedule.Schedule;

import java.util.List;

/** The code of the operations that run between the phases over samples. */
final class TaskCode {
    private final Constants constants;
    private final MemoryPlan plan;

    TaskCode(Constants constants, MemoryPlan plan) {
        this.constants = constants;
        this.plan = plan;
    }

    /** Says which derivatives a task computes. */
    CodeBlock beginGradient(Schedule.Task task) {
        String weights = constants.of(task.weights());
        String from = task.firstElement() == 0 ? "" : " + " + task.firstElement();
        return CodeBlock.of(
                "f.beginGradient($L$L,$W$L + $L);\n", weights, from, weights, task.lastElement());
    }

    /**
     * The code of an operation.
     *
     * @param accumulate whether it adds to a gradient that another use of the layer has begun
     */
    OpCode of(StepInstruction op, boolean accumulate) {
        return switch (op) {
            case StepInstruction.Transpose t ->
                    new OpCode(
                            t.layer() + "Transpose",
                            t.layer() + ": rows from to to of Wᵀ, for the derivative of its input",
                            List.of(),
                            Literals.call(
                                    "f.kernels.matrix().transpose($L, $L, from, to, $L,"
                                            + " f.shared, $L);\n",
                                    t.in(),
                                    t.out(),
                                    constants.at(t.kernel()),
                                    region(t.to())));
            case StepInstruction.TransposeWindows r ->
                    new OpCode(
                            r.layer() + "Transpose",
                            r.layer() + ": the transposed kernel, for the derivative of its image",
                            List.of(),
                            Literals.call(
                                    "f.kernels.convolution().prepareInputGradient($L, $L,"
                                            + " f.shared, $L);\n",
                                    constants.of(r.layer(), r.geometry()),
                                    constants.at(r.kernel()),
                                    region(r.to())));
            case StepInstruction.KernelToPoints k ->
                    WinogradCode.prepare(k, constants, region(k.to()));
            case StepInstruction.CombineMoments c ->
                    new OpCode(
                            c.layer() + "Statistics",
                            c.layer() + ": mean and variance of the batch",
                            List.of(),
                            Literals.call(
                                    "f.combineMoments($L, $L, $L, $L, $L, $L, $L);\n",
                                    region(c.moments()),
                                    c.channels(),
                                    c.positions(),
                                    region(c.statistics()),
                                    constants.of(c.movingMean()),
                                    constants.of(c.movingVariance()),
                                    Literals.precise(c.momentum())));
            case StepInstruction.Columns q -> columns(q);
            case StepInstruction.InputColumns q -> columns(q);
            case StepInstruction.ProductShares q -> productShare(q);
            case StepInstruction.CombineSums c ->
                    new OpCode(
                            c.layer() + "GradientTotals",
                            c.layer() + ": Σ dY and Σ dY·x̂ of the batch",
                            List.of(),
                            Literals.call(
                                    "f.kernels.elementwise().sumParts(f.partCount(),"
                                            + " f.partStride(), $L, f.parts, $L, f.shared, $L,"
                                            + " false);\n",
                                    2 * c.channels(),
                                    region(c.sums()),
                                    region(c.totals())));
            case StepInstruction.Total t ->
                    new OpCode(
                            t.layer() + "Total",
                            t.layer() + ": how much the mask has of the batch",
                            List.of(),
                            Literals.call(
                                    "f.kernels.elementwise().sumParts(f.partCount(),"
                                            + " f.partStride(), 1, f.parts, $L, f.shared, $L,"
                                            + " false);\n",
                                    region(t.sums()),
                                    region(t.total())));
            case StepInstruction.DenseKernelGradient d ->
                    new OpCode(
                            d.layer() + "KernelGradient",
                            d.layer() + ": rows from to to of dW = Xᵀ·dY",
                            List.of(new Argument("x", d.x()), new Argument("dY", d.dY())),
                            Literals.call(
                                    "f.kernels.matrix().denseKernelGradient($L, $L, $L, from, to,"
                                        + " x, xAt, dY, dYAt, f.gradient, f.gradientAt($L), $L);\n",
                                    SampleCode.times("f.n", d.positions()),
                                    d.in(),
                                    d.out(),
                                    constants.of(d.weights()),
                                    accumulate));
            case StepInstruction.DenseBiasGradient d ->
                    new OpCode(
                            d.layer() + "BiasGradient",
                            d.layer() + ": db = Σ dY",
                            List.of(new Argument("dY", d.dY())),
                            Literals.call(
                                    "f.kernels.matrix().biasGradient($L, $L, dY, dYAt, f.gradient,"
                                            + " f.gradientAt($L), $L);\n",
                                    SampleCode.times("f.n", d.positions()),
                                    d.weights().size(),
                                    constants.of(d.weights()),
                                    accumulate));
            case StepInstruction.ScatterRows s ->
                    new OpCode(
                            s.layer() + "TableGradient",
                            s.layer() + ": rows from to to of the table's derivative",
                            List.of(new Argument("x", s.x()), new Argument("dY", s.dY())),
                            Literals.call(
                                    "f.kernels.embedding().scatter($L, $L, from, to, x, xAt, dY,"
                                            + " dYAt, f.gradient, f.gradientAt($L), $L);\n",
                                    SampleCode.times("f.n", s.rows()),
                                    s.width(),
                                    constants.of(s.weights()),
                                    accumulate));
            case StepInstruction.SumParts s ->
                    new OpCode(
                            s.layer()
                                    + Identifiers.capitalized(s.weights().spec().name())
                                    + "Total",
                            s.layer()
                                    + ": what the parts of the batch have summed up, elements from"
                                    + " to to",
                            List.of(),
                            Literals.call(
                                    "f.kernels.elementwise().sumParts(f.partCount(),"
                                            + " f.partStride(), to - from, f.parts, $L + from,"
                                            + " f.gradient, f.gradientAt($L + from), $L);\n",
                                    region(s.sums()),
                                    constants.of(s.weights()),
                                    accumulate));
            case StepInstruction.TakeTotals t ->
                    new OpCode(
                            t.layer()
                                    + Identifiers.capitalized(t.weights().spec().name())
                                    + "Gradient",
                            t.layer() + ": the total is the derivative",
                            List.of(),
                            Literals.call(
                                    "f.kernels.elementwise().copy(1, $L, f.shared, $L + $L, 0,"
                                            + " f.gradient, f.gradientAt($L), 0, $L);\n",
                                    t.weights().size(),
                                    region(t.totals()),
                                    t.at(),
                                    constants.of(t.weights()),
                                    accumulate));
        };
    }

    private OpCode productShare(StepInstruction.ProductShares q) {
        return new OpCode(
                q.layer() + "Share",
                "%s: %s → %s, what rows from to to of W add".formatted(q.layer(), q.in(), q.out()),
                List.of(new Argument("x", q.x()), new Argument("y", q.y())),
                Literals.call(
                        "f.kernels.matrix().denseShare(f.n, $L, $L, from, to, x, xAt, $L,"
                                + " y, yAt + from / $L * $L, $L);\n",
                        q.in(),
                        q.out(),
                        constants.at(q.kernel()),
                        q.portion(),
                        q.out(),
                        q.shares() * q.out()));
    }

    private OpCode columns(StepInstruction.Columns q) {
        return new OpCode(
                q.layer() + "Columns",
                "%s: %s → %s%s, columns from to to"
                        .formatted(q.layer(), q.in(), q.out(), SampleCode.relu(q.relu())),
                List.of(new Argument("x", q.x()), new Argument("y", q.y())),
                Literals.call(
                        "f.kernels.matrix().denseColumns($L, $L, $L, from, to, x, xAt, $L,"
                                + " $L, $L, y, yAt);\n",
                        SampleCode.times("f.n", q.positions()),
                        q.in(),
                        q.out(),
                        constants.at(q.kernel()),
                        SampleCode.optional(constants, q.bias()),
                        q.relu()));
    }

    private OpCode columns(StepInstruction.InputColumns q) {
        return new OpCode(
                q.layer() + "InputGradient",
                q.layer() + ": dX = dY·Wᵀ, columns from to to",
                List.of(new Argument("x", q.dY()), new Argument("y", q.dX())),
                Literals.call(
                        "f.kernels.matrix().denseColumns($L, $L, $L, from, to, x, xAt, f.shared,"
                                + " $L, null, 0, false, y, yAt);\n",
                        SampleCode.times("f.n", q.positions()),
                        q.out(),
                        q.in(),
                        region(q.transposed())));
    }

    /** Whether the method takes the rows, columns or elements that its task is about. */
    static boolean isShared(StepInstruction op) {
        return op instanceof StepInstruction.Transpose
                || op instanceof StepInstruction.DenseKernelGradient
                || op instanceof StepInstruction.Columns
                || op instanceof StepInstruction.InputColumns
                || op instanceof StepInstruction.ProductShares
                || op instanceof StepInstruction.ScatterRows
                || op instanceof StepInstruction.SumParts;
    }

    private String region(Region region) {
        return constants.of(region, plan.place(region));
    }
}
