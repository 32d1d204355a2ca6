/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import javax.lang.model.SourceVersion;

/**
 * Makes field names of Keras' names: {@code max_pooling2d-1} and {@code class} are names there, and
 * {@code fit} and {@code hashCode} too, which the generated class needs for itself.
 */
final class FieldNames {
    /** Methods of every object and of every model without parameters, where accessors go. */
    private static final Set<String> TAKEN =
            Set.of(
                    "architecture",
                    "clone",
                    "close",
                    "create",
                    "device",
                    "equals",
                    "evaluate",
                    "finalize",
                    "fit",
                    "getclass",
                    "gradients",
                    "hashcode",
                    "input",
                    "layers",
                    "load",
                    "notify",
                    "notifyall",
                    "parameters",
                    "predict",
                    "save",
                    "seed",
                    "summary",
                    "tostring",
                    "trainer",
                    "wait",
                    "weights");

    /** In lower case: names that differ in nothing but case are refused, or confuse. */
    private final Set<String> used = new HashSet<>(TAKEN);

    /** A name that nothing else has. */
    String unique(String kerasName) {
        String base = identifier(kerasName);
        String name = base;
        for (int i = 2; !used.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = base + "_" + i;
        }
        return name;
    }

    private static String identifier(String kerasName) {
        String name = kerasName.replaceAll("[^A-Za-z0-9_]", "_");
        if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
            name = "layer" + name;
        }
        return SourceVersion.isName(name) ? name : name + "_";
    }
}
