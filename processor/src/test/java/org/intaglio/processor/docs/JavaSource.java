/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.docs;

import com.google.testing.compile.JavaFileObjects;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * The Java of a snippet, and what has to stand around it so that it compiles.
 *
 * @param snippet where it is from
 * @param form what it is made of
 * @param names the classes it declares, or the variables
 */
record JavaSource(Snippet snippet, Form form, Set<String> names) {
    /** The line before the text, which tells lines of the document from those around. */
    static final String START = "// The snippet begins.\n";

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+([\\w.]+);");
    private static final Pattern PUBLIC_CLASS =
            Pattern.compile(
                    "(?m)^public\\s+(?:\\w+\\s+)*?(?:class|record|interface|enum)\\s+(\\w+)");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;$");

    JavaSource {
        names = Set.copyOf(names);
    }

    /** What a snippet is made of. */
    enum Form {
        /** Classes, with imports and package or without. */
        UNIT,
        /** Fields and methods of some class. */
        MEMBERS,
        /** Statements of some method. */
        STATEMENTS
    }

    static JavaSource parse(Snippet snippet) {
        Optional<CompilationUnitTree> unit = parsed(snippet.text());
        if (unit.isPresent()) {
            return new JavaSource(snippet, Form.UNIT, classes(unit.get()));
        }
        Optional<CompilationUnitTree> method =
                parsed(imports(snippet) + "class C { void m() {\n" + body(snippet) + "\n}}");
        if (method.isPresent()) {
            List<VariableTree> variables = variables(method.get());
            boolean areLayers =
                    variables.stream()
                            .anyMatch(v ->
                                    v.getType() != null && v.getType().toString().equals("Layer"));
            // Layers are declared by fields, whatever they look like alone.
            return areLayers
                    ? new JavaSource(snippet, Form.MEMBERS, Set.of())
                    : new JavaSource(
                            snippet,
                            Form.STATEMENTS,
                            variables.stream()
                                    .map(v -> v.getName().toString())
                                    .collect(Collectors.toSet()));
        }
        return new JavaSource(snippet, Form.MEMBERS, Set.of());
    }

    /** Without types above all else: they are no compilation unit before Java 25. */
    private static Optional<CompilationUnitTree> parsed(String text) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavacTask task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(
                                        null,
                                        null,
                                        diagnostics,
                                        List.of("--release", "24"),
                                        null,
                                        List.of(JavaFileObjects.forSourceString("C", text)));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            boolean failed =
                    diagnostics.getDiagnostics().stream()
                            .anyMatch(d -> d.getKind() == Diagnostic.Kind.ERROR);
            return failed ? Optional.empty() : Optional.of(unit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> classes(CompilationUnitTree unit) {
        Set<String> names = new LinkedHashSet<>();
        for (Tree tree : unit.getTypeDecls()) {
            if (tree instanceof ClassTree type) {
                names.add(type.getSimpleName().toString());
            }
        }
        return names;
    }

    private static List<VariableTree> variables(CompilationUnitTree unit) {
        ClassTree type = (ClassTree) unit.getTypeDecls().getFirst();
        return type.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .flatMap(method -> ((MethodTree) method).getBody().getStatements().stream())
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .toList();
    }

    /** The text with the imports that everybody knows. */
    String unit(String standardPackage) {
        Matcher declaration = PACKAGE.matcher(snippet.text());
        boolean named = declaration.find();
        String text = named ? declaration.replaceFirst("") : snippet.text();
        String name = named ? declaration.group(1) : standardPackage;
        return "package %s;\n%s%s%s".formatted(name, StandardImports.text(), START, text);
    }

    /** A class with the text as its fields and methods. */
    String members(String standardPackage, String className) {
        return "package %s;\n%s%sabstract class %s {\n%s%s}\n"
                .formatted(
                        standardPackage,
                        StandardImports.text(),
                        imports(snippet),
                        className,
                        START,
                        body(snippet));
    }

    /** A class with a method that runs earlier statements, then the text. */
    String method(String standardPackage, String className, List<JavaSource> earlier) {
        StringBuilder text = new StringBuilder("package " + standardPackage + ";\n");
        text.append(StandardImports.text());
        earlier.forEach(source -> text.append(imports(source.snippet())));
        text.append(imports(snippet)).append("class ").append(className);
        text.append(" {\n    void run(")
                .append(parameters(earlier))
                .append(") throws Exception {\n");
        earlier.forEach(source -> text.append(body(source.snippet())));
        return text.append(START).append(body(snippet)).append("}\n}\n").toString();
    }

    private String parameters(List<JavaSource> earlier) {
        Set<String> given = new LinkedHashSet<>();
        earlier.forEach(source -> given.add(source.snippet().given()));
        given.add(snippet.given());
        given.remove("");
        return String.join(", ", given);
    }

    private static String imports(Snippet snippet) {
        return IMPORT.matcher(snippet.text())
                .results()
                .map(match -> match.group() + "\n")
                .collect(Collectors.joining());
    }

    /** The text without imports, line for line. */
    private static String body(Snippet snippet) {
        return IMPORT.matcher(snippet.text()).replaceAll("");
    }

    static Optional<String> publicClass(String text) {
        Matcher matcher = PUBLIC_CLASS.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static String packageOf(String text) {
        Matcher matcher = PACKAGE.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
