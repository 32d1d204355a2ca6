/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.fuzz;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An annotation as text, whose arguments may be changed to anything. */
final class Annotation {
    private final String name;
    private final Map<String, String> arguments = new LinkedHashMap<>();

    /**
     * @param arguments names and values by turns
     */
    Annotation(String name, String... arguments) {
        this.name = name;
        for (int i = 0; i < arguments.length; i += 2) {
            this.arguments.put(arguments[i], arguments[i + 1]);
        }
    }

    Annotation copy() {
        Annotation copy = new Annotation(name);
        copy.arguments.putAll(arguments);
        return copy;
    }

    String name() {
        return name;
    }

    Map<String, String> arguments() {
        return arguments;
    }

    @Override
    public String toString() {
        return "@"
                + name
                + arguments.entrySet().stream()
                        .map(e -> e.getKey() + " = " + e.getValue())
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
