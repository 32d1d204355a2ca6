/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.processor.model.LossSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The loss of an output and its derivative, in one. Made by {@link Losses}.
 *
 * @param layer the output's layer
 * @param index which output
 * @param spec the loss
 * @param rows rows of a sample
 * @param columns values of a row
 * @param fused true where {@code x} holds what softmax or sigmoid is yet to be applied to
 * @param x the output, or, fused, its logits
 * @param mask what the loss of each row is multiplied by, if they do not all count alike
 * @param result fused: receives the output, unless another operation writes it
 * @param dX the derivative for x
 */
public record LossOp(
        String layer,
        int index,
        LossSpec spec,
        int rows,
        int columns,
        boolean fused,
        Tensor x,
        Optional<Tensor> mask,
        Optional<Tensor> result,
        Tensor dX)
        implements Op {
    @Override
    public List<Operand> reads() {
        List<Operand> reads = new ArrayList<>(List.of(x));
        mask.ifPresent(reads::add);
        return reads;
    }

    @Override
    public List<Tensor> writes() {
        List<Tensor> writes = new ArrayList<>(List.of(dX));
        result.ifPresent(writes::add);
        return writes;
    }

    @Override
    public boolean hasEffect() {
        return true;
    }
}
