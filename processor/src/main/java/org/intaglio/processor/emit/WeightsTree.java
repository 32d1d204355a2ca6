/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Parameters by their layers, and layers by the fields that use their networks. */
final class WeightsTree {
    private final Node root = new Node("", Set.of());
    private int parameters;

    /**
     * Adds the next parameter.
     *
     * @param layer the layer that owns it: {@code base.edges}
     * @param parameter its name within the layer
     */
    void add(String layer, String parameter) {
        Node node = root;
        for (String name : layer.split("\\.", -1)) {
            node = node.child(name);
        }
        node.parameters.put(parameter, parameters++);
    }

    /** The fields with parameters, in the order of their first. */
    List<Node> nodes() {
        return root.children();
    }

    /** A field. */
    static final class Node {
        private final String name;
        private final String type;
        private final Set<String> around;
        private final Map<String, Integer> parameters = new LinkedHashMap<>();
        private final Map<String, Node> children = new LinkedHashMap<>();

        /**
         * @param around the types around its own: Java wants another name within
         */
        private Node(String name, Set<String> around) {
            this.name = name;
            String free = name.isEmpty() ? "" : ModelApi.weightsType(name);
            while (around.contains(free)) {
                free += "_";
            }
            this.type = free;
            this.around = new TreeSet<>(around);
            this.around.add(free);
        }

        private Node child(String field) {
            return children.computeIfAbsent(field, f -> new Node(f, around));
        }

        String name() {
            return name;
        }

        /** The name of its record. */
        String type() {
            return type;
        }

        /** Its parameters with their places among all. */
        Map<String, Integer> parameters() {
            return parameters;
        }

        List<Node> children() {
            return new ArrayList<>(children.values());
        }
    }
}
