/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.report;

import org.intaglio.processor.model.Diagnostic;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a diagnostic reads in the compiler's output. */
public final class MessageFormat {
    /** {@link org.intaglio.processor.Explain}, which needs no network. */
    private static final String EXPLANATION = "More: java -jar intaglio-processor-*.jar ";

    private MessageFormat() {}

    /** The id and the message, the chain of shapes, the way out, and where more is said. */
    public static String format(Diagnostic diagnostic) {
        return Stream.of(
                        Stream.of("[" + diagnostic.id() + "] " + diagnostic.message()),
                        diagnostic.chain().stream(),
                        Stream.of(diagnostic.remedy()),
                        Stream.of(EXPLANATION + diagnostic.id()))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }
}
