/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.docs;

import java.util.List;
import java.util.stream.Collectors;

/** The imports that a snippet may leave out. */
final class StandardImports {
    private static final List<String> COMMON =
            List.of(
                    "static org.intaglio.Activation.*",
                    "static org.intaglio.Initializer.*",
                    "static org.intaglio.Padding.*",
                    "java.io.*",
                    "java.nio.file.*",
                    "java.util.*",
                    "org.intaglio.*",
                    "org.intaglio.layer.*",
                    "org.intaglio.runtime.*",
                    "org.intaglio.runtime.data.*",
                    "org.intaglio.runtime.train.*");

    private StandardImports() {}

    /** For declarations, where a mean squared error is a loss. */
    static String ofDeclarations() {
        return text("static org.intaglio.Loss.*");
    }

    /** For statements, where it is a metric. */
    static String ofStatements() {
        return text("static org.intaglio.runtime.train.Metric.*");
    }

    private static String text(String special) {
        return COMMON.stream().map(name -> "import " + name + ";\n").collect(Collectors.joining())
                + "import "
                + special
                + ";\n";
    }
}
