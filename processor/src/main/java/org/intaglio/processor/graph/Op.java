/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import java.util.List;
import java.util.Optional;

/**
 * An operation. Which of the sub-interfaces it belongs to says when it runs.
 *
 * <p>Names of components: x argument, y result, dX and dY derivatives of the loss for them.
 */
public sealed interface Op permits SampleOp, StepOp {
    /** The layer it belongs to. */
    String layer();

    /** What it reads. */
    List<Resource> reads();

    /** What it writes. */
    List<Resource> writes();

    /** The value it reads that its first result may take the place of. */
    default Optional<Value> replaceable() {
        return Optional.empty();
    }

    /** The floats of scratch a thread needs for it. */
    default int scratch() {
        return 0;
    }
}
