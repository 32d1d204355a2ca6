/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.Parameter;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.HashSet;
import java.util.Set;

/** Penalties are finite and not negative. */
final class Regularizers implements DeclarationRule {
    @Override
    public void check(LayerNode node, Diagnostics diagnostics) {
        Set<String> checked = new HashSet<>();
        for (Parameter parameter : node.spec().parameters()) {
            String attribute = parameter.regularizerAttribute();
            if (checked.add(attribute)) {
                check(node, attribute + ".l1", parameter.regularizer().l1(), diagnostics);
                check(node, attribute + ".l2", parameter.regularizer().l2(), diagnostics);
            }
        }
    }

    private static void check(LayerNode node, String path, double value, Diagnostics diagnostics) {
        if (!(value >= 0 && Float.isFinite((float) value))) {
            int dot = path.indexOf('.');
            diagnostics.add(
                    DiagnosticId.REGULARIZER.at(
                            node.origin().at(path),
                            "the %s of '%s' has %s = %s"
                                    .formatted(
                                            path.substring(0, dot),
                                            node.name(),
                                            path.substring(dot + 1),
                                            value),
                            "Give a finite number of at least 0: a negative penalty would reward"
                                    + " large weights."));
        }
    }
}
