/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.docs;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.intaglio.processor.Repository;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The Java in the documents compiles, and their links lead somewhere. */
class DocumentationTest {
    private static final Path ROOT = Repository.root();

    /** Its snippets are mistakes, and a test of its own compares what the compiler says. */
    private static final Path MISTAKES = ROOT.resolve("docs/errors.md");

    @Test
    void theReadmeIsAmongTheDocuments() {
        assertThat(documents()).contains(ROOT.resolve("README.md"));
    }

    @TestFactory
    Stream<DynamicNode> snippets() {
        return documents().stream()
                .filter(path -> !path.equals(MISTAKES))
                .map(MarkdownFile::read)
                .filter(file -> !file.snippets().isEmpty())
                .map(file -> {
                    SnippetCompiler compiler = new SnippetCompiler();
                    return dynamicContainer(
                            name(file), file.snippets().stream().map(s -> test(s, compiler)));
                });
    }

    private static DynamicTest test(Snippet snippet, SnippetCompiler compiler) {
        return dynamicTest(
                "line " + snippet.line(),
                () -> {
                    try {
                        compiler.check(snippet);
                    } catch (IllegalArgumentException e) {
                        throw new AssertionError(
                                "%s:%d: %s"
                                        .formatted(
                                                snippet.file(), snippet.line() - 1, e.getMessage()),
                                e);
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> links() {
        return documents().stream()
                .map(MarkdownFile::read)
                .map(file ->
                        dynamicTest(name(file), () -> assertThat(brokenLinks(file)).isEmpty()));
    }

    private static List<String> brokenLinks(MarkdownFile file) {
        List<String> broken = new ArrayList<>();
        for (MarkdownFile.Link link : file.links()) {
            String target = link.target();
            if (target.matches("[a-z][a-z0-9+.-]*:.*")) {
                continue;
            }
            int hash = target.indexOf('#');
            String path = hash < 0 ? target : target.substring(0, hash);
            Path linked =
                    path.isEmpty() ? file.path() : file.path().resolveSibling(path).normalize();
            boolean exists = Files.exists(linked) && linked.startsWith(ROOT);
            boolean hasAnchor =
                    hash < 0
                            || !linked.toString().endsWith(".md")
                            || (exists
                                    && MarkdownFile.read(linked)
                                            .anchors()
                                            .contains(target.substring(hash + 1)));
            if (!exists || !hasAnchor) {
                broken.add("%s:%d: %s".formatted(file.path(), link.line(), target));
            }
        }
        return broken;
    }

    @Test
    void headingsBecomeTheAnchorsThatBrowsersKnow() {
        MarkdownFile file =
                MarkdownFile.parse(
                        Path.of("a.md"),
                        List.of(
                                "# `fit`, or: how to train",
                                "## Why",
                                "## Why",
                                "<a id=\"INT012\"></a>"));
        assertThat(file.anchors()).containsExactly("fit-or-how-to-train", "why", "why-1", "INT012");
    }

    @Test
    void fencesKeepTheirLinesAndLinksInCodeAreNone() {
        MarkdownFile file =
                MarkdownFile.parse(
                        Path.of("a.md"),
                        List.of(
                                "See [it](b.md#c) and `[not](that.md)`.",
                                "<!-- given: int n -->",
                                "```java",
                                "int m = n; // [nor](this.md)",
                                "```"));
        assertThat(file.links()).containsExactly(new MarkdownFile.Link(1, "b.md#c"));
        assertThat(file.snippets())
                .containsExactly(
                        new Snippet(
                                Path.of("a.md"),
                                4,
                                "java",
                                "int n",
                                "int m = n; // [nor](this.md)\n"));
    }

    private static String name(MarkdownFile file) {
        return ROOT.relativize(file.path()).toString();
    }

    private static List<Path> documents() {
        List<Path> documents = new ArrayList<>();
        try (Stream<Path> top = Files.list(ROOT)) {
            top.filter(DocumentationTest::isMarkdown).forEach(documents::add);
            for (String folder : List.of("docs", "samples")) {
                Path path = ROOT.resolve(folder);
                if (Files.isDirectory(path)) {
                    try (Stream<Path> files = Files.walk(path)) {
                        files.filter(DocumentationTest::isMarkdown).forEach(documents::add);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertWithMessage("the root of the repository").that(documents).isNotEmpty();
        return documents.stream().sorted().toList();
    }

    private static boolean isMarkdown(Path path) {
        return path.toString().endsWith(".md") && !path.toString().contains("/target/");
    }
}
