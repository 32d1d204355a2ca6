/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput;

/**
 * How long to measure.
 *
 * @param warmUp seconds before it counts, for HotSpot to compile; a training that still allocates
 *     then gets up to four times as many
 * @param seconds seconds that count
 * @param rounds into how many rounds they are divided; the median of them is the result
 */
public record Effort(double warmUp, double seconds, int rounds) {
    /** Refuses what is not positive. */
    public Effort {
        if (!(warmUp >= 0) || !(seconds > 0) || rounds < 1) {
            throw new IllegalArgumentException(
                    "cannot measure %s seconds in %d rounds after a warm-up of %s seconds"
                            .formatted(seconds, rounds, warmUp));
        }
    }

    long warmUpNanos() {
        return (long) (warmUp * 1e9);
    }

    long roundNanos() {
        return (long) (seconds * 1e9 / rounds);
    }
}
