/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import java.util.Set;

/**
 * Names a field cannot have because the generated class has, for each layer, a method of the
 * layer's name without parameters, and inherits or declares these.
 */
public final class ReservedNames {
    private static final Set<String> OBJECT =
            Set.of(
                    "hashCode",
                    "toString",
                    "getClass",
                    "notify",
                    "notifyAll",
                    "wait",
                    "clone",
                    "finalize",
                    "equals");

    private static final Set<String> MODEL =
            Set.of(
                    "adapt",
                    "architecture",
                    "close",
                    "create",
                    "device",
                    "evaluate",
                    "fit",
                    "forget",
                    "gradients",
                    "layers",
                    "load",
                    "parameters",
                    "predict",
                    "save",
                    "seed",
                    "summary",
                    "trainer",
                    "weights");

    private ReservedNames() {}

    /** Whether every object has a method of this name, which no record can declare. */
    public static boolean ofEveryObject(String name) {
        return OBJECT.contains(name);
    }

    /** Whether no layer can have this name. */
    public static boolean contains(String name) {
        return OBJECT.contains(name) || MODEL.contains(name);
    }
}
