/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import org.intaglio.Budget;
import org.intaglio.processor.model.BudgetSpec;
import org.intaglio.processor.report.Diagnostics;

import java.util.Optional;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads what a network may cost. */
final class BudgetReader {
    private final Elements elements;
    private final TypeElement type;
    private final SourceText source;
    private final Diagnostics diagnostics;

    BudgetReader(Elements elements, TypeElement type, SourceText source, Diagnostics diagnostics) {
        this.elements = elements;
        this.type = type;
        this.source = source;
        this.diagnostics = diagnostics;
    }

    BudgetSpec read() {
        Optional<AnnotationMirror> budget = NetworkReader.find(type, Budget.class);
        return budget.isEmpty() ? BudgetSpec.NONE : read(budget.get());
    }

    private BudgetSpec read(AnnotationMirror budget) {
        Attributes attributes = new Attributes(elements, budget);
        ElementOrigin origin = ElementOrigin.of(type, budget);
        BudgetSpec spec =
                new BudgetSpec(
                        attributes.wholeNumber("parameters"),
                        attributes.wholeNumber("multiplyAdds"),
                        attributes.wholeNumber("predictionBytes"),
                        attributes.wholeNumber("trainingBytesPerSample"),
                        origin);
        attributes.report(origin, source, diagnostics);
        return spec;
    }
}
