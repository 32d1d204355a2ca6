/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.generators;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A Java class that is being written, indented as the others are. */
public final class JavaSource {
    /** Where all of them are. */
    static final String PACKAGE = "org.intaglio.runtime.kernel.vector";

    /** What a class may refer to, imported if it does. */
    private static final List<String> IMPORTS =
            List.of(
                    "jdk.incubator.vector.FloatVector",
                    "jdk.incubator.vector.VectorMask",
                    "jdk.incubator.vector.VectorOperators",
                    "org.intaglio.runtime.kernel.ActivationKernels");

    private static final int WIDTH = 100;
    private static final String INDENT = "    ";

    private final String name;
    private final StringBuilder text = new StringBuilder();
    private int depth;

    private JavaSource(String name) {
        this.name = name;
    }

    /** Begins a final class that holds static methods. */
    static JavaSource ofStaticMethods(String name, String doc) {
        return begin(name, "final class " + name, doc).add("private " + name + "() {}");
    }

    /**
     * Begins a class.
     *
     * @param head what stands before its brace
     */
    static JavaSource begin(String name, String head, String doc) {
        return new JavaSource(name).doc(doc).add(head + " {");
    }

    /** The name of the class. */
    public String name() {
        return name;
    }

    /**
     * Adds a method.
     *
     * @param doc what it does; nothing for one that overrides another
     * @param parameters between its parentheses
     */
    JavaSource method(String doc, String head, String parameters, String body) {
        add("").doc(doc);
        if (doc.isEmpty()) {
            add("@Override");
        }
        if (depth * INDENT.length() + head.length() + parameters.length() + "() {".length()
                <= WIDTH) {
            add(head + "(" + parameters + ") {");
        } else {
            add(head + "(");
            depth += 2;
            add(parameters.replace(", ", ",\n") + ") {");
            depth -= 2;
        }
        return add(body).add("}");
    }

    private JavaSource doc(String doc) {
        String lines = doc.strip();
        if (lines.isEmpty()) {
            return this;
        }
        boolean isShort = !lines.contains("\n") && lines.length() < WIDTH - 16;
        return add(
                isShort
                        ? "/** " + lines + " */"
                        : "/**\n" + lines.replaceAll("(?m)^", " * ") + "\n */");
    }

    /** Adds lines; their braces say how far they are indented. */
    JavaSource add(String lines) {
        for (String line : lines.split("\n", -1)) {
            String bare = line.strip();
            if (bare.startsWith("}")) {
                depth--;
            }
            if (!bare.isEmpty()) {
                String more =
                        bare.startsWith("*") ? " " : bare.startsWith(".") ? INDENT + INDENT : "";
                text.append(INDENT.repeat(depth)).append(more).append(bare);
            }
            text.append('\n');
            if (bare.endsWith("{")) {
                depth++;
            }
        }
        return this;
    }

    /** Lines, one after the other: of 0, 1 ... n - 1. */
    static String each(int n, IntFunction<String> line) {
        return each(0, n, line);
    }

    /** Lines, one after the other: of from ... to - 1. */
    static String each(int from, int to, IntFunction<String> line) {
        return lines(IntStream.range(from, to).mapToObj(line).toArray(String[]::new));
    }

    /** Lines, one after the other; what is empty is none. */
    static String lines(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
    }

    /** {@code at + i * step}, as short as it can be. */
    static String place(String at, int i, String step) {
        return at + (i == 0 ? "" : i == 1 ? " + " + step : " + " + i + " * " + step);
    }

    @Override
    public String toString() {
        String imports =
                IMPORTS.stream()
                        .filter(type ->
                                text.indexOf(type.substring(type.lastIndexOf('.') + 1)) >= 0)
                        .map(type -> "import " + type + ";\n")
                        .collect(Collectors.joining());
        return """
        /*
         * Copyright 2026 The Intaglio Authors
         *
         * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
         */
        // Written by org.intaglio.generators.Kernels.
        package %1$s;

        import static %1$s.Species.LANES;
        import static %1$s.Species.S;

        %2$s
        %3$s}
        """
                .formatted(PACKAGE, imports, text);
    }
}
