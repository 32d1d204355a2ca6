/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import org.intaglio.runtime.Batch;

/** Writes class labels the way the network's loss wants them. */
final class ClassTargets {
    private ClassTargets() {}

    /**
     * Writes a class into a row: as its index where the target takes one number, as Keras' {@code
     * to_categorical} where it takes more.
     *
     * @throws IllegalArgumentException if the target has more than one number but fewer than
     *     demanded, or the network's loss compares numbers
     */
    static void write(int label, Batch batch, int target, int row) {
        batch.checkTakesClasses(target);
        int size = batch.targetSize(target);
        float[] to = batch.target(target);
        if (size == 1) {
            to[row] = label;
            return;
        }
        if (label < 0 || label >= size) {
            long sample = batch.sample(row);
            throw new IllegalArgumentException(
                    "%slabel %d does not fit target %d of the network, which has %d classes (0 to %d)"
                            .formatted(
                                    sample < 0 ? "" : "sample " + sample + ": ",
                                    label,
                                    target,
                                    size,
                                    size - 1));
        }
        int start = row * size;
        for (int i = 0; i < size; i++) {
            to[start + i] = i == label ? 1 : 0;
        }
    }
}
