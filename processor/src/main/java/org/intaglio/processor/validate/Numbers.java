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

/** Slopes, limits, offsets and the like are finite and have the sign they need. */
final class Numbers implements DeclarationRule {
    @Override
    public void check(LayerNode node, Diagnostics diagnostics) {
        Check check = new Check(node, diagnostics);
        switch (node.spec()) {
            case LayerSpec.BatchNormalization s ->
                    check.number(
                            "epsilon",
                            s.epsilon(),
                            (float) s.epsilon() > 0 && Float.isFinite((float) s.epsilon()),
                            "Give a small positive number: it keeps the division by the standard"
                                    + " deviation from exploding.");
            case LayerSpec.ReLU s -> {
                check.number(
                        "maxValue",
                        s.maxValue(),
                        s.maxValue() >= 0,
                        "Give a number of at least 0, or leave it out for no limit.");
                check.notNegative("negativeSlope", s.negativeSlope());
                check.notNegative("threshold", s.threshold());
            }
            case LayerSpec.LeakyReLU s -> check.notNegative("negativeSlope", s.negativeSlope());
            case LayerSpec.Rescaling s -> {
                check.number(
                        "scale",
                        s.scale(),
                        (float) s.scale() != 0 && Float.isFinite((float) s.scale()),
                        (float) s.scale() == 0
                                ? "All inputs would become equal. In Java 1 / 255 is 0: write 1.0 /"
                                        + " 255."
                                : "Give a finite number.");
                check.number(
                        "offset",
                        s.offset(),
                        Float.isFinite((float) s.offset()),
                        "Give a finite number.");
            }
            default -> {}
        }
    }

    private record Check(LayerNode node, Diagnostics diagnostics) {
        void notNegative(String attribute, double value) {
            number(
                    attribute,
                    value,
                    value >= 0 && Float.isFinite((float) value),
                    "Give a finite number of at least 0.");
        }

        void number(String attribute, double value, boolean valid, String remedy) {
            if (!valid) {
                diagnostics.add(
                        DiagnosticId.NUMBER.at(
                                node.origin().at(attribute),
                                "'%s' has %s = %s".formatted(node.name(), attribute, value),
                                remedy));
            }
        }
    }
}
