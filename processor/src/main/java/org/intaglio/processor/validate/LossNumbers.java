/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.LossSpec;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

/** The numbers beside a loss. */
final class LossNumbers {
    private LossNumbers() {}

    static void check(LossSpec loss, Diagnostics diagnostics) {
        if (!Rates.isRate(loss.labelSmoothing())) {
            diagnostics.add(
                    Rates.outside(
                            loss.origin().at("labelSmoothing"),
                            "labelSmoothing is " + loss.labelSmoothing(),
                            "the share of the target that goes to all classes alike"));
        }
        if (!((float) loss.huberDelta() > 0 && Float.isFinite((float) loss.huberDelta()))) {
            diagnostics.add(
                    DiagnosticId.NUMBER.at(
                            loss.origin().at("huberDelta"),
                            "huberDelta is " + loss.huberDelta(),
                            "Give a positive number: the error at which the square becomes a"
                                    + " line."));
        }
        if (!(loss.weight() >= 0 && Float.isFinite((float) loss.weight()))) {
            diagnostics.add(
                    DiagnosticId.NUMBER.at(
                            loss.origin().at("weight"),
                            "the weight of the loss is " + loss.weight(),
                            loss.weight() < 0
                                    ? "Give a number of at least 0: a negative weight would train"
                                            + " the output away from its targets."
                                    : "Give a finite number of at least 0."));
        }
    }
}
