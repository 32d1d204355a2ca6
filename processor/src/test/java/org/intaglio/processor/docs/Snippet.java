/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.docs;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of Java in a document.
 *
 * @param file the document
 * @param line the line of the document with the first line of the text
 * @param info what stands after the three backquotes
 * @param given parameters that the text may use: {@code <!-- given: Dataset data -->} above it
 * @param text the Java
 */
record Snippet(Path file, int line, String info, String given, String text) {
    private static final Pattern NOT_COMPILED = Pattern.compile("java no-compile(?<reason>.*)");
    private static final Pattern DIAGNOSED =
            Pattern.compile("java (?<outcome>fails|warns) (?<id>INT\\d{3})");

    /** What the compiler must do with it. */
    sealed interface Expectation {
        /** Compile it. */
        record Compiles() implements Expectation {}

        /** Report this id, as an error or as a warning. */
        record Reports(boolean error, String id) implements Expectation {}

        /** Nothing: it says why. */
        record NotCompiled(String reason) implements Expectation {}
    }

    /**
     * What the fence says.
     *
     * @throws IllegalArgumentException if it says what nobody understands, or gives no reason
     */
    Expectation expectation() {
        if (info.equals("java")) {
            return new Expectation.Compiles();
        }
        Matcher diagnosed = DIAGNOSED.matcher(info);
        if (diagnosed.matches()) {
            return new Expectation.Reports(
                    diagnosed.group("outcome").equals("fails"), diagnosed.group("id"));
        }
        Matcher notCompiled = NOT_COMPILED.matcher(info);
        if (notCompiled.matches()) {
            String reason = notCompiled.group("reason").replaceFirst("^[:\\s]+", "").strip();
            if (reason.isEmpty()) {
                throw new IllegalArgumentException("no-compile needs a reason after it");
            }
            return new Expectation.NotCompiled(reason);
        }
        throw new IllegalArgumentException(
                "'%s': a fence says java, java fails INT012, java warns INT050, or java"
                                .formatted(info)
                        + " no-compile: REASON");
    }

    /** The parameters as Java writes them. */
    static Optional<String> given(String line) {
        Matcher matcher = Pattern.compile("<!--\\s*given:\\s*(.*?)\\s*-->").matcher(line.strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
