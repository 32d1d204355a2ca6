/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.processor.model.Shape;

/** What an operation reads: a value, or a parameter. */
public sealed interface Operand permits Tensor, Weights {
    /** Its shape; of a value that every sample has, that of one sample. */
    Shape shape();
}
