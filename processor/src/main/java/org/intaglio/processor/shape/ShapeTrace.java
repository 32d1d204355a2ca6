/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.wire.WiredLayer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The chain of shapes that led to a layer, in columns: name, kind, shape. */
final class ShapeTrace {
    /** More lines than these and the middle is left out. */
    private static final int LINES = 9;

    private static final int HEAD = 2;

    private ShapeTrace() {}

    /**
     * @param shaped the layers shaped so far, in order
     * @param last the layer that does not fit
     * @param need what it needs, in place of its shape
     */
    static List<String> of(Map<String, ShapedLayer> shaped, WiredLayer last, String need) {
        Set<String> wanted = new HashSet<>();
        last.inputs().forEach(input -> collect(shaped, input, wanted));
        List<Row> rows = new ArrayList<>();
        for (ShapedLayer layer : shaped.values()) {
            if (wanted.contains(layer.name())) {
                rows.add(new Row(layer.name(), kind(layer.spec()), layer.shape().toString()));
            }
        }
        rows.add(new Row(last.name(), kind(last.spec()), need));
        return format(rows);
    }

    private static void collect(Map<String, ShapedLayer> shaped, String name, Set<String> wanted) {
        if (wanted.add(name)) {
            shaped.get(name).inputs().forEach(input -> collect(shaped, input, wanted));
        }
    }

    private static String kind(LayerSpec spec) {
        return spec instanceof LayerSpec.Input ? "" : LayerRules.of(spec).describe();
    }

    private static List<String> format(List<Row> all) {
        int left = all.size() > LINES ? all.size() - LINES + 1 : 0;
        List<Row> rows = new ArrayList<>(all);
        rows.subList(HEAD, HEAD + left).clear();
        int nameWidth = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        int kindWidth = rows.stream().mapToInt(row -> row.kind().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (Row row : rows) {
            String kind = row.kind().isEmpty() ? "" : pad(row.kind(), kindWidth) + "  ";
            lines.add(pad(row.name(), nameWidth) + "  " + kind + row.shape());
        }
        if (left > 0) {
            lines.add(HEAD, "… " + left + " more");
        }
        return lines;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private record Row(String name, String kind, String shape) {}
}
