/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A declaration as text, any part of which may be changed. */
final class Network {
    final List<Annotation> annotations = new ArrayList<>();
    final List<Field> fields = new ArrayList<>();
    String packageName = "";
    String imports = "";
    String modifiers = "";
    String kind = "class";
    String name = "Net";
    String parameters = "";
    String heritage = "";
    String members = "";
    String before = "";
    String after = "";

    Network(Annotation annotation, Field... fields) {
        annotations.add(annotation);
        this.fields.addAll(List.of(fields));
    }

    /** Every annotation that could be changed: that of the class and those of the fields. */
    List<Annotation> allAnnotations() {
        List<Annotation> all = new ArrayList<>(annotations);
        fields.forEach(field -> all.addAll(field.annotations));
        return all;
    }

    /** The whole file. */
    String text() {
        return (packageName.isEmpty() ? "" : "package " + packageName + ";\n")
                + """
                import static org.intaglio.Activation.*;
                import static org.intaglio.Initializer.*;
                import static org.intaglio.Loss.*;
                import static org.intaglio.Padding.*;
                import org.intaglio.*;
                import org.intaglio.layer.*;
                """
                + imports
                + before
                + annotations.stream().map(a -> a + "\n").collect(Collectors.joining())
                + "%s%s %s%s%s {\n".formatted(modifiers, kind, name, parameters, heritage)
                + fields.stream().map(f -> "    " + f + "\n").collect(Collectors.joining())
                + members
                + "}\n"
                + after;
    }
}
