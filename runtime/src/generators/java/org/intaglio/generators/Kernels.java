/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.generators;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes the classes of {@code runtime/kernel/vector} whose loops are unrolled: the build calls it
 * before it compiles the runtime, and what it writes is to be read in {@code
 * runtime/target/kernels}.
 *
 * <p>Every sum of such a loop is a variable of its own, for only those stay in registers; written
 * by hand, that is a page a method, each like the next.
 */
public final class Kernels {
    private Kernels() {}

    /**
     * Writes all classes.
     *
     * @param args the directory that takes the sources
     */
    public static void main(String... args) throws IOException {
        Path directory = Path.of(args[0]).resolve(JavaSource.PACKAGE.replace('.', '/'));
        Files.createDirectories(directory);
        Locale.setDefault(Locale.ROOT); // Numbers are written in digits that javac reads.
        Set<Path> written = new HashSet<>();
        for (JavaSource source : sources()) {
            Path file = directory.resolve(source.name() + ".java");
            write(file, source.toString());
            written.add(file);
        }
        // What an older program has written would be compiled, too.
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(file -> !written.contains(file)).toList()) {
                Files.delete(file);
            }
        }
    }

    /** All classes. */
    public static List<JavaSource> sources() {
        return List.of(
                RowTiles.narrow(),
                RowTiles.wide(),
                ColumnTiles.narrow(),
                ColumnTiles.wide(),
                SingleRowTiles.source(),
                ActivationSweeps.source(),
                GrayRows.source(),
                WinogradRows.source(),
                LargeWinogradRows.source(),
                DepthwiseTiles.source(),
                DepthwiseWindowTiles.source());
    }

    /** A file that is as it should be keeps its date, so that nothing is compiled again. */
    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }
}
