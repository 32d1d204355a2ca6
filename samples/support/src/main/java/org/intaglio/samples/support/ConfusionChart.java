/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.support;

import org.intaglio.runtime.ConfusionMatrix;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;

/** A confusion matrix as a heat map with its numbers. */
final class ConfusionChart {
    private ConfusionChart() {}

    static HeatMapChart of(ConfusionMatrix confusion, String title) {
        HeatMapChart chart =
                new HeatMapChartBuilder()
                        .width(900)
                        .height(760)
                        .title(title)
                        .xAxisTitle("predicted")
                        .yAxisTitle("actual")
                        .build();
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setPlotContentSize(1);
        // Names of all classes: the default spacing leaves out every second one.
        chart.getStyler().setYAxisTickMarkSpacingHint(20);
        chart.getStyler().setXAxisTickMarkSpacingHint(40);
        chart.getStyler().setShowValue(true);
        chart.getStyler().setHeatMapValueDecimalPattern("0");
        chart.getStyler().setValueFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        // Ends at a blue that black numbers can still be read on.
        chart.getStyler().setRangeColors(new Color[] {Color.WHITE, new Color(0x6BAED6)});

        List<String> names = confusion.classNames();
        int last = names.size() - 1;
        List<Number[]> cells = new ArrayList<>();
        for (int actual = 0; actual <= last; actual++) {
            for (int predicted = 0; predicted <= last; predicted++) {
                // The y axis goes up, but a matrix is read from the top.
                cells.add(
                        new Number[] {
                            predicted, last - actual, confusion.count(actual, predicted)
                        });
            }
        }
        chart.addSeries("samples", names, names.reversed(), cells);
        return chart;
    }
}
