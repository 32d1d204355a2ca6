/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

/** Whether a layer fits what it reads. */
public sealed interface Verdict {
    /** It does, with this result. */
    record Fits(Shape shape) implements Verdict {}

    /**
     * It does not.
     *
     * @param id which mistake
     * @param attribute the attribute that causes it
     * @param message what is wrong, after the layer's name
     * @param need what would fit, as the last line of the chain of shapes
     * @param remedy a way out
     */
    record Misfit(DiagnosticId id, String attribute, String message, String need, String remedy)
            implements Verdict {}
}
