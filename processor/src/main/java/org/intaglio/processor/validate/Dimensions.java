/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.Origin;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.List;

/** Inputs and reshapes have dimensions; of a reshape, one at most is left open with -1. */
final class Dimensions implements DeclarationRule {
    @Override
    public void check(LayerNode node, Diagnostics diagnostics) {
        String name = node.name();
        if (node.spec() instanceof LayerSpec.Input input && input.shape().rank() == 0) {
            diagnostics.addBreaking(
                    name,
                    DiagnosticId.MALFORMED_SIZE.at(
                            node.origin().at("shape"),
                            "'" + name + "' has no dimensions",
                            "Give the shape of one sample, without the batch: @Input({28, 28, 1})."
                                    + " A single number is @Input(1)."));
        } else if (node.spec() instanceof LayerSpec.Reshape reshape) {
            check(name, reshape.targetShape(), node.origin().at("targetShape"), diagnostics);
        }
    }

    private static void check(
            String name, List<Integer> target, Origin origin, Diagnostics diagnostics) {
        if (target.isEmpty()) {
            diagnostics.addBreaking(
                    name,
                    DiagnosticId.RESHAPE.at(
                            origin,
                            "'" + name + "' has no target shape",
                            "Give the new shape: @Reshape({28, 28, 1}); one axis is @Flatten."));
        }
        if (target.stream().filter(d -> d == -1).count() > 1) {
            diagnostics.addBreaking(
                    name,
                    DiagnosticId.RESHAPE.at(
                            origin,
                            "'" + name + "' leaves more than one dimension open with -1",
                            "Give all dimensions but one."));
        }
        if (target.stream().anyMatch(d -> d == 0 || d < -1)) {
            diagnostics.addBreaking(
                    name,
                    DiagnosticId.NOT_POSITIVE.at(
                            origin,
                            "'%s' has the target shape %s".formatted(name, target),
                            "Give numbers of at least 1, or one -1: what is left over."));
        }
    }
}
