/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import java.util.List;

/**
 * Adds all elements to the part's sum, for a mean over the batch.
 *
 * @param length elements of a sample
 */
public record SumAll(String layer, int length, Value x, Region sums)
        implements SampleInstruction, Access.Sums {
    @Override
    public List<Resource> reads() {
        return List.of(x);
    }

    @Override
    public boolean begins() {
        return true;
    }
}
