/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.scaling;

import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Time and memory along an axis, both on logarithmic scales: a straight line is a power law. */
final class ScalingChart {
    /** Blue and orange: told apart in grey and by people who do not tell red from green. */
    private static final Color[] COLORS = {new Color(0x1F77B4), new Color(0xFF7F0E)};

    private ScalingChart() {}

    /** Saves both charts side by side. */
    static void save(Axis axis, Map<Point, Cost> costs, Path file) throws IOException {
        XYChart time = chart(axis, "time of a sample", "µs");
        add(time, "training step", axis, costs, cost -> 1e6 * cost.trainingSeconds());
        add(time, "prediction", axis, costs, cost -> 1e6 * cost.predictionSeconds());
        XYChart memory = chart(axis, "memory", "MB");
        add(memory, "live heap in training", axis, costs, cost -> 1e-6 * cost.heapBytes());
        if (costs.values().stream().allMatch(cost -> cost.peakBytes() > 0)) {
            add(memory, "peak of the process", axis, costs, cost -> 1e-6 * cost.peakBytes());
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            BitmapEncoder.saveBitmap(List.of(time, memory), 1, 2, out, BitmapFormat.PNG);
        }
    }

    private static XYChart chart(Axis axis, String title, String unit) {
        XYChart chart =
                new XYChartBuilder()
                        .width(620)
                        .height(420)
                        .title(title)
                        .xAxisTitle(axis.title())
                        .yAxisTitle(unit)
                        .build();
        chart.getStyler().setSeriesColors(COLORS);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
        chart.getStyler().setYAxisLogarithmic(true);
        if (axis == Axis.THREADS) {
            chart.getStyler().setXAxisDecimalPattern("0");
        } else {
            chart.getStyler().setXAxisLogarithmic(true);
        }
        return chart;
    }

    private static void add(
            XYChart chart,
            String name,
            Axis axis,
            Map<Point, Cost> costs,
            ToDoubleFunction<Cost> value) {
        double[] x = costs.keySet().stream().mapToDouble(axis::of).toArray();
        double[] y = costs.values().stream().mapToDouble(value).toArray();
        chart.addSeries(name, x, y).setMarker(SeriesMarkers.CIRCLE);
    }
}
