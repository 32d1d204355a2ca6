/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import java.util.List;

/**
 * Something to tell the user.
 *
 * @param severity error, warning or note
 * @param id the stable id: an anchor in docs/errors.md
 * @param message what is wrong, in one line: what was expected and what was found
 * @param chain the shapes that led there, a line each; may be empty
 * @param remedy a way out, in one line
 * @param origin the place
 */
public record Diagnostic(
        Severity severity,
        String id,
        String message,
        List<String> chain,
        String remedy,
        Origin origin) {
    /** How bad. */
    public enum Severity {
        /** Nothing is generated. */
        ERROR,
        /** The network is generated all the same. */
        WARNING,
        /** Good to know, and nothing is wrong: {@code -Werror} does not fail because of it. */
        NOTE
    }

    /** Copies the list. */
    public Diagnostic {
        chain = List.copyOf(chain);
    }
}
