/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.InputType;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.wire.WiredNetwork.Entry;

import java.util.List;

/** Whether what a used network reads is what it declares as its input. */
final class EntryCheck {
    private EntryCheck() {}

    static void check(Entry entry, Operand read, List<String> chain, Diagnostics diagnostics) {
        LayerSpec.Input wanted = entry.input();
        boolean fits =
                read.shape().equals(wanted.shape())
                        && read.isIndex() == (wanted.type() == InputType.INDEX)
                        && read.below() <= wanted.below();
        if (!fits) {
            diagnostics.addBreaking(
                    entry.field().name(),
                    DiagnosticId.USED_INPUT.at(
                            entry.field().origin().at("from[" + entry.index() + "]"),
                            "'%s' reads %s, but its input '%s' is %s"
                                    .formatted(
                                            entry.field().name(),
                                            text(read.shape(), read.below()),
                                            entry.name(),
                                            text(wanted.shape(), wanted.below())),
                            chain,
                            "Let it read what has that shape, or use a network with another"
                                    + " input."));
        }
    }

    private static String text(Shape shape, int below) {
        return below == 0 ? shape.toString() : shape + " of indices below " + below;
    }
}
