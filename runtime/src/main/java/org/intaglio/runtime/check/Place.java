/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.check;

import org.intaglio.runtime.Shape;

import java.util.Arrays;

/** Where in a sample a value is. */
public final class Place {
    private Place() {}

    /** The indices of a value, one an axis: {@code [3, 0]}; empty for a scalar. */
    public static String of(Shape shape, int offset) {
        if (shape.rank() == 0) {
            return "";
        }
        int[] indices = new int[shape.rank()];
        int rest = offset;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            indices[axis] = rest % shape.dimension(axis);
            rest /= shape.dimension(axis);
        }
        return Arrays.toString(indices);
    }
}
