/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import org.intaglio.processor.emit.OpCode.Argument;
import org.intaglio.processor.lower.Backward;
import org.intaglio.processor.lower.Forward;
import org.intaglio.processor.lower.StepInstruction;
import org.intaglio.processor.lower.WinogradGeometry;

import java.util.ArrayList;
import java.util.List;

/** The code of convolutions by Winograd's algorithm. */
final class WinogradCode {
    private static final String NO_WINNERS = "null, 0";

    private static final String WINNERS = "winners, winnersAt";

    private static final String INPUT =
            "f.kernels.winograd().inputGradient($L, f.n, $L, dY, dYAt, f.shared, $L, f.scratch,"
                    + " f.scratchAt(), dX, dXAt);\n";

    private static final String KERNEL =
            "f.kernels.winograd().kernelGradient($L, f.n, x, xAt, $L, dY, dYAt, f.scratch,"
                    + " f.scratchAt(), f.parts, f.partAt($L));\n";

    private WinogradCode() {}

    static OpCode prepare(StepInstruction.KernelToPoints k, Constants constants, String points) {
        return new OpCode(
                k.layer() + (k.transposed() ? "TransposedPoints" : "Points"),
                k.layer()
                        + (k.transposed()
                                ? ": the transposed kernel at Winograd's points, for the"
                                        + " derivative of its image"
                                : ": the kernel at Winograd's points"),
                List.of(),
                k.transposed()
                        ? Literals.call(
                                "f.kernels.winograd().prepareInputGradient($L, $L,"
                                        + " f.scratch, f.scratchAt(), f.shared, $L);\n",
                                constants.of(k.layer(), k.geometry()),
                                constants.at(k.kernel()),
                                points)
                        : Literals.call(
                                "f.kernels.winograd().prepareForward($L, $L, f.shared," + " $L);\n",
                                constants.of(k.layer(), k.geometry()),
                                constants.at(k.kernel()),
                                points));
    }

    static OpCode forward(
            Forward.Conv2D c,
            WinogradGeometry tiles,
            String method,
            Constants constants,
            String points) {
        return new OpCode(
                method,
                "%s: %s window, %s → %s channels%s, by Winograd's algorithm"
                        .formatted(
                                c.layer(),
                                c.geometry().kernel(),
                                c.geometry().channels(),
                                c.geometry().filters(),
                                SampleCode.relu(c.relu())),
                List.of(new Argument("x", c.x()), new Argument("y", c.y())),
                Literals.call(
                        "f.kernels.winograd().forward($L, f.n, x, xAt, f.shared, $L, $L, $L,"
                                + " f.scratch, f.scratchAt(), y, yAt);\n",
                        constants.of(c.layer(), tiles),
                        points,
                        SampleCode.optional(constants, c.bias()),
                        c.relu()));
    }

    static OpCode pooledForward(
            Forward.PooledConv2D c,
            WinogradGeometry tiles,
            String method,
            Constants constants,
            String points) {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(new Argument("x", c.x()));
        arguments.add(new Argument("y", c.y()));
        c.winners().ifPresent(w -> arguments.add(new Argument("winners", w)));
        return new OpCode(
                c.winners().isEmpty() ? method + "Inference" : method,
                "%s: %s window, %s → %s channels%s, the maximum of %s windows, by Winograd's algorithm"
                        .formatted(
                                c.layer(),
                                c.geometry().kernel(),
                                c.geometry().channels(),
                                c.geometry().filters(),
                                SampleCode.relu(c.relu()),
                                c.pool()),
                List.copyOf(arguments),
                Literals.call(
                        "f.kernels.winograd().pooledForward($L, f.n, x, xAt, f.shared, $L, $L, $L,"
                                + " f.scratch, f.scratchAt(), y, yAt, $L);\n",
                        constants.of(c.layer(), tiles),
                        points,
                        SampleCode.optional(constants, c.bias()),
                        c.relu(),
                        c.winners().isEmpty() ? NO_WINNERS : WINNERS));
    }

    static OpCode input(
            Backward.ConvInput c, WinogradGeometry tiles, Constants constants, String transposed) {
        return new OpCode(
                c.layer() + "InputGradient",
                c.layer() + ": the derivative for the image",
                List.of(new Argument("dY", c.dY()), new Argument("dX", c.dX())),
                Literals.call(INPUT, constants.of(c.layer(), tiles), NO_WINNERS, transposed));
    }

    static OpCode pooledInput(
            Backward.PooledConvInput c,
            WinogradGeometry tiles,
            Constants constants,
            String transposed) {
        return new OpCode(
                c.layer() + "InputGradient",
                c.layer() + ": the derivative for the image, from the winners",
                List.of(
                        new Argument("winners", c.winners()),
                        new Argument("dY", c.dY()),
                        new Argument("dX", c.dX())),
                Literals.call(INPUT, constants.of(c.layer(), tiles), WINNERS, transposed));
    }

    static OpCode kernel(
            Backward.ConvKernel c, WinogradGeometry tiles, Constants constants, String sums) {
        return new OpCode(
                c.layer() + "KernelGradient",
                c.layer() + ": adds to this part's derivative for the kernel",
                List.of(new Argument("x", c.x()), new Argument("dY", c.dY())),
                Literals.call(KERNEL, constants.of(c.layer(), tiles), NO_WINNERS, sums));
    }

    static OpCode pooledKernel(
            Backward.PooledConvKernel c, WinogradGeometry tiles, Constants constants, String sums) {
        return new OpCode(
                c.layer() + "KernelGradient",
                c.layer() + ": adds to this part's derivative for the kernel, from the winners",
                List.of(
                        new Argument("x", c.x()),
                        new Argument("winners", c.winners()),
                        new Argument("dY", c.dY())),
                Literals.call(KERNEL, constants.of(c.layer(), tiles), WINNERS, sums));
    }
}
