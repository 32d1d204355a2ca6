/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.docs;

import java.util.List;
import java.util.stream.Collectors;

/** The imports that a snippet may leave out: all of ours at once, so that a clash shows here. */
final class StandardImports {
    private static final List<String> ALL =
            List.of(
                    "static org.intaglio.Activation.*",
                    "static org.intaglio.Initializer.*",
                    "static org.intaglio.InputType.*",
                    "static org.intaglio.Loss.*",
                    "static org.intaglio.Padding.*",
                    "static org.intaglio.runtime.train.Metric.*",
                    "java.io.*",
                    "java.nio.file.*",
                    "java.util.*",
                    "org.intaglio.*",
                    "org.intaglio.layer.*",
                    "org.intaglio.runtime.*",
                    "org.intaglio.runtime.data.*",
                    "org.intaglio.runtime.train.*");

    private StandardImports() {}

    static String text() {
        return ALL.stream().map(name -> "import " + name + ";\n").collect(Collectors.joining());
    }
}
