/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.Loss;
import org.intaglio.runtime.Batch;
import org.intaglio.runtime.program.Architecture;

import java.util.List;

/** Refuses class indices that the output does not have, in words that name the sample. */
final class TargetCheck {
    private final List<Architecture.Output> outputs;

    TargetCheck(Architecture architecture) {
        this.outputs = architecture.outputs();
    }

    /**
     * Checks the targets of a row.
     *
     * @param sample what to call the row in the message
     */
    void check(Batch batch, int row, long sample) {
        for (int o = 0; o < outputs.size(); o++) {
            Architecture.Output output = outputs.get(o);
            if (output.loss() == Loss.SPARSE_CATEGORICAL_CROSSENTROPY) {
                check(
                        output,
                        batch.target(o),
                        row * batch.targetSize(o),
                        batch.targetSize(o),
                        sample);
            }
        }
    }

    private static void check(
            Architecture.Output output, float[] target, int at, int size, long sample) {
        int classes = output.shape().dimension(-1);
        for (int i = at; i < at + size; i++) {
            float t = target[i];
            if (!(t >= 0 && t < classes && t == (int) t)) {
                throw new IllegalArgumentException(
                        "sample %d has class %s, but output '%s' has %d classes, numbered 0 to %d"
                                .formatted(
                                        sample,
                                        t == (int) t
                                                ? Integer.toString((int) t)
                                                : Float.toString(t),
                                        output.name(),
                                        classes,
                                        classes - 1));
            }
        }
    }
}
