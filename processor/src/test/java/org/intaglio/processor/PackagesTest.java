/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which package of the compiler may know which: mathematics knows no machine, what a network means
 * knows neither javac nor the code that is written. An edge that nothing uses any more has to go,
 * too.
 */
final class PackagesTest {
    private static final Path SOURCES = Path.of("src/main/java/org/intaglio/processor");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+)");
    private static final String OURS = "org.intaglio.processor.";

    /** Libraries by the beginning of their names: what messages call them here. */
    private static final Map<String, String> LIBRARIES =
            Map.of(
                    "com.palantir.javapoet.", "JavaPoet",
                    "com.sun.", "javac",
                    "javax.lang.model.element.Modifier", "modifiers",
                    "javax.lang.model.", "elements",
                    "javax.annotation.processing.", "processing",
                    "org.intaglio.runtime.", "runtime");

    private static final Map<String, Set<String>> MAY_KNOW =
            Map.ofEntries(
                    Map.entry("model", Set.of()),
                    Map.entry("report", Set.of("model")),
                    Map.entry(
                            "read",
                            Set.of(
                                    "model",
                                    "report",
                                    "elements",
                                    "modifiers",
                                    "processing",
                                    "javac")),
                    Map.entry("plugin", Set.of("model", "report", "javac", "elements")),
                    Map.entry("wire", Set.of("model", "report")),
                    Map.entry("shape", Set.of("model", "report", "wire")),
                    Map.entry("validate", Set.of("model", "report", "wire", "shape")),
                    Map.entry("budget", Set.of("model", "report", "shape", "schedule")),
                    Map.entry("graph", Set.of("model")),
                    Map.entry("lower", Set.of("model", "graph")),
                    Map.entry("schedule", Set.of("model", "graph", "lower")),
                    Map.entry(
                            "emit",
                            Set.of(
                                    "model",
                                    "graph",
                                    "lower",
                                    "schedule",
                                    "JavaPoet",
                                    "modifiers")));

    @Test
    void everyPackageKnowsWhatItMay() throws IOException {
        Map<String, Set<String>> known = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String source = Files.readString(file);
                String name = SOURCES.relativize(file.getParent()).toString();
                Set<String> packages = known.computeIfAbsent(name, key -> new TreeSet<>());
                Matcher imports = IMPORT.matcher(source);
                while (imports.find()) {
                    packages.add(packageOf(imports.group(1)));
                }
                packages.remove(name);
                packages.remove("");
            }
        }
        // The top knows all: it is where the list of passes is.
        assertThat(known.remove("")).isNotNull();
        assertThat(known.keySet()).isEqualTo(MAY_KNOW.keySet());
        known.forEach((name, packages) ->
                assertWithMessage("what %s knows", name)
                        .that(packages)
                        .containsExactlyElementsIn(MAY_KNOW.get(name)));
    }

    /** One of ours, a library, or nothing of interest. */
    private static String packageOf(String type) {
        if (type.startsWith(OURS)) {
            String rest = type.substring(OURS.length());
            int dot = rest.indexOf('.');
            return dot < 0 ? "the top" : rest.substring(0, dot);
        }
        return LIBRARIES.entrySet().stream()
                .filter(library -> type.startsWith(library.getKey()))
                .max(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .orElse("");
    }
}
