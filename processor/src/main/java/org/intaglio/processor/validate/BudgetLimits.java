/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.BudgetSpec;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

/** Limits of what a network may cost are not negative. */
final class BudgetLimits {
    private BudgetLimits() {}

    static void check(BudgetSpec budget, Diagnostics diagnostics) {
        budget.limits()
                .forEach((attribute, limit) -> {
                    if (limit < 0) {
                        diagnostics.add(
                                DiagnosticId.NUMBER.at(
                                        budget.origin().at(attribute),
                                        "the budget has %s = %s".formatted(attribute, limit),
                                        "Give a number of at least 0; 0 sets no limit."));
                    }
                });
    }
}
