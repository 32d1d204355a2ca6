/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import org.intaglio.processor.emit.OpCode.Argument;
import org.intaglio.processor.lower.Backward;
import org.intaglio.processor.lower.Forward;

import java.util.ArrayList;
import java.util.List;

/** The code of a convolution with the pooling behind it. */
final class PooledConvolutionCode {
    private PooledConvolutionCode() {}

    static OpCode forward(Forward.PooledConv2D c, String method, Constants constants) {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(new Argument("x", c.x()));
        arguments.add(new Argument("y", c.y()));
        c.winners().ifPresent(w -> arguments.add(new Argument("winners", w)));
        return new OpCode(
                c.winners().isEmpty() ? method + "Inference" : method,
                "%s: %s window, %s → %s channels%s, the maximum of %s windows"
                        .formatted(
                                c.layer(),
                                c.geometry().kernel(),
                                c.geometry().channels(),
                                c.geometry().filters(),
                                SampleCode.relu(c.relu()),
                                c.pool()),
                List.copyOf(arguments),
                Literals.call(
                        "f.kernels.pooledConvolution().forward($L, $L, $L, f.n, x, xAt, "
                                + "$L, $L, $L, f.scratch, f.scratchAt(), y, yAt, $L);\n",
                        constants.of(c.layer(), c.geometry()),
                        c.pool().height(),
                        c.pool().width(),
                        constants.at(c.kernel()),
                        SampleCode.optional(constants, c.bias()),
                        c.relu(),
                        c.winners().isEmpty() ? "null, 0" : "winners, winnersAt"));
    }

    static OpCode input(Backward.PooledConvInput c, Constants constants, String transposed) {
        return new OpCode(
                c.layer() + "InputGradient",
                c.layer() + ": the derivative for the image, from the winners",
                List.of(
                        new Argument("winners", c.winners()),
                        new Argument("dY", c.dY()),
                        new Argument("dX", c.dX())),
                Literals.call(
                        "f.kernels.pooledConvolution().inputGradient($L, $L, $L, f.n, winners,"
                            + " winnersAt, dY, dYAt, f.shared, $L, f.scratch, f.scratchAt(), dX,"
                            + " dXAt);\n",
                        constants.of(c.layer(), c.geometry()),
                        c.pool().height(),
                        c.pool().width(),
                        transposed));
    }

    static OpCode kernel(Backward.PooledConvKernel c, Constants constants, String sums) {
        return new OpCode(
                c.layer() + "KernelGradient",
                c.layer() + ": adds to this part's derivative for the kernel, from the winners",
                List.of(
                        new Argument("x", c.x()),
                        new Argument("winners", c.winners()),
                        new Argument("dY", c.dY())),
                Literals.call(
                        "f.kernels.pooledConvolution().kernelGradient($L, $L, $L, f.n, x, xAt,"
                            + " winners, winnersAt, dY, dYAt, f.scratch, f.scratchAt(), f.parts,"
                            + " f.partAt($L));\n",
                        constants.of(c.layer(), c.geometry()),
                        c.pool().height(),
                        c.pool().width(),
                        sums));
    }

    static OpCode bias(Backward.PooledConvBias c, String sums) {
        return new OpCode(
                c.layer() + "BiasGradient",
                c.layer() + ": adds to this part's derivative for the bias, from the winners",
                List.of(new Argument("winners", c.winners()), new Argument("dY", c.dY())),
                Literals.call(
                        "f.kernels.pooledConvolution().biasGradient($L, $L, winners, winnersAt, dY,"
                                + " dYAt, f.parts, f.partAt($L));\n",
                        SampleCode.times("f.n", c.positions()),
                        c.filters(),
                        sums));
    }
}
