/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a {@link Training} refuses, and how it adds to what it was given before. */
final class TrainingArguments {
    /** More than any machine has a use for; a larger number is a mistake. */
    private static final int MOST_THREADS =
            Math.max(1024, Runtime.getRuntime().availableProcessors());

    private TrainingArguments() {}

    static void atLeast(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "%s must be %d or more, got %d".formatted(name, least, value));
        }
    }

    static void checkThreads(int threads) {
        atLeast(1, "threads", threads);
        if (threads > MOST_THREADS) {
            throw new IllegalArgumentException(
                    "threads must be %d or less, got %d; more threads than processors only wait"
                            .formatted(MOST_THREADS, threads));
        }
    }

    static void checkVerbose(int level) {
        if (level < 0 || level > 2) {
            throw new IllegalArgumentException(
                    "verbose must be 0 (nothing), 1 (a progress bar) or 2 (a line an epoch), got "
                            + level);
        }
    }

    static void checkFraction(String name, double fraction) {
        if (!(fraction >= 0 && fraction < 1)) {
            throw new IllegalArgumentException(name + " must be within [0, 1), got " + fraction);
        }
    }

    static void checkWeight(String what, float weight) {
        if (!(weight >= 0 && weight < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    what + " must be a finite number, 0 or more, got " + weight);
        }
    }

    static <V> Map<String, V> plus(Map<String, V> map, String key, V value) {
        Map<String, V> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }

    /** A list with more at its end; what is in it already is not added again. */
    static <T> List<T> plus(List<T> list, String name, T[] more) {
        Objects.requireNonNull(more, name);
        Set<T> all = new LinkedHashSet<>(list);
        for (int i = 0; i < more.length; i++) {
            all.add(Objects.requireNonNull(more[i], name + "[" + i + "]"));
        }
        return List.copyOf(all);
    }

    static Map<Integer, Float> classWeights(Map<Integer, Float> weights) {
        Map<Integer, Float> copy = Map.copyOf(Objects.requireNonNull(weights, "weights"));
        copy.forEach((c, weight) -> {
            atLeast(0, "the class of a class weight", c);
            checkWeight("the weight of class " + c, weight);
        });
        return copy;
    }
}
