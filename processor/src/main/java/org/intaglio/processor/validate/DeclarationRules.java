/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.report.Diagnostics;

import java.util.List;

/** The rules that need nothing but what was written, in their order. */
public final class DeclarationRules {
    private static final List<DeclarationRule> RULES =
            List.of(
                    new PositiveSizes(),
                    new StridesAndDilation(),
                    new GroupsOfFilters(),
                    new CausalPadding(),
                    new Margins(),
                    new Dimensions(),
                    new Numbers(),
                    new Initializers(),
                    new Regularizers(),
                    new Constraints(),
                    new UsedNetworks(),
                    (node, diagnostics) ->
                            node.loss().ifPresent(loss -> Numbers.check(loss, diagnostics)));

    private DeclarationRules() {}

    /** Applies all of them, but not to layers that could not be read. */
    public static void check(NetworkSpec spec, Diagnostics diagnostics) {
        Numbers.check(spec.loss(), diagnostics);
        BudgetLimits.check(spec.budget(), diagnostics);
        for (LayerNode node : spec.layers()) {
            if (!diagnostics.isBroken(node.name())) {
                RULES.forEach(rule -> rule.check(node, diagnostics));
            }
        }
    }
}
