/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.Limit;
import org.intaglio.processor.model.LossSpec;
import org.intaglio.processor.model.Origin;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

/** Rates, slopes, offsets and the like are what they must be. */
final class Numbers implements DeclarationRule {
    @Override
    public void check(LayerNode node, Diagnostics diagnostics) {
        for (Limit limit : node.spec().limits()) {
            check(limit, "'" + node.name() + "' ", node.origin(), diagnostics);
        }
    }

    static void check(LossSpec loss, Diagnostics diagnostics) {
        for (Limit limit : loss.limits()) {
            check(limit, "", loss.origin(), diagnostics);
        }
    }

    private static void check(Limit limit, String whose, Origin origin, Diagnostics diagnostics) {
        if (!limit.holds()) {
            DiagnosticId id = limit.isRate() ? DiagnosticId.RATE : DiagnosticId.NUMBER;
            String message = whose + limit.says() + " " + limit.value();
            diagnostics.add(id.at(origin.at(limit.attribute()), message, limit.remedy()));
        }
    }
}
