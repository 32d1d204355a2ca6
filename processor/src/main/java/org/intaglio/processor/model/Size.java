/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers that are at least 1.
 *
 * @param attribute where they were written
 * @param what what messages call them
 * @param values the numbers; of a square window, one for both sides
 */
public record Size(String attribute, String what, List<Integer> values) {
    /** All whole numbers, windows and shapes among the components of a record. */
    static List<Size> allOf(Object layer) {
        List<Size> sizes = new ArrayList<>();
        for (RecordComponent component : layer.getClass().getRecordComponents()) {
            String name = component.getName();
            switch (value(layer, component)) {
                case Integer n -> sizes.add(new Size(name, name + " =", List.of(n)));
                case Window w -> sizes.add(new Size(name, name + " =", sides(w)));
                case Shape s -> sizes.add(new Size(name, "the " + name, s.dimensions()));
                default -> {}
            }
        }
        return sizes;
    }

    private static List<Integer> sides(Window window) {
        return window.height() == window.width()
                ? List.of(window.height())
                : List.of(window.height(), window.width());
    }

    private static Object value(Object layer, RecordComponent component) {
        try {
            return component.getAccessor().invoke(layer);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
