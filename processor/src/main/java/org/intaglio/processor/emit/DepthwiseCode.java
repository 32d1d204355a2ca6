/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import org.intaglio.processor.emit.OpCode.Argument;
import org.intaglio.processor.lower.Backward;
import org.intaglio.processor.lower.Forward;

import java.util.List;

/** The code of a depth-wise convolution. */
final class DepthwiseCode {
    private DepthwiseCode() {}

    static OpCode forward(Forward.DepthwiseConv2D c, String method, Constants constants) {
        return new OpCode(
                method,
                "%s: %s window, each of %s channels for itself%s"
                        .formatted(
                                c.layer(),
                                c.geometry().kernel(),
                                c.geometry().channels(),
                                SampleCode.relu(c.relu())),
                List.of(new Argument("x", c.x()), new Argument("y", c.y())),
                Literals.call(
                        "f.kernels.depthwiseConvolution().forward($L, f.n, x, xAt, $L, $L,"
                                + " $L, f.scratch, f.scratchAt(), y, yAt);\n",
                        constants.of(c.layer(), c.geometry()),
                        constants.at(c.kernel()),
                        SampleCode.optional(constants, c.bias()),
                        c.relu()));
    }

    static OpCode input(Backward.DepthwiseInput c, Constants constants) {
        return new OpCode(
                c.layer() + "InputGradient",
                c.layer() + ": the derivative for the image",
                List.of(new Argument("dY", c.dY()), new Argument("dX", c.dX())),
                Literals.call(
                        "f.kernels.depthwiseConvolution().inputGradient($L, f.n, dY, dYAt, "
                                + "$L, f.scratch, f.scratchAt(), dX, dXAt);\n",
                        constants.of(c.layer(), c.geometry()),
                        constants.at(c.kernel())));
    }

    static OpCode kernel(Backward.DepthwiseKernel c, Constants constants, String sums) {
        return new OpCode(
                c.layer() + "KernelGradient",
                c.layer() + ": adds to this part's derivative for the kernel",
                List.of(new Argument("x", c.x()), new Argument("dY", c.dY())),
                Literals.call(
                        "f.kernels.depthwiseConvolution().kernelGradient($L, f.n, x, xAt, dY, dYAt,"
                                + " f.scratch, f.scratchAt(), f.parts, f.partAt($L));\n",
                        constants.of(c.layer(), c.geometry()),
                        sums));
    }
}
