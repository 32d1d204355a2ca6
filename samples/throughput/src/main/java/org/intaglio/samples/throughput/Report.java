/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput;

import java.util.Locale;

/** The lines of the tables. */
final class Report {
    static final String TRAINING =
            "training        samples/s     ms/step   spread   GFLOP/s   of peak   bytes/step";
    static final String PREDICTION =
            "prediction      one sample      %,d samples      samples/s"
                    .formatted(PredictionSpeed.MANY);

    private Report() {}

    /** What was measured of the machine. */
    static String peak(Peak peak) {
        return String.format(
                Locale.ROOT,
                "Peak of %d thread%s: %.1f GFLOP/s with %d-bit vectors in registers; memory copied"
                        + " at %.1f GB/s, read and written",
                peak.threads(),
                peak.threads() == 1 ? "" : "s",
                peak.gigaflops(),
                peak.bits(),
                peak.gigabytes());
    }

    /** A line of the table {@link #TRAINING}. */
    static String training(String name, TrainingSpeed speed, Peak peak) {
        return String.format(
                Locale.ROOT,
                "%-12s %,12.0f %11.3f %6.0f %% %9.1f %7.1f %% %,12.0f",
                name,
                speed.samplesPerSecond(),
                1e3 * speed.stepSeconds(),
                100 * speed.spread(),
                speed.gigaflops(),
                100 * speed.gigaflops() / peak.gigaflops(),
                speed.bytesPerStep());
    }

    /** A line of the table {@link #PREDICTION}. */
    static String prediction(String name, PredictionSpeed speed) {
        return String.format(
                Locale.ROOT,
                "%-12s %10.1f µs %15.1f ms %,14.0f",
                name,
                1e6 * speed.oneSampleSeconds(),
                1e3 * speed.manySeconds(),
                PredictionSpeed.MANY / speed.manySeconds());
    }
}
