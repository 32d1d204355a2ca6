/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.report;

import org.intaglio.processor.model.Diagnostic;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a diagnostic reads in the compiler's output. */
public final class MessageFormat {
    private MessageFormat() {}

    /** The id and the message, the chain of shapes, the way out, and where more is said. */
    public static String format(Diagnostic diagnostic) {
        String anchor = diagnostic.id().toLowerCase(Locale.ROOT);
        return Stream.of(
                        Stream.of("[" + diagnostic.id() + "] " + diagnostic.message()),
                        diagnostic.chain().stream(),
                        Stream.of(diagnostic.remedy()),
                        Stream.of("See docs/errors.md#" + anchor))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }
}
