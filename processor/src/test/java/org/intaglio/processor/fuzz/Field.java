/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A field as text: {@code @Dense(units = 3) private Layer a = null;}. */
final class Field {
    final List<Annotation> annotations = new ArrayList<>();
    String modifiers = "";
    String type = "Layer";
    String name;
    String rest = "";

    Field(String name, Annotation... annotations) {
        this.name = name;
        this.annotations.addAll(List.of(annotations));
    }

    Field copy() {
        Field copy = new Field(name);
        annotations.forEach(a -> copy.annotations.add(a.copy()));
        copy.modifiers = modifiers;
        copy.type = type;
        copy.rest = rest;
        return copy;
    }

    @Override
    public String toString() {
        return annotations.stream().map(Annotation::toString).collect(Collectors.joining(" "))
                + " %s%s %s%s;".formatted(modifiers, type, name, rest);
    }
}
