/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio;

/** What happens at the border of an image; the formulas are those of Keras and TensorFlow. */
public enum Padding {
    /** No padding: an output of {@code floor((H - effectiveKernel) / stride) + 1}. */
    VALID,
    /**
     * Zeros around the image so that the output has {@code ceil(H / stride)} rows; an odd zero goes
     * to the bottom and to the right.
     */
    SAME
}
