/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.Optional;

/** What all layers over images ask for: H×W×C. */
final class Images {
    private Images() {}

    /** Why the operand is no image; empty if it has the three axes of one. */
    static Optional<Verdict> refuse(Operand input) {
        Shape shape = input.shape();
        if (shape.rank() == 3) {
            return Optional.empty();
        }
        String remedy =
                switch (shape.rank()) {
                    case 1 ->
                            "Put @Reshape({height, width, channels}) above it, or let it read a"
                                    + " layer above @Flatten.";
                    case 2 ->
                            "Add the axis of the channels: %s, %s, 1."
                                    .formatted(shape.dimension(0), shape.dimension(1));
                    default -> "Put a @Reshape to three axes above it.";
                };
        return Optional.of(
                new Verdict.Misfit(
                        DiagnosticId.WRONG_RANK,
                        "from",
                        "reads images (height×width×channels), but " + input.described(),
                        "needs height×width×channels",
                        remedy));
    }
}
