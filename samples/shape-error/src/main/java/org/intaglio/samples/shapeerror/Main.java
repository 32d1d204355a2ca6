/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.shapeerror;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a network whose shapes do not fit, and prints what javac says. */
final class Main {
    private static final String NETWORK = "BrokenCnn.java";

    private Main() {}

    public static void main(String... args) throws IOException {
        String source = read(NETWORK);
        System.out.println(NETWORK + "\n");
        int line = 1;
        for (String text : source.lines().toList()) {
            System.out.printf(Locale.ROOT, "%4d  %s%n", line++, text);
        }
        System.out.println("\njavac " + NETWORK + "\n");
        System.out.print(compile(NETWORK, source));
    }

    private static String read(String name) throws IOException {
        try (InputStream in = Main.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What javac writes; nothing if it has no complaint. */
    static String compile(String name, String source) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        String classPath = System.getProperty("java.class.path");
        Path output = Files.createTempDirectory("shape-error");
        StringWriter answer = new StringWriter();
        List<String> options =
                List.of("-classpath", classPath, "-processorpath", classPath, "-d", output + "");
        javac.getTask(
                        new PrintWriter(answer),
                        null,
                        null,
                        options,
                        null,
                        List.of(new Source(name, source)))
                .call();
        return answer.toString();
    }

    /** A source file that exists in memory only. */
    private static final class Source extends SimpleJavaFileObject {
        private final String name;
        private final String content;

        Source(String name, String content) {
            super(URI.create("memory:/" + name), Kind.SOURCE);
            this.name = name;
            this.content = content;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }
}
