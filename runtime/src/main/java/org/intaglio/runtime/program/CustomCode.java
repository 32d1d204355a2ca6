/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.program;

import org.intaglio.runtime.CustomLayer;
import org.intaglio.runtime.Shape;

import java.util.List;
import java.util.Optional;

/**
 * A custom layer, and the shapes of its values, those of one sample: a constant of generated code.
 *
 * @param layer the user's object
 * @param inputs those of what it reads
 * @param parameters those of its parameters
 * @param kept that of what {@code forward} keeps, if it keeps anything
 * @param result that of the result
 */
public record CustomCode(
        CustomLayer layer,
        List<Shape> inputs,
        List<Shape> parameters,
        Optional<Shape> kept,
        Shape result) {
    /** Copies the lists. */
    public CustomCode {
        inputs = List.copyOf(inputs);
        parameters = List.copyOf(parameters);
    }

    /** What messages call the layer: the name of its class. */
    String name() {
        return layer.getClass().getSimpleName();
    }
}
