/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.Loss;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.Averaging;
import org.intaglio.runtime.train.Detection;
import org.intaglio.runtime.train.Metric;
import org.intaglio.runtime.train.Overlap;
import org.intaglio.runtime.train.Predicted;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;

/** Metrics that are made of sums over an epoch, as fit and evaluate put them together. */
class MetricsInFitTest {
    /** One of each kind, some weighted. */
    static final Metric[] OF_SUMS = {
        Detection.PRECISION,
        Detection.recall(0.3).weighted(),
        Detection.precision(Predicted.top(2).ofClass(1)).named("top"),
        Detection.AUC,
        Detection.aucOfPrecisionAndRecall(50).named("pr").weighted(),
        Detection.sensitivityAtSpecificity(0.5, 100),
        Detection.f1(Averaging.MACRO),
        Detection.fBeta(2, Averaging.WEIGHTED, Predicted.above(0.4)),
        Overlap.meanIoU(),
        Metric.PEARSON_CORRELATION,
        Metric.R2_SCORE,
        Metric.RMSE.weighted(),
        Metric.MAE.weighted(),
        Metric.of(Loss.LOG_COSH)
    };

    private static final float[][] X = Lines.rows(300, 6, 1);
    private static final float[][] Y = Classes.oneHot(Lines.classes(X, 3), 3);

    @Test
    void theNumberOfThreadsDoesNotChangeABit() {
        Map<String, Double> one = fitted(1);
        assertThat(one.values().stream().allMatch(Double::isFinite)).isTrue();
        assertThat(one.keySet()).hasSize(1 + OF_SUMS.length);
        assertThat(fitted(2)).isEqualTo(one);
        assertThat(fitted(3)).isEqualTo(one);
    }

    private static Map<String, Double> fitted(int threads) {
        float[] weights = new float[X.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i % 7 * 0.3f;
        }
        Training training =
                Training.with(Adam.create(0.02))
                        .loss(LossFunction.of((y, t) -> y.minus(t).pow(2).sum()))
                        .sampleWeights(weights)
                        .metrics(OF_SUMS)
                        .batchSize(64)
                        .epochs(2)
                        .seed(3)
                        .threads(threads)
                        .verbose(0);
        Model model = LinearProgram.model(6, 3, Loss.CUSTOM);
        History history = model.fit(Samples.of(X, Y), training);
        Map<String, Double> values = new LinkedHashMap<>();
        history.names().forEach(name -> values.put(name, history.last(name)));
        return values;
    }

    /** The answer of the model is 0; targets are 1, 2, 3, which count 1, 0 and 2. */
    @Test
    void aWeightedMetricCountsSamplesByTheirWeights() {
        float[][] x = new float[3][2];
        float[][] y = {{1}, {2}, {3}};
        Model model = LinearProgram.model(2, 1, Loss.MEAN_SQUARED_ERROR);
        Training training =
                Training.with(Sgd.create(1e-30))
                        .metrics(Metric.MAE, Metric.MAE.weighted().named("weighted"))
                        .metrics(Metric.RMSE, Metric.RMSE.weighted().named("weighted_rmse"))
                        .sampleWeights(1, 0, 2)
                        .batchSize(2)
                        .shuffle(false)
                        .verbose(0);
        History history = model.fit(Samples.of(x, y), training);
        assertThat(history.last("mean_absolute_error")).isWithin(1e-6).of(2);
        assertThat(history.last("weighted")).isWithin(1e-6).of(7 / 3.0);
        assertThat(history.last("root_mean_squared_error")).isWithin(1e-6).of(Math.sqrt(14 / 3.0));
        assertThat(history.last("weighted_rmse")).isWithin(1e-6).of(Math.sqrt(19 / 3.0));
    }
}
