/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a main class in a JVM of its own: with options that this one does not have, and without what
 * HotSpot has learned here.
 */
public final class ChildJvm {
    private ChildJvm() {}

    /**
     * Runs a class of this class path.
     *
     * @return what it writes to standard output
     * @throws IllegalStateException if it fails; the message has what it wrote as error
     */
    public static String run(List<String> options, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        // A file and not a second pipe, which somebody would have to empty meanwhile.
        Path errors = Files.createTempFile("intaglio-benchmark", ".err");
        try {
            Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String output;
            try {
                output =
                        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                process.waitFor();
            } finally {
                process.destroyForcibly();
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(
                        "%s %s ended with status %d:%n%s"
                                .formatted(
                                        main.getSimpleName(),
                                        String.join(" ", arguments),
                                        process.exitValue(),
                                        Files.readString(errors)));
            }
            return output;
        } finally {
            Files.delete(errors);
        }
    }
}
