/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.schedule;

import org.intaglio.processor.lower.WinogradGeometry;

import java.util.OptionalInt;

/**
 * What a user may decide about generated code instead of the compiler.
 *
 * @param slice samples of a slice; empty for a size for each phase that suits the caches
 * @param largestTile the largest tiles of Winograd's algorithm, as in {@link WinogradGeometry#of}
 */
public record CodeOptions(OptionalInt slice, int largestTile) {
    /** The compiler decides. */
    public static final CodeOptions DEFAULT =
            new CodeOptions(OptionalInt.empty(), WinogradGeometry.LARGEST_TILE);
}
