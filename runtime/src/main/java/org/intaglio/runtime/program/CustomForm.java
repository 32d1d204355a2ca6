/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.program;

import org.intaglio.runtime.Shape;

import java.util.List;
import java.util.Optional;

/**
 * The shapes of a custom layer's values, those of one sample: a constant of generated code.
 *
 * @param name the layer's class, for messages
 * @param inputs those of what it reads
 * @param parameters those of its parameters
 * @param kept that of what {@code forward} keeps, if it keeps anything
 * @param result that of the result
 */
public record CustomForm(
        String name,
        List<Shape> inputs,
        List<Shape> parameters,
        Optional<Shape> kept,
        Shape result) {
    /** Copies the lists. */
    public CustomForm {
        inputs = List.copyOf(inputs);
        parameters = List.copyOf(parameters);
    }
}
