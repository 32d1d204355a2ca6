/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

/** The columns of a line stand under their titles. */
class ReportTest {
    private static final Peak PEAK = new Peak(2, 512, 276, 20.25);

    @Test
    void peak() {
        assertThat(Report.peak(PEAK))
                .isEqualTo(
                        "Peak of 2 threads: 276.0 GFLOP/s with 512-bit vectors in registers; memory"
                                + " copied at 20.3 GB/s, read and written");
        assertThat(Report.peak(new Peak(1, 256, 1, 1))).startsWith("Peak of 1 thread: ");
    }

    @Test
    void training() {
        var speed = new TrainingSpeed(128, 0.016, 0.034, 12.5, 1_852_096_512L);
        assertThat(Report.TRAINING + "\n" + Report.training("cnn128", speed, PEAK))
                .isEqualTo(
                        """
                        training        samples/s     ms/step   spread   GFLOP/s   of peak   bytes/step
                        cnn128              8,000      16.000      3 %     115.8    41.9 %           13\
                        """);
    }

    @Test
    void prediction() {
        assertThat(
                        Report.PREDICTION
                                + "\n"
                                + Report.prediction("Cnn", new PredictionSpeed(2.5e-4, 0.5)))
                .isEqualTo(
                        """
                        prediction      one sample      10,000 samples      samples/s
                        Cnn               250.0 µs           500.0 ms         20,000\
                        """);
    }
}
