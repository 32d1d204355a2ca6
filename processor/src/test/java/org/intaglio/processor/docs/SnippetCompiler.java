/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.docs;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;

import org.intaglio.processor.NetworkProcessor;
import org.intaglio.processor.docs.Snippet.Expectation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Compiles the snippets of one document, in order, as a reader would who types them one after the
 * other: a snippet knows the classes declared above it and, if it is made of statements, the
 * variables of the statements above. A variable or a class that is declared again starts afresh.
 */
final class SnippetCompiler {
    private static final String PACKAGE = "snippets";

    /** The classes of earlier snippets, by the first name each declares. */
    private final Map<Set<String>, JavaSource> declared = new LinkedHashMap<>();

    private final List<JavaSource> statements = new ArrayList<>();
    private final Set<String> variables = new LinkedHashSet<>();
    private int number;

    /** Fails if the snippet does not do what its fence says. */
    void check(Snippet snippet) {
        Expectation expectation = snippet.expectation();
        if (expectation instanceof Expectation.NotCompiled) {
            return;
        }
        JavaSource source = JavaSource.parse(snippet);
        Compilation compilation = compile(unit(source, expectation));
        switch (expectation) {
            case Expectation.Reports reports -> requireReport(snippet, reports, compilation);
            default -> requireSuccess(snippet, compilation);
        }
    }

    private List<JavaFileObject> unit(JavaSource source, Expectation expectation) {
        boolean isKept = expectation instanceof Expectation.Compiles;
        List<JavaFileObject> units = new ArrayList<>();
        String name = "Snippet" + number++;
        if (source.form() == JavaSource.Form.UNIT) {
            declared.keySet().removeIf(names -> names.stream().anyMatch(source.names()::contains));
            declared.values().forEach(earlier -> units.add(file(earlier.unit(PACKAGE), name)));
            units.add(file(source.unit(PACKAGE), name));
            if (isKept) {
                declared.put(source.names(), source);
            }
            return units;
        }
        declared.values().forEach(earlier -> units.add(file(earlier.unit(PACKAGE), name)));
        if (source.form() == JavaSource.Form.MEMBERS) {
            units.add(file(source.members(PACKAGE, name), name));
            return units;
        }
        if (source.names().stream().anyMatch(variables::contains)) {
            statements.clear();
            variables.clear();
        }
        units.add(file(source.method(PACKAGE, name, statements), name));
        if (isKept) {
            statements.add(source);
            variables.addAll(source.names());
        }
        return units;
    }

    /** Several units in one package: only public classes need a file of their name. */
    private JavaFileObject file(String text, String name) {
        String publicName = JavaSource.publicClass(text).orElse(name + "Part" + number++);
        return JavaFileObjects.forSourceString(JavaSource.packageOf(text) + "." + publicName, text);
    }

    private static Compilation compile(List<JavaFileObject> units) {
        return javac().withProcessors(new NetworkProcessor()).compile(units);
    }

    private static void requireSuccess(Snippet snippet, Compilation compilation) {
        if (compilation.status() == Compilation.Status.FAILURE) {
            throw new AssertionError(
                    "%s:%d: this snippet does not compile:\n%s"
                            .formatted(
                                    snippet.file(),
                                    snippet.line(),
                                    messages(snippet, compilation)));
        }
    }

    private static void requireReport(
            Snippet snippet, Expectation.Reports reports, Compilation compilation) {
        String id = "[" + reports.id() + "]";
        List<Diagnostic<? extends JavaFileObject>> diagnostics =
                new ArrayList<>(reports.error() ? compilation.errors() : compilation.warnings());
        if (diagnostics.stream().noneMatch(d -> d.getMessage(Locale.ROOT).contains(id))) {
            throw new AssertionError(
                    "%s:%d: this snippet is to report %s, but the compiler says:\n%s"
                            .formatted(
                                    snippet.file(),
                                    snippet.line(),
                                    id,
                                    messages(snippet, compilation)));
        }
    }

    private static String messages(Snippet snippet, Compilation compilation) {
        if (compilation.diagnostics().isEmpty()) {
            return "nothing";
        }
        return compilation.diagnostics().stream()
                .map(diagnostic -> place(snippet, diagnostic) + diagnostic.getMessage(Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }

    /** The line of the document, if the diagnostic is about the snippet itself. */
    private static String place(Snippet snippet, Diagnostic<? extends JavaFileObject> diagnostic) {
        if (diagnostic.getSource() == null) {
            return "";
        }
        try {
            String text = diagnostic.getSource().getCharContent(true).toString();
            int at = text.lastIndexOf(JavaSource.START);
            long before = text.substring(0, Math.max(at, 0)).lines().count();
            long line = diagnostic.getLineNumber() - before - 2;
            return at < 0 || line < 0
                    ? ""
                    : "%s:%d: ".formatted(snippet.file(), snippet.line() + line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
