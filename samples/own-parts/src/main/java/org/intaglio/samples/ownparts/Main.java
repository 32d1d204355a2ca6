/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.ownparts;

import org.intaglio.runtime.Dataset;
import org.intaglio.runtime.History;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.train.Adam;
import org.intaglio.samples.support.Curve;
import org.intaglio.samples.support.Pictures;
import org.intaglio.samples.support.SampleArguments;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Trains {@link Demand} with a loss, a metric and a callback of its own. */
final class Main {
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    private Main() {}

    public static void main(String... args) throws IOException {
        var arguments =
                SampleArguments.of("own-parts")
                        .pictures()
                        .epochs(150)
                        .batchSize(32)
                        .parseOrExit(args);
        System.out.println("The measurements are invented.\n");
        var model = DemandModel.create(arguments.seed());
        System.out.println(model.summary());
        History history =
                model.fit(
                        measurements(2000, arguments.seed()),
                        Training.with(Adam.create(0.003))
                                .epochs(arguments.epochs())
                                .batchSize(arguments.batchSize())
                                .validationData(measurements(1000, arguments.seed() + 1))
                                .loss("low", Quantile.loss(LOW))
                                .loss("high", Quantile.loss(HIGH))
                                .metrics("low", Quantile.below())
                                .metrics("high", Quantile.below())
                                .callbacks(new StopWhenCovered(LOW, HIGH, 0.005))
                                .verbose(0)
                                .threads(arguments.threads()));
        System.out.printf(
                Locale.ROOT,
                "After %d epochs, %.1f %% of new measurements lie below the lower bound, and"
                        + " %.1f %% below the upper one.%n",
                history.size(),
                100 * history.last("val_low_below"),
                100 * history.last("val_high_below"));

        int points = 300;
        double[] x = new double[points];
        double[] low = new double[points];
        double[] high = new double[points];
        double[] truth = new double[points];
        for (int i = 0; i < points; i++) {
            x[i] = -3 + 6.0 * i / (points - 1);
            var bounds = model.predictAll(new float[] {(float) x[i]});
            low[i] = bounds.low()[0];
            high[i] = bounds.high()[0];
            truth[i] = usual(x[i]);
        }
        Pictures.in(arguments.output(), "power wanted")
                .curves(
                        "bounds.png",
                        "time",
                        "power",
                        List.of(
                                Curve.of("usual", x, truth),
                                Curve.of("one in ten is below", x, low),
                                Curve.of("one in ten is above", x, high)));
    }

    /** What is usual at a time: waves on a slope. */
    private static double usual(double time) {
        return 0.5 * time + Math.sin(4 * time);
    }

    private static Dataset measurements(int count, long seed) {
        var random = new SplittableRandom(seed);
        float[][] time = new float[count][1];
        float[] power = new float[count];
        for (int i = 0; i < count; i++) {
            double t = random.nextDouble(-3, 3);
            time[i][0] = (float) t;
            // It varies most where it is high.
            power[i] =
                    (float)
                            (usual(t)
                                    + (0.2 + 0.15 * (1 + Math.sin(4 * t))) * random.nextGaussian());
        }
        return Samples.builder().input(time).target(power).target(power).build();
    }
}
