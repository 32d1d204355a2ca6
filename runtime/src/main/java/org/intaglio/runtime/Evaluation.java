/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.engine.Names;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What an evaluation measured. */
public final class Evaluation {
    private final Map<String, Double> values;
    private final long samples;

    Evaluation(Map<String, Double> values, long samples) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.samples = samples;
    }

    /** The total loss: of all outputs, with their weights, and the penalties on weights. */
    public double loss() {
        return metric("loss");
    }

    /** The accuracy of a network with one output. */
    public double accuracy() {
        return metric("accuracy");
    }

    /**
     * A value by its name: {@code "accuracy"}; with several outputs {@code "kind_loss"}, {@code
     * "kind_accuracy"}.
     *
     * @throws IllegalArgumentException if it was not measured; the message lists what was
     */
    public double metric(String name) {
        Objects.requireNonNull(name, "name");
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "'%s' was not measured; this evaluation has %s"
                            .formatted(name, Names.suggest(name, values.keySet())));
        }
        return value;
    }

    /** All values by name, the loss first. */
    public Map<String, Double> values() {
        return values;
    }

    /** How many samples there were. */
    public long samples() {
        return samples;
    }

    /** {@code loss: 0.0321 - accuracy: 0.9893}. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(e -> String.format(Locale.ROOT, "%s: %.4f", e.getKey(), e.getValue()))
                .collect(Collectors.joining(" - "));
    }
}
