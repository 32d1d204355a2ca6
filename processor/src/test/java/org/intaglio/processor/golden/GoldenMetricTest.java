/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.train.Metric;
import org.intaglio.runtime.train.Tally;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

import java.util.List;
import java.util.stream.Stream;

/** Keras' metrics, each alone: its result after each of three batches. */
class GoldenMetricTest {
    private static final GoldenSummary SUMMARY = new GoldenSummary();

    @AfterAll
    static void printSummary() {
        System.out.println("metrics, " + SUMMARY);
    }

    @TestFactory
    Stream<DynamicTest> metrics() {
        return GoldenDirectory.ofKind("metric").stream()
                .flatMap(file -> GoldenMetric.of(file).stream())
                .map(golden -> dynamicTest(golden.name(), () -> check(golden)));
    }

    private static void check(GoldenMetric golden) {
        try {
            Comparison comparison = new Comparison();
            if (golden.isAlongAnotherAxis()) {
                throw new InexpressibleException(
                        "CosineSimilarity along another axis than the last");
            }
            List<Metric> metrics = MetricTranslator.translate(golden.metric());
            for (int i = 0; i < metrics.size(); i++) {
                compare(golden, i, metrics.get(i), comparison);
            }
            assertThat(golden.expected(0)).hasLength(metrics.size());
            SUMMARY.ran(golden.name(), "runtime", comparison);
            comparison.check();
        } catch (InexpressibleException e) {
            SUMMARY.notExpressible(golden.name(), e.getMessage());
            throw new TestAbortedException("not expressible: " + e.getMessage());
        } catch (RuntimeException | Error e) {
            SUMMARY.broke(golden.name());
            throw e;
        }
    }

    private static void compare(
            GoldenMetric golden, int number, Metric metric, Comparison comparison) {
        Architecture.Output output = golden.output();
        Tally tally = metric.isOfSums() ? metric.sums(output) : null;
        Metric.Function function = metric.isOfSums() ? null : metric.function(output);
        double[] sums = new double[tally == null ? 2 : tally.size()];
        for (int b = 0; b < golden.batches(); b++) {
            GoldenMetric.Rows rows = golden.rows(b);
            int ySize = rows.ySize();
            int tSize = rows.tSize();
            for (int i = 0; i < rows.count(); i++) {
                double weight = rows.weights()[i];
                int y = i * ySize;
                int t = i * tSize;
                if (tally != null) {
                    tally.add(sums, ySize, rows.y(), y, tSize, rows.t(), t, weight);
                } else {
                    sums[0] += weight * function.sample(ySize, rows.y(), y, tSize, rows.t(), t);
                    sums[1] += weight;
                }
            }
            double value = golden.expected(b)[number];
            comparison.compare(
                    Quantity.METRIC,
                    "after batch " + b,
                    value,
                    tally == null ? sums[0] / sums[1] : tally.value(sums),
                    Math.max(1e-2, Math.abs(value)));
        }
    }
}
