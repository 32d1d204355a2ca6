/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.train.ParameterLayout;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The parameters that a training leaves as they are. */
final class Frozen {
    private Frozen() {}

    /**
     * Finds them.
     *
     * @param names layers, networks used as layers, and paths of parameters
     * @throws IllegalArgumentException if one has nothing that a training could freeze, or all
     *     parameters are frozen
     */
    static Set<ParameterLayout.Range> parameters(Architecture network, Set<String> names) {
        List<ParameterLayout.Range> all = ParameterLayout.of(network).parameters();
        Set<ParameterLayout.Range> frozen = new HashSet<>();
        for (String name : names) {
            checkStill(network, name);
            List<ParameterLayout.Range> named =
                    all.stream().filter(p -> isOf(p.path(), name)).toList();
            if (named.isEmpty()) {
                throw unknown(network, all, name);
            }
            frozen.addAll(named);
        }
        if (!names.isEmpty() && frozen.size() == all.size()) {
            throw new IllegalArgumentException(
                    "frozen: every trainable parameter of %s is frozen; training would change"
                                    .formatted(network.name())
                            + " nothing");
        }
        return frozen;
    }

    /** Whether a path is that of a parameter, a layer or a used network, or lies within it. */
    private static boolean isOf(String path, String name) {
        return path.equals(name) || path.startsWith(name + ".");
    }

    /** Compiled code moves a layer's averages and uses its batch, whoever is frozen. */
    private static void checkStill(Architecture network, String name) {
        for (Architecture.Weights w : network.parameters()) {
            if (isOf(w.path(), name) && !w.trainable() && w.offset() < network.moving()) {
                throw new IllegalArgumentException(
                        ("frozen: '%s' has %s, which every training step moves; such a layer is"
                                        + " frozen by its declaration only: @Frozen")
                                .formatted(name, w.path()));
            }
        }
    }

    private static IllegalArgumentException unknown(
            Architecture network, List<ParameterLayout.Range> ranges, String name) {
        Set<String> known = new LinkedHashSet<>();
        ranges.forEach(range -> known.add(range.layer()));
        ranges.forEach(range -> known.add(range.path()));
        boolean layer = network.layers().stream().anyMatch(l -> isOf(l.name(), name));
        return new IllegalArgumentException(
                layer
                        ? "frozen: layer '%s' has no trainable parameters".formatted(name)
                        : "frozen: %s has no '%s'; it has %s"
                                .formatted(network.name(), name, Names.suggest(name, known)));
    }
}
