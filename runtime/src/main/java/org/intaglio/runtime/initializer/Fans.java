/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.initializer;

import org.intaglio.runtime.Shape;

/**
 * How many units a weight connects: the last two axes, times the size of the window before them.
 * Keras' {@code compute_fans}.
 *
 * @param in units it reads
 * @param out units it feeds
 */
record Fans(double in, double out) {
    static Fans of(Shape shape) {
        int rank = shape.rank();
        if (rank == 0) {
            return new Fans(1, 1);
        }
        if (rank == 1) {
            return new Fans(shape.dimension(0), shape.dimension(0));
        }
        double window = 1;
        for (int axis = 0; axis < rank - 2; axis++) {
            window *= shape.dimension(axis);
        }
        return new Fans(window * shape.dimension(-2), window * shape.dimension(-1));
    }

    double sum() {
        return in + out;
    }
}
