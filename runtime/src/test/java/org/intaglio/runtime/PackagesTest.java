/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What may know the Vector API, which a JVM may lack, and what may know the engine: neither kernels
 * nor data nor optimizers; and who holds weights. No dependency but the JDK and the annotations.
 */
final class PackagesTest {
    private static final Path SOURCES = Path.of("src/main/java/org/intaglio/runtime");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+)");

    private static Map<String, Set<String>> imports() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = SOURCES.relativize(file.getParent()).toString().replace('\\', '/');
                Set<String> types = found.computeIfAbsent(name, key -> new TreeSet<>());
                Matcher imports = IMPORT.matcher(Files.readString(file));
                while (imports.find()) {
                    types.add(imports.group(1));
                }
            }
        }
        return found;
    }

    /** What is compiled, by file: no comments, and no package declaration. */
    private static Map<Path, String> code() throws IOException {
        Map<Path, String> code = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String text =
                        Files.readString(file)
                                .replaceAll("(?s)/\\*.*?\\*/", "")
                                .replaceAll("//[^\n]*", "")
                                .replaceAll("(?m)^package .*", "");
                code.put(SOURCES.relativize(file), text);
            }
        }
        return code;
    }

    private static Set<String> knowing(String prefix) throws IOException {
        Set<String> knowing = new TreeSet<>();
        imports()
                .forEach((name, types) -> {
                    if (types.stream().anyMatch(type -> type.startsWith(prefix))) {
                        knowing.add(name);
                    }
                });
        return knowing;
    }

    @Test
    void onlyVectorKernelsKnowTheVectorApi() throws IOException {
        assertThat(knowing("jdk.incubator.")).containsExactly("kernel/vector");
        assertThat(knowing("org.intaglio.runtime.kernel.vector."))
                .containsExactly("kernel", "kernel/vector");
    }

    @Test
    void nothingBelowKnowsTheEngine() throws IOException {
        assertThat(knowing("org.intaglio.runtime.engine.")).containsExactly("");
        assertThat(knowing("org.intaglio.runtime.data.")).containsExactly("", "data");
        assertThat(knowing("org.intaglio.runtime.check."))
                .containsExactly("", "data", "engine", "engine/cpu");
    }

    /** What another module brings must do, so must the processor: nobody knows it but Device. */
    @Test
    void theProcessorIsADeviceLikeOthers() throws IOException {
        List<Path> knowing = new ArrayList<>();
        for (Map.Entry<Path, String> file : code().entrySet()) {
            if (file.getValue().contains("org.intaglio.runtime.engine.cpu.")) {
                knowing.add(file.getKey());
            }
        }
        assertThat(knowing).containsExactly(Path.of("Device.java"));
        assertThat(knowing("org.intaglio.runtime.device."))
                .containsExactly("", "engine", "engine/cpu");
        assertThat(knowing("org.intaglio.runtime.program.Frame")).containsExactly("engine/cpu");
    }

    /**
     * Live weights are arrays in frames, which kernels and optimizers are handed a range of; the
     * rest of the runtime has copies.
     */
    @Test
    void onlyTheProcessorsEngineHoldsWeights() throws IOException {
        Pattern weights = Pattern.compile("\\b(theta|float\\[] state)\\b");
        Set<String> holding = new TreeSet<>();
        for (Map.Entry<Path, String> file : code().entrySet()) {
            if (weights.matcher(file.getValue()).find()) {
                holding.add(String.valueOf(file.getKey().getParent()).replace('\\', '/'));
            }
        }
        assertThat(holding)
                .containsExactly(
                        "engine/cpu",
                        "kernel",
                        "kernel/scalar",
                        "kernel/vector",
                        "program",
                        "train");
    }

    @Test
    void noDependency() throws IOException {
        imports()
                .forEach((name, types) -> {
                    for (String type : types) {
                        boolean known =
                                type.startsWith("java.")
                                        || type.startsWith("jdk.incubator.vector.")
                                        || type.startsWith("org.intaglio.");
                        assertWithMessage("%s in %s", type, name).that(known).isTrue();
                    }
                });
    }
}
