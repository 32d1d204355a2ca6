/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;

import org.intaglio.processor.emit.OpCode.Argument;
import org.intaglio.processor.lower.Backward;
import org.intaglio.processor.lower.Forward;
import org.intaglio.processor.lower.ResidualProduct;
import org.intaglio.processor.lower.SumShares;

import java.util.List;

/** The code of dense layers and direct convolutions, with what comes before and after the sums. */
final class ProductCode {
    private final Constants constants;

    ProductCode(Constants constants) {
        this.constants = constants;
    }

    OpCode dense(Forward.Dense d, String method) {
        return new OpCode(
                method,
                comment(d) + SampleCode.relu(d.relu()),
                List.of(new Argument("x", d.x()), new Argument("y", d.y())),
                Literals.call(
                        "f.kernels.matrix().dense($L, $L, $L, x, xAt, $L, $L, $L, y," + " yAt);\n",
                        SampleCode.times("f.n", d.positions()),
                        d.in(),
                        d.out(),
                        constants.at(d.kernel()),
                        SampleCode.optional(constants, d.bias(), d.biasAt()),
                        d.relu()));
    }

    OpCode convolution(Forward.Conv2D c, String method) {
        return new OpCode(
                method,
                comment(c) + SampleCode.relu(c.relu()),
                List.of(new Argument("x", c.x()), new Argument("y", c.y())),
                Literals.call(
                        "f.kernels.convolution().forward($L, f.n, x, xAt, $L, $L, $L, y,"
                                + " yAt);\n",
                        constants.of(c.layer(), c.geometry()),
                        constants.at(c.kernel()),
                        SampleCode.optional(constants, c.bias()),
                        c.relu()));
    }

    OpCode residual(ResidualProduct p) {
        return switch (p.product()) {
            case Forward.Dense d ->
                    residual(
                            p,
                            comment(d),
                            Literals.call(
                                    "f.kernels.matrix().residualDense($L, $L, $L, x, xAt, "
                                            + "$L, $L, r, rAt, $L, y, yAt);\n",
                                    SampleCode.times("f.n", d.positions()),
                                    d.in(),
                                    d.out(),
                                    constants.at(d.kernel()),
                                    SampleCode.optional(constants, d.bias(), d.biasAt()),
                                    p.relu()));
            case Forward.Conv2D c ->
                    residual(
                            p,
                            comment(c),
                            Literals.call(
                                    "f.kernels.convolution().residualForward($L, f.n, x, xAt,"
                                            + " $L, $L, r, rAt, $L, y, yAt);\n",
                                    constants.of(c.layer(), c.geometry()),
                                    constants.at(c.kernel()),
                                    SampleCode.optional(constants, c.bias()),
                                    p.relu()));
            default -> throw new IllegalArgumentException(p.toString());
        };
    }

    private static OpCode residual(ResidualProduct p, String comment, CodeBlock body) {
        return new OpCode(
                p.layer() + "Residual",
                comment + ", added to r" + SampleCode.relu(p.relu()),
                List.of(
                        new Argument("x", p.x()),
                        new Argument("r", p.r()),
                        new Argument("y", p.y())),
                body);
    }

    OpCode input(Backward.ConvInput c, String transposed) {
        return new OpCode(
                c.layer() + "InputGradient",
                c.layer() + ": the derivative for the image",
                List.of(new Argument("dY", c.dY()), new Argument("dX", c.dX())),
                Literals.call(
                        "f.kernels.convolution().inputGradient($L, f.n, dY, dYAt, f.shared, $L,"
                                + " f.scratch, f.scratchAt(), dX, dXAt, false);\n",
                        constants.of(c.layer(), c.geometry()),
                        transposed));
    }

    OpCode kernel(Backward.ConvKernel c, String sums) {
        return new OpCode(
                c.layer() + "KernelGradient",
                c.layer() + ": adds to this part's derivative for the kernel",
                List.of(new Argument("x", c.x()), new Argument("dY", c.dY())),
                Literals.call(
                        "f.kernels.convolution().kernelGradient($L, f.n, x, xAt, dY, dYAt,"
                                + " f.parts, f.partAt($L));\n",
                        constants.of(c.layer(), c.geometry()),
                        sums));
    }

    OpCode kernel(Backward.DenseKernel d, String sums, String adds) {
        return new OpCode(
                d.layer() + "KernelGradient",
                d.layer() + ": adds Xᵀ·dY to this part's derivative for the kernel",
                List.of(new Argument("x", d.x()), new Argument("dY", d.dY())),
                Literals.call(
                        "f.kernels.matrix().denseKernelGradient($L, $L, $L, 0, $L, x, xAt, dY,"
                                + " dYAt, f.parts, f.partAt($L), $L);\n",
                        SampleCode.times("f.n", d.positions()),
                        d.in(),
                        d.out(),
                        d.in(),
                        sums,
                        adds));
    }

    OpCode sumShares(SumShares s) {
        return new OpCode(
                s.layer() + "Sum",
                "%s: the sum of %s shares%s"
                        .formatted(s.layer(), s.shares(), SampleCode.relu(s.relu())),
                List.of(new Argument("x", s.x()), new Argument("y", s.y())),
                Literals.call(
                        "f.kernels.matrix().sumShares(f.n, $L, $L, x, xAt, $L, $L, y, yAt);\n",
                        s.out(),
                        s.shares(),
                        SampleCode.optional(constants, s.bias()),
                        s.relu()));
    }

    private static String comment(Forward.Dense d) {
        return "%s: %s → %s".formatted(d.layer(), d.in(), d.out());
    }

    private static String comment(Forward.Conv2D c) {
        return "%s: %s window, %s → %s channels"
                .formatted(
                        c.layer(),
                        c.geometry().kernel(),
                        c.geometry().channels(),
                        c.geometry().filters());
    }
}
