/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.support;

import org.intaglio.runtime.History;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

import java.awt.Color;
import java.util.List;

/** What a training measured, epoch by epoch. */
final class TrainingChart {
    /** Blue and orange: told apart in grey and by people who do not tell red from green. */
    private static final Color[] COLORS = {new Color(0x1F77B4), new Color(0xFF7F0E)};

    private TrainingChart() {}

    /** A chart for each name, each with a curve for training and one for validation. */
    static List<XYChart> of(History history, String... names) {
        return List.of(names).stream().map(name -> chart(history, name)).toList();
    }

    private static XYChart chart(History history, String name) {
        XYChart chart =
                new XYChartBuilder()
                        .width(620)
                        .height(420)
                        .title(name)
                        .xAxisTitle("epoch")
                        .yAxisTitle(name)
                        .build();
        chart.getStyler().setSeriesColors(COLORS);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler()
                .setLegendPosition(
                        name.contains("loss") ? LegendPosition.InsideNE : LegendPosition.InsideSE);
        // Epochs are whole numbers; a mark a third of the way between two of them means nothing.
        chart.getStyler().setXAxisDecimalPattern("0");
        chart.getStyler().setXAxisMaxLabelCount(Math.clamp(history.size(), 2, 10));
        chart.addSeries("training", history.epochs(), history.values(name))
                .setMarker(SeriesMarkers.CIRCLE);
        String validation = "val_" + name;
        if (history.has(validation)) {
            chart.addSeries("validation", history.epochs(), history.values(validation))
                    .setMarker(SeriesMarkers.DIAMOND);
        }
        return chart;
    }
}
