/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.NameAllocator;

import java.util.Locale;

/** Java names for the things of a network, each given out once. */
final class Identifiers {
    private final NameAllocator constants = new NameAllocator();
    private final NameAllocator methods = new NameAllocator();

    Identifiers() {
        // What the class inherits, and "yield", which cannot be called without its object's name.
        for (String taken :
                new String[] {
                    "architecture",
                    "prepareInference",
                    "infer",
                    "step",
                    "describePrediction",
                    "describeEvaluation",
                    "describeStep",
                    "yield"
                }) {
            methods.newName(taken);
        }
    }

    /** A constant's name: {@code hidden kernel} becomes {@code HIDDEN_KERNEL}. */
    String constant(String words) {
        String spaced =
                words.replace("∂", "d ")
                        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .replaceAll("[^A-Za-z0-9]+", "_");
        return constants.newName(spaced.toUpperCase(Locale.ROOT));
    }

    /** A method's name. */
    String method(String name) {
        return methods.newName(name);
    }

    /** {@code hidden} becomes {@code Hidden}. */
    static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
