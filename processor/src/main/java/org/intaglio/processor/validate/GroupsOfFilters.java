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

/**
 * The groups of a convolution divide its filters; that they divide the channels is a matter of
 * shapes.
 */
final class GroupsOfFilters implements DeclarationRule {
    @Override
    public void check(LayerNode node, Diagnostics diagnostics) {
        if (node.spec() instanceof LayerSpec.Conv2D conv
                && conv.groups() > 0
                && conv.filters() % conv.groups() != 0) {
            diagnostics.addBreaking(
                    node.name(),
                    DiagnosticId.GROUPS.at(
                            node.origin().at("groups"),
                            "'%s' cannot split its %s filters into %s groups"
                                    .formatted(node.name(), conv.filters(), conv.groups()),
                            "Choose a number of filters that is a multiple of %s."
                                    .formatted(conv.groups())));
        }
    }
}
