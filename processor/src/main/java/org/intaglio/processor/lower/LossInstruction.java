/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import org.intaglio.processor.model.LossSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The loss of an output and its derivative, in one.
 *
 * @param layer the output's layer
 * @param index which output
 * @param spec the loss
 * @param positions rows of a sample
 * @param width values of a row
 * @param fused true where {@code x} holds what softmax or sigmoid is yet to be applied to
 * @param x the output, or, fused, its logits
 * @param result fused: receives the output, unless another instruction writes it
 * @param dX the derivative for x
 */
public record LossInstruction(
        String layer,
        int index,
        LossSpec spec,
        int positions,
        int width,
        boolean fused,
        Value x,
        Optional<Value> result,
        Value dX)
        implements SampleInstruction {
    @Override
    public List<Resource> reads() {
        return List.of(x);
    }

    @Override
    public List<Resource> writes() {
        List<Resource> writes = new ArrayList<>(List.of(dX));
        result.ifPresent(writes::add);
        return writes;
    }
}
