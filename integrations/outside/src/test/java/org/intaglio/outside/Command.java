/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What a command line did.
 *
 * @param status its exit status
 * @param output what it printed, errors too
 */
record Command(int status, String output) {
    private static final int MINUTES = 5;

    /**
     * Runs lines of a shell in a folder, where {@code java} and {@code javac} are those of a JDK.
     */
    static Command run(Path folder, Path jdk, String lines)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-e", "-c", lines)
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        builder.environment()
                .merge(
                        "PATH",
                        jdk.resolve("bin").toString(),
                        (old, bin) -> bin + File.pathSeparator + old);
        Path log = Files.createTempFile(folder, "command", ".log");
        Process process = builder.redirectOutput(log.toFile()).start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError(
                        "still running after %d minutes: %s%n%s"
                                .formatted(MINUTES, lines, Files.readString(log, UTF_8)));
            }
            return new Command(process.exitValue(), Files.readString(log, UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }
}
