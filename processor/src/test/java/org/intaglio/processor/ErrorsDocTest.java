/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.intaglio.processor.model.Diagnostic.Severity;
import org.intaglio.processor.report.DiagnosticId;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every id has its entry in docs/errors.md, and the answers there are the compiler's: number, text,
 * file, line, and, by the caret, the column. {@code -Dintaglio.update=true} writes them anew.
 */
class ErrorsDocTest {
    private static final Path DOC =
            Path.of(System.getProperty("intaglio.root", "..")).resolve("docs/errors.md");
    private static final Pattern HEADING = Pattern.compile("(?m)^<a id=\"(.*)\"></a>\n\n## (.*)$");
    private static final Pattern EXAMPLE =
            Pattern.compile(
                    "## (INT\\d{3}) (?:(?!\\n## )[\\s\\S])*?```java\\n([\\s\\S]*?)```\\n\\n"
                            + "```text\\n([\\s\\S]*?)```");

    @Test
    void everyIdHasAnEntryAndEveryEntryAnId() throws IOException {
        List<String> headings =
                HEADING.matcher(Files.readString(DOC))
                        .results()
                        .map(m -> m.group(1) + " " + m.group(2))
                        .toList();
        assertThat(headings)
                .containsExactlyElementsIn(
                        Arrays.stream(DiagnosticId.values())
                                .map(d ->
                                        d.id().toLowerCase(java.util.Locale.ROOT)
                                                + " "
                                                + d.id()
                                                + " "
                                                + d.title())
                                .toList())
                .inOrder();
    }

    @Test
    void everyIdButThatOfOurOwnBugsHasAnExample() throws IOException {
        List<String> examples =
                EXAMPLE.matcher(Files.readString(DOC)).results().map(m -> m.group(1)).toList();
        assertThat(examples)
                .containsExactlyElementsIn(
                        Arrays.stream(DiagnosticId.values())
                                .filter(d -> d != DiagnosticId.INTERNAL_ERROR)
                                .map(DiagnosticId::id)
                                .toList())
                .inOrder();
    }

    @TestFactory
    Stream<DynamicTest> answersAreTheCompilers() throws IOException {
        String doc = Files.readString(DOC);
        if (Boolean.getBoolean("intaglio.update")) {
            doc = EXAMPLE.matcher(doc).replaceAll(ErrorsDocTest::withAnswer);
            Files.writeString(DOC, doc);
        }
        return EXAMPLE.matcher(doc)
                .results()
                .map(m -> DynamicTest.dynamicTest(m.group(1), () -> check(m)));
    }

    /** The source of an id's example. */
    static String example(DiagnosticId id) {
        try {
            return EXAMPLE.matcher(Files.readString(DOC))
                    .results()
                    .filter(m -> m.group(1).equals(id.id()))
                    .map(m -> m.group(2))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(MatchResult example) {
        Compiled compiled = Compiled.of(example.group(2));
        assertThat(compiled.output()).isEqualTo(example.group(3));
        assertWithMessage("only this id").that(compiled.ids()).hasSize(1);
        assertThat(compiled.ids().getFirst()).startsWith(example.group(1));
        DiagnosticId id =
                Arrays.stream(DiagnosticId.values())
                        .filter(d -> d.id().equals(example.group(1)))
                        .findFirst()
                        .orElseThrow();
        assertThat(compiled.success()).isEqualTo(id.severity() != Severity.ERROR);
    }

    private static String withAnswer(MatchResult example) {
        String all = example.group();
        String answer = Compiled.of(example.group(2)).output();
        String before = all.substring(0, example.start(3) - example.start());
        return Matcher.quoteReplacement(before + answer + "```");
    }
}
