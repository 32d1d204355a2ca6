/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import org.intaglio.processor.model.Diagnostic;
import org.intaglio.processor.model.Diagnostic.Severity;
import org.intaglio.processor.report.MessageFormat;

import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;

/** Gives diagnostics to the Java compiler, each at its place. */
public final class DiagnosticPrinter {
    private static final String ALL = "intaglio";

    private final Messager messager;
    private final Element declaration;

    /**
     * @param messager the compiler's
     * @param declaration the class that declares the network: the place of what has no other
     */
    public DiagnosticPrinter(Messager messager, Element declaration) {
        this.messager = messager;
        this.declaration = declaration;
    }

    /** Prints it, unless it is a warning or a note that the user suppressed. */
    public void print(Diagnostic diagnostic) {
        ElementOrigin origin =
                diagnostic.origin() instanceof ElementOrigin known
                        ? known
                        : ElementOrigin.of(declaration);
        boolean error = diagnostic.severity() == Severity.ERROR;
        if (error || !isSuppressed(origin.element(), diagnostic.id())) {
            origin.print(messager, kind(diagnostic.severity()), MessageFormat.format(diagnostic));
        }
    }

    private static Kind kind(Severity severity) {
        return switch (severity) {
            case ERROR -> Kind.ERROR;
            case WARNING -> Kind.WARNING;
            case NOTE -> Kind.NOTE;
        };
    }

    private static boolean isSuppressed(Element element, String id) {
        for (Element e = element; e != null; e = e.getEnclosingElement()) {
            SuppressWarnings suppressed = e.getAnnotation(SuppressWarnings.class);
            if (suppressed != null) {
                for (String name : suppressed.value()) {
                    if (name.equals(ALL) || name.equals(id)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
