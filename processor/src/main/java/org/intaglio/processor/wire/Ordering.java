/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.wire;

import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/** Puts layers in an order in which each comes after what it reads, and finds cycles. */
final class Ordering {
    private final Map<String, WiredLayer> layers = new LinkedHashMap<>();
    private final Map<String, Integer> position = new HashMap<>();
    private final Diagnostics diagnostics;

    private Ordering(List<WiredLayer> declared, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        for (WiredLayer layer : declared) {
            position.put(layer.name(), position.size());
            layers.put(layer.name(), layer);
        }
    }

    static List<WiredLayer> order(List<WiredLayer> declared, Diagnostics diagnostics) {
        Ordering ordering = new Ordering(declared, diagnostics);
        List<WiredLayer> ordered = ordering.sort();
        if (ordered.size() < declared.size()) {
            ordering.reportCycles(ordered);
        }
        return ordered;
    }

    /** Kahn's algorithm; of the layers that are ready, the first declared goes first. */
    private List<WiredLayer> sort() {
        Map<String, List<String>> readers = new HashMap<>();
        Map<String, Integer> waiting = new HashMap<>();
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        List<WiredLayer> declared = List.copyOf(layers.values());
        for (WiredLayer layer : declared) {
            Set<String> inputs = new HashSet<>(layer.fields());
            inputs.forEach(
                    i -> readers.computeIfAbsent(i, x -> new ArrayList<>()).add(layer.name()));
            waiting.put(layer.name(), inputs.size());
            if (inputs.isEmpty()) {
                ready.add(position.get(layer.name()));
            }
        }
        List<WiredLayer> ordered = new ArrayList<>();
        while (!ready.isEmpty()) {
            WiredLayer next = declared.get(ready.remove());
            ordered.add(next);
            for (String reader : readers.getOrDefault(next.name(), List.of())) {
                if (waiting.merge(reader, -1, Integer::sum) == 0) {
                    ready.add(position.get(reader));
                }
            }
        }
        return ordered;
    }

    private void reportCycles(List<WiredLayer> ordered) {
        Map<String, WiredLayer> left = new LinkedHashMap<>(layers);
        ordered.forEach(layer -> left.remove(layer.name()));
        Set<String> reported = new HashSet<>();
        for (WiredLayer layer : left.values()) {
            if (!reported.contains(layer.name())) {
                cycle(layer.name(), left)
                        .ifPresent(cycle -> {
                            reported.addAll(cycle);
                            report(layer, cycle);
                        });
            }
        }
    }

    private void report(WiredLayer layer, List<String> cycle) {
        String last = cycle.get(cycle.size() - 2);
        int index = layer.fields().indexOf(last);
        String attribute = layer.node().spec().inputs().attribute(index);
        cycle.forEach(diagnostics::markBroken);
        diagnostics.add(
                DiagnosticId.CYCLE.at(
                        layer.node().origin().at(attribute),
                        "'%s' reads its own result: %s"
                                .formatted(layer.name(), String.join(" → ", cycle)),
                        "Let one of them read a layer outside the circle."));
    }

    /**
     * The shortest way from a layer along its readers back to itself: {@code a, b, a} where b reads
     * a and a reads b.
     */
    private static Optional<List<String>> cycle(String start, Map<String, WiredLayer> left) {
        Map<String, String> reader = new HashMap<>();
        Deque<String> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            String name = queue.remove();
            for (String input : left.get(name).fields()) {
                if (input.equals(start)) {
                    List<String> cycle = new ArrayList<>(List.of(start));
                    for (String step = name; !step.equals(start); step = reader.get(step)) {
                        cycle.add(step);
                    }
                    cycle.add(start);
                    return Optional.of(cycle);
                }
                if (left.containsKey(input) && reader.putIfAbsent(input, name) == null) {
                    queue.add(input);
                }
            }
        }
        return Optional.empty();
    }
}
