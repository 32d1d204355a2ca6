/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * What {@code javac} with our processor makes of sources; models are generated empty.
 *
 * @param success whether it compiled
 * @param output what it printed, line numbers counted from the first line of the source itself
 * @param generated the generated sources by file name
 */
record Compiled(boolean success, String output, Map<String, String> generated) {
    /** Before every source, on a line of its own. */
    private static final String IMPORTS =
            """
            import org.intaglio.*; import org.intaglio.layer.*; \
            import static org.intaglio.Activation.*; import static org.intaglio.Initializer.*; \
            import static org.intaglio.Loss.*; import static org.intaglio.Padding.*; \
            import static org.intaglio.InputType.*;
            """;

    private static final Pattern POSITION = Pattern.compile("(?m)^(\\w+\\.java):(\\d+): ");
    private static final Pattern ID =
            Pattern.compile("(?m)^\\w+\\.java:(\\d+): (?:error|warning|Note): \\[(INT\\d{3})\\]");
    private static final Pattern CLASS =
            Pattern.compile("(?m)^(?:@.*\\s)*.*?(?:class|interface|enum|record|@interface) (\\w+)");

    /** Of a source without package and imports, named after its first class. */
    static Compiled of(String source) {
        return of(source, new NetworkProcessor(new EmptyBackend()));
    }

    static Compiled of(String source, Processor processor) {
        var matcher = CLASS.matcher(source);
        if (!matcher.find()) {
            throw new IllegalArgumentException(source);
        }
        return compile(Map.of(matcher.group(1), IMPORTS + source), List.of(processor), 1);
    }

    /** As {@link #of(String)}, with {@code -Werror}. */
    static Compiled strictly(String source) {
        return compile(
                Map.of("Net", IMPORTS + source),
                List.of(new NetworkProcessor(new EmptyBackend())),
                1,
                "-Werror");
    }

    /** Of whole files by name of the main class. */
    static Compiled ofFiles(Map<String, String> files, Processor... processors) {
        return compile(
                files,
                processors.length == 0
                        ? List.of(new NetworkProcessor(new EmptyBackend()))
                        : List.of(processors),
                0);
    }

    /** The ids with their lines, {@code "INT012:4"}, in the order of the output. */
    List<String> ids() {
        return ID.matcher(output).results().map(m -> m.group(2) + ":" + m.group(1)).toList();
    }

    private static Compiled compile(
            Map<String, String> files, List<Processor> processors, int shift, String... more) {
        List<String> options = new ArrayList<>(List.of("-Xlint:all,-processing", "-proc:full"));
        options.addAll(List.of(more));
        List<JavaFileObject> sources = new ArrayList<>();
        new TreeMap<>(files).forEach((name, text) -> sources.add(new Source(name, text)));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter out = new StringWriter();
        try {
            Path directory = Files.createTempDirectory("compiled");
            try (StandardJavaFileManager manager =
                    javac.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
                manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(directory));
                manager.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(directory));
                JavaCompiler.CompilationTask task =
                        javac.getTask(out, manager, null, options, null, sources);
                task.setProcessors(processors);
                task.setLocale(Locale.ROOT);
                boolean success = task.call();
                return new Compiled(success, shifted(out.toString(), shift), generated(directory));
            } finally {
                delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shifted(String output, int shift) {
        return POSITION.matcher(output)
                .replaceAll((MatchResult m) ->
                        m.group(1) + ":" + (Integer.parseInt(m.group(2)) - shift) + ": ");
    }

    private static Map<String, String> generated(Path directory) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (var files = Files.walk(directory)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                found.put(directory.relativize(file).toString(), Files.readString(file));
            }
        }
        return found;
    }

    private static void delete(Path directory) throws IOException {
        Files.walkFileTree(
                directory,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path visited, IOException failure)
                            throws IOException {
                        Files.delete(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String name;
        private final String text;

        Source(String name, String text) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.name = name;
            this.text = text;
        }

        @Override
        public String getName() {
            return name.substring(name.lastIndexOf('.') + 1) + ".java";
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
