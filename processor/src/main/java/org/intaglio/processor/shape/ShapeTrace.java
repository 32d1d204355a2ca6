/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.wire.WiredLayer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The chain of shapes that led to a layer, in columns: name, kind, shape. */
public final class ShapeTrace {
    /** More lines than these and the middle is left out. */
    private static final int LINES = 9;

    private static final int HEAD = 2;

    private ShapeTrace() {}

    /** Of a layer of a network. */
    public static List<String> of(ShapedNetwork network, ShapedLayer layer) {
        return of(
                network.layers(),
                layer.node(),
                layer.inputs(),
                layer.spec(),
                layer.shape().toString());
    }

    /** Of a layer among those with shapes. */
    static List<String> upTo(Collection<ShapedLayer> shaped, String name) {
        ShapedLayer last =
                shaped.stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
        return of(shaped, last.node(), last.inputs(), last.spec(), last.shape().toString());
    }

    /**
     * @param shaped the layers with shapes, in order
     * @param last the layer that does not fit
     * @param need what it needs, in place of its shape
     */
    static List<String> of(Collection<ShapedLayer> shaped, WiredLayer last, String need) {
        return of(shaped, last.node(), last.inputs(), last.spec(), need);
    }

    private static List<String> of(
            Collection<ShapedLayer> shaped,
            LayerNode last,
            List<String> inputs,
            LayerSpec spec,
            String end) {
        Map<String, ShapedLayer> byName = new HashMap<>();
        shaped.forEach(layer -> byName.put(layer.name(), layer));
        Set<String> wanted = new HashSet<>();
        Deque<String> queue = new ArrayDeque<>(inputs);
        while (!queue.isEmpty()) {
            String name = queue.remove();
            if (wanted.add(name)) {
                queue.addAll(byName.get(name).inputs());
            }
        }
        List<Row> rows = new ArrayList<>();
        for (ShapedLayer layer : shaped) {
            if (wanted.contains(layer.name())) {
                rows.add(new Row(layer.name(), kind(layer.spec()), layer.shape().toString()));
            }
        }
        rows.add(new Row(last.name(), kind(spec), end));
        return format(rows);
    }

    /** What a layer is, with what matters for shapes; empty for an input. */
    public static String kind(LayerSpec spec) {
        return spec instanceof LayerSpec.Input ? "" : LayerRules.of(spec).describe(spec);
    }

    private static List<String> format(List<Row> all) {
        int left = all.size() > LINES ? all.size() - LINES + 1 : 0;
        List<Row> rows = new ArrayList<>(all);
        if (left > 0) {
            rows.subList(HEAD, HEAD + left).clear();
        }
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
