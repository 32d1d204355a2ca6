/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import java.util.List;

/**
 * Numbers in an attribute, any number of them.
 *
 * @param values the numbers
 */
public record Decimals(List<Double> values) {
    /** Copies the list. */
    public Decimals {
        values = List.copyOf(values);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return values.isEmpty();
    }
}
