/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.Padding;
import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.SequenceSpec;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

/** A causal convolution has its zeros before the first step; padding asks for them at both ends. */
final class CausalPadding implements DeclarationRule {
    @Override
    public void check(LayerNode node, Diagnostics diagnostics) {
        if (node.spec() instanceof SequenceSpec.Conv1D conv
                && conv.causal()
                && conv.padding() != Padding.VALID) {
            diagnostics.add(
                    DiagnosticId.CAUSAL_PADDING.at(
                            node.origin().at("padding"),
                            "'%s' is causal, but has padding = %s"
                                    .formatted(node.name(), conv.padding()),
                            "Leave padding out for zeros before the first step only, or causal for"
                                    + " zeros at both ends."));
        }
    }
}
