/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.Resampling;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

/** What paddings and croppings are given is as many numbers as there are sides, none negative. */
final class Margins implements DeclarationRule {
    @Override
    public void check(LayerNode node, Diagnostics diagnostics) {
        if (!(node.spec() instanceof Resampling.Margins spec)) {
            return;
        }
        String attribute = spec.attribute();
        int count = spec.margins().size();
        if (count != 1 && count != spec.axes() && count != 2 * spec.axes()) {
            String forms =
                    spec.axes() == 1
                            ? "Give one number for both ends, %1$s = 1, or two, %1$s = {1, 2}."
                            : "Give one number for all sides, %1$s = 1, height and width, %1$s ="
                                  + " {1, 2}, or top, bottom, left and right, %1$s = {1, 1, 2, 2}.";
            diagnostics.addBreaking(
                    node.name(),
                    DiagnosticId.MALFORMED_SIZE.at(
                            node.origin().at(attribute),
                            "'%s' has a %s of %s numbers".formatted(node.name(), attribute, count),
                            forms.formatted(attribute)));
        } else if (spec.margins().stream().anyMatch(margin -> margin < 0)) {
            diagnostics.addBreaking(
                    node.name(),
                    DiagnosticId.NUMBER.at(
                            node.origin().at(attribute),
                            "'%s' has the %s %s".formatted(node.name(), attribute, spec.margins()),
                            "Give whole numbers of at least 0."));
        }
    }
}
