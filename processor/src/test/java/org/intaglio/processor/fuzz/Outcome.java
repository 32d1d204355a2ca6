/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.fuzz;

import org.intaglio.processor.NetworkProcessor;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What javac makes of a file, all in memory.
 *
 * @param success whether it compiled
 * @param diagnostics what it reported, each with its file
 * @param generated what the processor wrote, by name
 * @param crash what javac or the processor threw; empty as it should be
 */
record Outcome(
        boolean success,
        List<Diagnostic<? extends JavaFileObject>> diagnostics,
        Map<String, String> generated,
        String crash) {
    /** Of a file; the manager may be used again. */
    static Outcome of(String text, StandardJavaFileManager standard) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter out = new StringWriter();
        Memory memory = new Memory(standard);
        JavaCompiler.CompilationTask task =
                javac.getTask(
                        new PrintWriter(out),
                        memory,
                        diagnostics,
                        List.of("-proc:full", "-implicit:none", "-Xmaxerrs", "10000"),
                        null,
                        List.of(new User(text)));
        task.setProcessors(List.of(new NetworkProcessor()));
        task.setLocale(Locale.ROOT);
        try {
            boolean success = task.call();
            return new Outcome(
                    success, diagnostics.getDiagnostics(), memory.generated(), out.toString());
        } catch (RuntimeException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return new Outcome(
                    false, diagnostics.getDiagnostics(), memory.generated(), trace.toString());
        }
    }

    /** The file that was compiled. */
    static final class User extends SimpleJavaFileObject {
        private final String text;

        private User(String text) {
            super(URI.create("memory:///User.java"), Kind.SOURCE);
            this.text = text;
        }

        String text() {
            return text;
        }

        /** The file holds several classes, and is named after none. */
        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return !simpleName.endsWith("-info");
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Written extends SimpleJavaFileObject {
        private final StringWriter text = new StringWriter();

        Written(String name, Kind kind) {
            super(URI.create("generated:///" + name.replace('.', '/') + kind.extension), kind);
        }

        @Override
        public java.io.Writer openWriter() {
            return text;
        }

        @Override
        public java.io.OutputStream openOutputStream() {
            return java.io.OutputStream.nullOutputStream();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text.toString();
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, Written> sources = new TreeMap<>();

        Memory(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            Written written = new Written(name, kind);
            if (kind == JavaFileObject.Kind.SOURCE) {
                sources.put(name, written);
            }
            return written;
        }

        @Override
        public boolean isSameFile(FileObject a, FileObject b) {
            return a.equals(b);
        }

        /** The standard one serves the next compilation, too. */
        @Override
        public void close() {}

        Map<String, String> generated() {
            Map<String, String> texts = new TreeMap<>();
            sources.forEach((name, source) -> texts.put(name, source.text.toString()));
            return texts;
        }
    }

    /** A manager for {@link #of}. */
    static StandardJavaFileManager manager() {
        return ToolProvider.getSystemJavaCompiler()
                .getStandardFileManager(null, Locale.ROOT, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Closes a manager. */
    static void close(StandardJavaFileManager manager) {
        try {
            manager.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
