/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.ConvolutionSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.Window;

import java.util.Optional;

/** What convolutions over steps and over images have in common. */
final class ConvolutionInputs {
    private ConvolutionInputs() {}

    /** Why the operand is neither steps nor image, whichever is asked for; empty if it is. */
    static Optional<Verdict> refuse(ConvolutionSpec spec, Operand input) {
        return spec.axes() == 1 ? Sequences.refuse(input, spec) : Images.refuse(input);
    }

    /** The shape of a kernel, which has an axis less over steps. */
    static Shape kernel(ConvolutionSpec spec, Window window, int in, int out) {
        return spec.axes() == 1
                ? Shape.of(window.width(), in, out)
                : Shape.of(window.height(), window.width(), in, out);
    }

    /** The window, for messages. */
    static String window(ConvolutionSpec spec) {
        return spec.axes() == 1 ? String.valueOf(spec.size().width()) : spec.size().toString();
    }
}
