/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.scaling;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What grows, while everything else stays as it is. */
enum Axis {
    /** Samples of a step and of a call of predict, one thread. */
    BATCH("samples of a batch") {
        @Override
        List<Point> points() {
            return powersOfTwo(1, 1024).map(batch -> new Point(256, 3, batch, 1)).toList();
        }

        @Override
        int of(Point point) {
            return point.batch();
        }
    },
    /** Units of three hidden layers, all processors. */
    WIDTH("units of a hidden layer") {
        @Override
        List<Point> points() {
            return powersOfTwo(16, 2048).map(width -> new Point(width, 3, 64, ALL)).toList();
        }

        @Override
        int of(Point point) {
            return point.width();
        }
    },
    /** Hidden layers, all processors. */
    DEPTH("hidden layers") {
        @Override
        List<Point> points() {
            return Stream.of(1, 2, 5, 10, 20, 40)
                    .map(depth -> new Point(256, depth, 64, ALL))
                    .toList();
        }

        @Override
        int of(Point point) {
            return point.depth();
        }
    },
    /** Threads that train, up to one a processor. */
    THREADS("threads") {
        @Override
        List<Point> points() {
            return IntStream.rangeClosed(1, ALL)
                    .mapToObj(threads -> new Point(512, 3, 256, threads))
                    .toList();
        }

        @Override
        int of(Point point) {
            return point.threads();
        }
    };

    private static final int ALL = Runtime.getRuntime().availableProcessors();

    private final String title;

    Axis(String title) {
        this.title = title;
    }

    /** What to measure. */
    abstract List<Point> points();

    /** Where a point is on this axis. */
    abstract int of(Point point);

    /** What the axis counts, in words. */
    String title() {
        return title;
    }

    /** The name as it is printed and typed. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Axis> named(String id) {
        return Arrays.stream(values()).filter(axis -> axis.id().equals(id)).findFirst();
    }

    static String ids() {
        return Arrays.stream(values()).map(Axis::id).collect(Collectors.joining(", "));
    }

    private static Stream<Integer> powersOfTwo(int least, int most) {
        return Stream.iterate(least, n -> n <= most, n -> 2 * n);
    }
}
