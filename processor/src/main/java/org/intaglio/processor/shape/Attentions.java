/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.AttentionSpec;
import org.intaglio.processor.report.DiagnosticId;

import java.util.List;
import java.util.Optional;

/** What all attentions ask for: three sequences, and a key for each step of the value. */
final class Attentions {
    private Attentions() {}

    static Optional<Verdict> refuse(AttentionSpec.Asking spec, List<Operand> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            String attribute = spec.inputs().attribute(i);
            Optional<Verdict> refused = Sequences.refuse(inputs.get(i), attribute, spec.kind());
            if (refused.isPresent()) {
                return refused;
            }
        }
        Operand value = inputs.get(1);
        Operand key = inputs.get(2);
        if (value.shape().dimension(0) == key.shape().dimension(0)) {
            return Optional.empty();
        }
        return Optional.of(
                new Verdict.Misfit(
                        DiagnosticId.MERGE_SHAPES,
                        "key",
                        "has a key for each value, but %s and %s"
                                .formatted(value.described(), key.described()),
                        "needs as many steps of both",
                        "Leave key out to compare with the value."));
    }
}
