/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

/** A rewriting of instructions that keeps what they compute. */
@FunctionalInterface
public interface Peephole {
    /** The same computation, otherwise. */
    Instructions apply(Instructions instructions);

    /** Whether it is for the bodies of loops, too. */
    default boolean isForLoops() {
        return true;
    }
}
