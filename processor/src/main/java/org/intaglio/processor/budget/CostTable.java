/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.budget;

import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.shape.ShapeTrace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The layers that cost most, in columns: name, kind, cost, share. */
final class CostTable {
    /** More would hide what matters. */
    private static final int LINES = 3;

    private CostTable() {}

    /**
     * @param layers the costliest first
     * @param costs by the names of layers
     * @param total of the network
     */
    static List<String> of(List<ShapedLayer> layers, Map<String, Long> costs, long total) {
        List<Row> rows =
                layers.stream()
                        .limit(LINES)
                        .map(layer -> Row.of(layer, costs.get(layer.name()), total))
                        .toList();
        int name = rows.stream().mapToInt(r -> r.name().length()).max().orElse(1);
        int kind = rows.stream().mapToInt(r -> r.kind().length()).max().orElse(1);
        int cost = rows.stream().mapToInt(r -> r.cost().length()).max().orElse(1);
        String format = "%-" + name + "s  %-" + Math.max(1, kind) + "s  %" + cost + "s  %6s";
        List<String> lines = new ArrayList<>();
        for (Row row : rows) {
            lines.add(format.formatted(row.name(), row.kind(), row.cost(), row.share()));
        }
        return lines;
    }

    private record Row(String name, String kind, String cost, String share) {
        static Row of(ShapedLayer layer, long cost, long total) {
            return new Row(
                    layer.name(),
                    ShapeTrace.kind(layer.spec()),
                    Budgets.number(cost),
                    String.format(Locale.ROOT, "%.1f %%", 100.0 * cost / total));
        }
    }
}
