/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.ConstraintKind;
import org.intaglio.processor.model.ConstraintSpec;
import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.List;

/** What parameters are held to can be held, and says nothing that its kind does not know. */
final class Constraints implements DeclarationRule {
    @Override
    public void check(LayerNode node, Diagnostics diagnostics) {
        node.constraints()
                .forEach((attribute, constraint) -> {
                    if (constraint.holds()) {
                        check(node, attribute, constraint, diagnostics);
                    }
                });
    }

    private static void check(
            LayerNode node, String attribute, ConstraintSpec c, Diagnostics diagnostics) {
        ConstraintKind kind = c.kind();
        boolean hasRange = kind == ConstraintKind.MIN_MAX_NORM;
        boolean hasMost = hasRange || kind == ConstraintKind.MAX_NORM;
        if (!hasMost && c.maxValue() != 0) {
            refuse(node, attribute, "maxValue", c.maxValue(), unknown(kind), diagnostics);
        } else if (!(c.most() > 0 && Float.isFinite((float) c.most()))) {
            String remedy = "Give a positive number: the greatest norm.";
            refuse(node, attribute, "maxValue", c.maxValue(), remedy, diagnostics);
        }
        if (!hasRange && c.minValue() != 0) {
            refuse(node, attribute, "minValue", c.minValue(), unknown(kind), diagnostics);
        } else if (!(c.minValue() >= 0) || (hasRange && c.minValue() > c.most())) {
            String remedy =
                    "Give a number from 0 to the maxValue, which is %s.".formatted(c.most());
            refuse(node, attribute, "minValue", c.minValue(), remedy, diagnostics);
        }
        if (!hasRange && c.rate() != 1) {
            refuse(node, attribute, "rate", c.rate(), unknown(kind), diagnostics);
        } else if (!(c.rate() > 0 && c.rate() <= 1)) {
            String remedy = "Give a number above 0 and up to 1, for all of the way at once.";
            refuse(node, attribute, "rate", c.rate(), remedy, diagnostics);
        }
        if (kind == ConstraintKind.NON_NEG && !c.axis().equals(List.of(0))) {
            refuse(node, attribute, "axis", ConstrainedAxes.text(c), unknown(kind), diagnostics);
        }
    }

    private static String unknown(ConstraintKind kind) {
        return "Leave it out: %s does not look at it.".formatted(kind);
    }

    static void refuse(
            LayerNode node,
            String attribute,
            String name,
            Object value,
            String remedy,
            Diagnostics diagnostics) {
        diagnostics.add(
                DiagnosticId.CONSTRAINT.at(
                        node.origin().at(attribute + "." + name),
                        "the %s of '%s' has %s = %s".formatted(attribute, node.name(), name, value),
                        remedy));
    }
}
