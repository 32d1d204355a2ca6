/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import static org.intaglio.processor.graph.SampleOp.present;

import org.intaglio.processor.model.LossSpec;

import java.util.List;

/**
 * The loss of an output and its derivative, in one. Made by {@link Losses}.
 *
 * @param layer the output's layer
 * @param index which output
 * @param spec the loss
 * @param positions rows of a sample
 * @param width values of a row
 * @param fused true where {@code x} holds what softmax or sigmoid is yet to be applied to
 * @param x the output, or, fused, its logits
 * @param y fused: receives the output; null if another operation writes it
 * @param dX the derivative for x
 */
public record LossOp(
        String layer,
        int index,
        LossSpec spec,
        int positions,
        int width,
        boolean fused,
        Value x,
        Value y,
        Value dX)
        implements SampleOp {
    @Override
    public List<Resource> reads() {
        return List.of(x);
    }

    @Override
    public List<Resource> writes() {
        return present(dX, y);
    }
}
