/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.scaling;

import org.intaglio.samples.throughput.Effort;

import java.io.IOException;
import java.util.Arrays;

/** The main class of a JVM that measures one point: what it compiled is of use to no other. */
final class PointProcess {
    private PointProcess() {}

    /** Takes width, depth, batch and threads, then seconds to warm up and to measure. */
    public static void main(String... arguments) throws IOException {
        int[] sizes = Arrays.stream(arguments).limit(4).mapToInt(Integer::parseInt).toArray();
        Effort effort =
                new Effort(
                        Double.parseDouble(arguments[4]),
                        Double.parseDouble(arguments[5]),
                        Scaling.ROUNDS);
        System.out.println(new Point(sizes[0], sizes[1], sizes[2], sizes[3]).measure(effort).csv());
    }

    static String[] arguments(Point point, Effort effort) {
        return new String[] {
            String.valueOf(point.width()),
            String.valueOf(point.depth()),
            String.valueOf(point.batch()),
            String.valueOf(point.threads()),
            String.valueOf(effort.warmUp()),
            String.valueOf(effort.seconds())
        };
    }
}
