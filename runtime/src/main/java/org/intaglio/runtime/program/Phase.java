/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.program;

/**
 * A stretch of a training step between two barriers. Its pieces may run on any threads in any
 * order.
 *
 * @param kind how the phase is divided
 * @param size how many tasks, or how many samples a slice of a phase over samples has at most
 * @param title for profiles: which layers it covers
 */
public record Phase(Kind kind, int size, String title) {
    /** How a phase is divided into pieces. */
    public enum Kind {
        /** Into tasks that read weights only, done while the batch is read; comes first. */
        PREPARE,
        /** Over the samples of the batch: parts, and within them slices, one after the other. */
        SAMPLES,
        /** Into a fixed number of tasks, each over the whole batch. */
        TASKS,
        /** Into tasks that complete the derivatives of parameters; comes last. */
        GRADIENTS
    }
}
