/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.Size;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.List;
import java.util.stream.Collectors;

/** Units, filters, windows and dimensions are at least 1. */
final class PositiveSizes implements DeclarationRule {
    @Override
    public void check(LayerNode node, Diagnostics diagnostics) {
        for (Size size : node.spec().sizes()) {
            if (size.values().stream().anyMatch(value -> value < 1)) {
                diagnostics.addBreaking(
                        node.name(),
                        DiagnosticId.NOT_POSITIVE.at(
                                node.origin().at(size.attribute()),
                                "'%s' has %s %s"
                                        .formatted(node.name(), size.what(), text(size.values())),
                                "Give "
                                        + (size.values().size() == 1 ? "a number" : "numbers")
                                        + " of at least 1."));
            }
        }
    }

    private static String text(List<Integer> values) {
        return values.size() == 1
                ? values.getFirst().toString()
                : values.stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
    }
}
