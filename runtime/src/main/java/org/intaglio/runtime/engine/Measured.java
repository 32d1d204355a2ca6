/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.train.Callback;
import org.intaglio.runtime.train.EarlyStopping.Mode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a training measures in each epoch, known before the first: names and which way is better.
 */
final class Measured {
    private final Map<String, Mode> modes = new LinkedHashMap<>();
    private final boolean validation;
    private final boolean hasMetrics;

    /**
     * Lists them.
     *
     * @param names of the losses, then those of the metrics
     * @param metrics the metrics
     * @param validation what names of values of validation begin with; null if there is none
     */
    Measured(List<String> names, List<Scores.Choice> metrics, String validation) {
        this.validation = validation != null;
        this.hasMetrics = !metrics.isEmpty();
        add("", names, metrics);
        if (validation != null) {
            add(validation, names, metrics);
        }
    }

    private void add(String prefix, List<String> names, List<Scores.Choice> metrics) {
        int losses = names.size() - metrics.size();
        for (int i = 0; i < names.size(); i++) {
            Mode mode = i < losses ? Mode.MIN : metrics.get(i - losses).metric().mode();
            modes.put(prefix + names.get(i), mode);
        }
    }

    Set<String> names() {
        return Collections.unmodifiableSet(modes.keySet());
    }

    Mode mode(String name) {
        Mode mode = modes.get(name);
        if (mode == null) {
            throw new IllegalArgumentException(
                    "this training has no '%s'; it has %s"
                            .formatted(name, Names.suggest(name, modes.keySet())));
        }
        return mode;
    }

    /**
     * Refuses callbacks that read what is not measured.
     *
     * @throws IllegalArgumentException naming the callback and what there is
     */
    void check(List<Callback> callbacks) {
        for (Callback callback : callbacks) {
            for (String name : callback.reads()) {
                if (!modes.containsKey(name)) {
                    throw new IllegalArgumentException(
                            "%s reads '%s', but this training has %s%s"
                                    .formatted(
                                            describe(callback),
                                            name,
                                            Names.suggest(name, modes.keySet()),
                                            hint(name)));
                }
            }
        }
    }

    private String hint(String name) {
        if (!validation && name.startsWith(FitLoop.VALIDATION)) {
            return "; values that start with val_ need validationSplit or validationData";
        }
        return hasMetrics ? "" : "; metrics are measured if Training.metrics names them";
    }

    private static String describe(Callback callback) {
        String name = callback.getClass().getSimpleName();
        // Lambdas and anonymous classes have no name that a user knows.
        return callback.getClass().getEnclosingMethod() != null || name.isEmpty()
                ? "a callback"
                : callback.toString();
    }
}
