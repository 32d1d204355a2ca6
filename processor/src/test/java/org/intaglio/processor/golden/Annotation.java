/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import java.util.ArrayList;
import java.util.List;

/**
 * An annotation in the making.
 *
 * @param name its simple name
 * @param attributes {@code units = 10}
 */
record Annotation(String name, List<String> attributes) {
    Annotation(String name) {
        this(name, new ArrayList<>());
    }

    /** Writes an attribute. */
    Annotation with(String attribute, Object value) {
        attributes.add(attribute + " = " + value);
        return this;
    }

    /** Writes an attribute, unless it has its default: defaults are to be tested too. */
    Annotation with(String attribute, Object value, Object standard) {
        return value.equals(standard) ? this : with(attribute, value);
    }

    /** The text, {@code @Dense(units = 10)}. */
    @Override
    public String toString() {
        if (attributes.isEmpty()) {
            return "@" + name;
        }
        String only = attributes.getFirst();
        return attributes.size() == 1 && only.startsWith("value = ")
                ? "@%s(%s)".formatted(name, only.substring("value = ".length()))
                : "@%s(%s)".formatted(name, String.join(", ", attributes));
    }
}
