/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.support;

import org.intaglio.runtime.Shape;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The kernels of a convolution as tiles: blue lowers, white leaves, red raises. */
final class KernelChart {
    private static final Color[] COLORS = {new Color(0x2166AC), Color.WHITE, new Color(0xB2182B)};

    private KernelChart() {}

    /**
     * A tile a filter.
     *
     * @param kernel height×width×1×filters
     * @throws IllegalArgumentException if the kernel has not four axes, or several input channels
     */
    static List<HeatMapChart> of(Shape shape, float[] kernel) {
        if (shape.rank() != 4 || shape.dimension(2) != 1 || shape.size() != kernel.length) {
            throw new IllegalArgumentException(
                    "a kernel of height×width×1×filters is wanted, not %s with %d values"
                            .formatted(shape, kernel.length));
        }
        float largest = 0;
        for (float weight : kernel) {
            largest = Math.max(largest, Math.abs(weight));
        }
        float range = Math.max(largest, Float.MIN_NORMAL);
        return IntStream.range(0, shape.dimension(3))
                .mapToObj(filter -> tile(shape, kernel, filter, range))
                .toList();
    }

    private static HeatMapChart tile(Shape shape, float[] kernel, int filter, float range) {
        int height = shape.dimension(0);
        int width = shape.dimension(1);
        HeatMapChart chart =
                new HeatMapChartBuilder().width(110).height(124).title("" + filter).build();
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setAxisTicksVisible(false);
        chart.getStyler().setAxisTitlesVisible(false);
        chart.getStyler().setPlotContentSize(1);
        chart.getStyler().setPlotMargin(0);
        chart.getStyler().setChartPadding(4);
        chart.getStyler().setChartTitlePadding(2);
        chart.getStyler().setRangeColors(COLORS);
        // One range for all tiles, with 0 in its middle: colours compare.
        chart.getStyler().setMin(-range);
        chart.getStyler().setMax(range);

        List<Number[]> cells = new ArrayList<>();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float weight = kernel[(y * width + x) * shape.dimension(3) + filter];
                cells.add(new Number[] {x, height - 1 - y, weight});
            }
        }
        List<Integer> columns = IntStream.range(0, width).boxed().toList();
        List<Integer> rows = IntStream.range(0, height).boxed().toList();
        chart.addSeries("kernel", columns, rows, cells);
        return chart;
    }
}
