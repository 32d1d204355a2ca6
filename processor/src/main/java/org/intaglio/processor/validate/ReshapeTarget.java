/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.List;

/** The dimensions of a reshape are positive, one of them at most is left open with -1. */
final class ReshapeTarget implements DeclarationRule {
    @Override
    public void check(LayerNode node, Diagnostics diagnostics) {
        if (!(node.spec() instanceof LayerSpec.Reshape reshape)) {
            return;
        }
        List<Integer> target = reshape.target();
        if (target.isEmpty()) {
            diagnostics.addBreaking(
                    node.name(),
                    DiagnosticId.RESHAPE.at(
                            node.origin().at("targetShape"),
                            "'" + node.name() + "' has no target shape",
                            "Give the new shape: @Reshape({28, 28, 1}); one axis is @Flatten."));
        }
        if (target.stream().filter(d -> d == -1).count() > 1) {
            diagnostics.addBreaking(
                    node.name(),
                    DiagnosticId.RESHAPE.at(
                            node.origin().at("targetShape"),
                            "'" + node.name() + "' leaves more than one dimension open with -1",
                            "Give all dimensions but one."));
        }
        if (target.stream().anyMatch(d -> d == 0 || d < -1)) {
            diagnostics.addBreaking(
                    node.name(),
                    DiagnosticId.NOT_POSITIVE.at(
                            node.origin().at("targetShape"),
                            "'%s' has the target shape %s".formatted(node.name(), target),
                            "Give numbers of at least 1, or one -1: what is left over."));
        }
    }
}
