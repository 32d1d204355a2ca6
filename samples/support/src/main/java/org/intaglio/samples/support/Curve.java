/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.support;

import java.util.stream.IntStream;

/** A curve of a chart. */
public final class Curve {
    private final String name;
    private final double[] x;
    private final double[] y;

    private Curve(String name, double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "curve '%s' has %d places and %d values".formatted(name, x.length, y.length));
        }
        this.name = name;
        this.x = x.clone();
        this.y = y.clone();
    }

    /**
     * A curve.
     *
     * @param name what the legend calls it
     * @param x places on the horizontal axis, ascending
     * @param y a value each
     */
    public static Curve of(String name, double[] x, double[] y) {
        return new Curve(name, x, y);
    }

    /** A curve whose places are 1, 2, 3 and so on, as epochs are counted. */
    public static Curve ofEpochs(String name, double... y) {
        return new Curve(name, IntStream.rangeClosed(1, y.length).asDoubleStream().toArray(), y);
    }

    String name() {
        return name;
    }

    double[] x() {
        return x;
    }

    double[] y() {
        return y;
    }
}
