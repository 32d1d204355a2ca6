/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.report;

import org.intaglio.processor.model.Diagnostic;
import org.intaglio.processor.model.Origin;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What a user is told of a bug of ours. */
public final class Bug {
    private static final int STACK_LINES = 20;

    private Bug() {}

    /**
     * A diagnostic with the beginning of the trace.
     *
     * @param failed what Intaglio failed to do
     */
    public static Diagnostic at(Origin origin, String failed, RuntimeException bug) {
        StringWriter trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace));
        List<String> lines =
                trace.toString().lines().limit(STACK_LINES).map(String::strip).toList();
        return DiagnosticId.INTERNAL_ERROR.at(
                origin,
                "Intaglio failed to " + failed,
                lines,
                "This is a bug of Intaglio, not of your code: please report it with this text and"
                        + " the class.");
    }
}
