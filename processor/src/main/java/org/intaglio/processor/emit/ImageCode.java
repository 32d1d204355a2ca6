/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import org.intaglio.processor.graph.ImageOp;
import org.intaglio.processor.graph.Motion;
import org.intaglio.processor.graph.Resampling;
import org.intaglio.processor.lower.Direct;

/** The code of operations that change images at random. */
final class ImageCode {
    private final Constants constants;

    ImageCode(Constants constants) {
        this.constants = constants;
    }

    OpCode of(ImageOp op, Direct d) {
        String layer = op.layer();
        return switch (op) {
            case ImageOp.Move m ->
                    new OpCode(
                            layer,
                            layer + ": " + described(m.motion()),
                            DirectCode.named(d, "x", "y"),
                            Literals.call(
                                    "$T.move(f, $L, $L, x, xAt, y, yAt);\n",
                                    RuntimeTypes.AUGMENTATION,
                                    constants.of(layer, m.motion(), "motion", "how images move"),
                                    m.stream()));
            case ImageOp.MoveGradient m ->
                    new OpCode(
                            layer + "Gradient",
                            layer + ": the derivative of the move",
                            DirectCode.named(d, "dY", "dX"),
                            Literals.call(
                                    "$T.moveGradient(f, $L, $L, dY, dYAt, dX, dXAt);\n",
                                    RuntimeTypes.AUGMENTATION,
                                    constants.of(layer, m.motion(), "motion", "how images move"),
                                    m.stream()));
            case ImageOp.Shade s ->
                    new OpCode(
                            layer,
                            layer + ": contrast and brightness",
                            DirectCode.named(d, "x", "y"),
                            Literals.call(
                                    "$T.shade(f, $L, $L, x, xAt, y, yAt);\n",
                                    RuntimeTypes.AUGMENTATION,
                                    constants.of(layer, s.tone(), "tone", "how values change"),
                                    s.stream()));
            case ImageOp.ShadeGradient s ->
                    new OpCode(
                            layer + "Gradient",
                            layer + ": the derivative of contrast and brightness",
                            DirectCode.named(d, "x", "dY", "dX"),
                            Literals.call(
                                    "$T.shadeGradient(f, $L, $L, x, xAt, dY, dYAt, dX, dXAt);\n",
                                    RuntimeTypes.AUGMENTATION,
                                    constants.of(layer, s.tone(), "tone", "how values change"),
                                    s.stream()));
        };
    }

    private static String described(Motion motion) {
        Resampling r = motion.resampling();
        return "%s×%s of %s×%s pixels, moved"
                .formatted(r.outputHeight(), r.outputWidth(), r.height(), r.width());
    }
}
