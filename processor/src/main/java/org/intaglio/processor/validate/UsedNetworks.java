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
import org.intaglio.processor.wire.Wiring;

/** Networks that are used and have mistakes: these are reported where they are declared. */
final class UsedNetworks implements DeclarationRule {
    @Override
    public void check(LayerNode node, Diagnostics diagnostics) {
        if (!(node.spec() instanceof LayerSpec.Use use)) {
            return;
        }
        Diagnostics inner = new Diagnostics();
        DeclarationRules.check(use.value(), inner);
        Wiring.wire(use.value(), inner);
        if (inner.preventGeneration()) {
            diagnostics.addBreaking(
                    node.name(),
                    DiagnosticId.USED_CLASS.at(
                            node.origin().at("value"),
                            "'%s' uses '%s', whose declaration has errors"
                                    .formatted(node.name(), use.value().name()),
                            "Mend '%s' first.".formatted(use.value().name())));
        }
    }
}
