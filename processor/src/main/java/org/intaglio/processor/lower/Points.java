/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A kernel at the points of Winograd's algorithm.
 *
 * @param geometry the sizes
 * @param region where it is
 */
public record Points(WinogradGeometry geometry, Region region) {
    /** What a convolution reads, with a kernel at the points or without. */
    static List<Resource> and(Optional<Points> points, Value x) {
        List<Resource> reads = new ArrayList<>(List.of(x));
        points.ifPresent(p -> reads.add(p.region()));
        return reads;
    }
}
