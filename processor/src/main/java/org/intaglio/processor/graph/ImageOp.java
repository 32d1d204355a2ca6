/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import java.util.List;

/**
 * Images that are changed at random in training; {@code stream} tells the layers' random numbers
 * apart, those of an operation and its derivative are the same.
 */
public sealed interface ImageOp extends Op {
    /** Images moved, in training at random. */
    record Move(String layer, Motion motion, int stream, Tensor x, Tensor y)
            implements ImageOp, Unary {}

    /** The derivative of a move: every dY goes where its value came from. */
    record MoveGradient(String layer, Motion motion, int stream, Tensor x, Tensor y)
            implements ImageOp, Unary {}

    /** In training, other contrast and brightness. */
    record Shade(String layer, Tone tone, int stream, Tensor x, Tensor y)
            implements ImageOp, Unary {}

    /** The derivative of {@link Shade}: what was clipped has none. */
    record ShadeGradient(String layer, Tone tone, int stream, Tensor x, Tensor dY, Tensor y)
            implements ImageOp, Single {
        @Override
        public List<Operand> reads() {
            return List.of(x, dY);
        }
    }
}
