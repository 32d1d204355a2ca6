/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.scaling;

import java.util.Arrays;
import java.util.Locale;

/**
 * What was measured at a point.
 *
 * @param trainingSeconds of a step, for one sample of its batch; the median of the rounds
 * @param predictionSeconds of a call of predict with a batch, for one sample; the median
 * @param gigaflops 10⁹ floating-point operations a second in training
 * @param heapBytes live heap between two training steps
 * @param peakBytes peak of the process' resident memory, JVM, javac and data included; 0 if unknown
 * @param compileSeconds javac with the annotation processor
 * @param classBytes the generated class files
 */
record Cost(
        double trainingSeconds,
        double predictionSeconds,
        double gigaflops,
        long heapBytes,
        long peakBytes,
        double compileSeconds,
        long classBytes) {
    static final String COLUMNS =
            "training_us_per_sample,prediction_us_per_sample,training_gflops,heap_bytes,"
                    + "peak_resident_bytes,compile_seconds,class_bytes";

    /** The values of {@link #COLUMNS}. */
    String csv() {
        return String.format(
                Locale.ROOT,
                "%.4f,%.4f,%.3f,%d,%d,%.3f,%d",
                1e6 * trainingSeconds,
                1e6 * predictionSeconds,
                gigaflops,
                heapBytes,
                peakBytes,
                compileSeconds,
                classBytes);
    }

    /** What {@link #csv} has written. */
    static Cost parse(String csv) {
        double[] v =
                Arrays.stream(csv.strip().split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
        if (v.length != COLUMNS.split(",", -1).length) {
            throw new IllegalArgumentException("not " + COLUMNS + ": " + csv);
        }
        return new Cost(
                1e-6 * v[0], 1e-6 * v[1], v[2], (long) v[3], (long) v[4], v[5], (long) v[6]);
    }
}
