/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import java.util.List;

/**
 * Gathers the moments of a batch for its normalisation, where the statistics of the batch are
 * wanted.
 */
public record Moments(String layer, int positions, int channels, Value x, Region moments)
        implements SampleInstruction {
    @Override
    public List<Resource> reads() {
        return List.of(x);
    }

    @Override
    public List<Resource> writes() {
        return List.of(moments);
    }
}
