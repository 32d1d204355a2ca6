/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.Optional;

/** What all layers over sequences ask for: steps×features. */
final class Sequences {
    private Sequences() {}

    /** As the other one, for the only input of a layer. */
    static Optional<Verdict> refuse(Operand input, LayerFacts spec) {
        return refuse(input, "from", spec.kind());
    }

    /**
     * Why the operand is no sequence; empty if it has the two axes of one.
     *
     * @param kind the layer, which is one for images if it ends in 2D
     */
    static Optional<Verdict> refuse(Operand input, String attribute, String kind) {
        Shape shape = input.shape();
        if (shape.rank() == 2) {
            return Optional.empty();
        }
        String remedy =
                switch (shape.rank()) {
                    case 1 ->
                            "Put @Reshape({steps, features}) above it; a recurrent layer above has"
                                    + " returnSequences = true for it.";
                    case 3 ->
                            ofImages(kind)
                                    + ("Put @Reshape({%s, %s}) above it, which makes a step of each"
                                                    + " pixel.")
                                            .formatted(
                                                    shape.dimension(0) * shape.dimension(1),
                                                    shape.dimension(2));
                    default -> "Put a @Reshape to two axes above it.";
                };
        return Optional.of(
                new Verdict.Misfit(
                        DiagnosticId.SEQUENCE_NEEDED,
                        attribute,
                        "reads sequences (steps×features), but " + input.described(),
                        "needs steps×features",
                        remedy));
    }

    private static String ofImages(String kind) {
        return kind.contains("1D")
                ? "For images there is @%s. ".formatted(kind.replace("1D", "2D"))
                : "";
    }
}
