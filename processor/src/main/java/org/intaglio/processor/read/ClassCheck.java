/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import org.intaglio.processor.model.Diagnostic;
import org.intaglio.processor.report.DiagnosticId;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;

/** Whether a class can declare a network: a plain class that others can see and subclass. */
final class ClassCheck {
    private final TypeElement type;
    private final ElementOrigin origin;

    ClassCheck(TypeElement type, ElementOrigin origin) {
        this.type = type;
        this.origin = origin;
    }

    /** Whether its fields are fields of a class, not constants of an interface and the like. */
    boolean isPlainClass() {
        return type.getKind() == ElementKind.CLASS;
    }

    List<Diagnostic> check() {
        List<Diagnostic> found = new ArrayList<>();
        kind().ifPresent(found::add);
        if (isPlainClass()) {
            modifier(Modifier.FINAL, "be subclassed").ifPresent(found::add);
            modifier(Modifier.SEALED, "be subclassed").ifPresent(found::add);
            modifier(Modifier.PRIVATE, "be seen from its package").ifPresent(found::add);
            inner().ifPresent(found::add);
            generic().ifPresent(found::add);
        }
        privateOutside().ifPresent(found::add);
        return found;
    }

    private Optional<Diagnostic> kind() {
        if (isPlainClass()) {
            return Optional.empty();
        }
        String kind =
                switch (type.getKind()) {
                    case ANNOTATION_TYPE -> "an annotation";
                    case ENUM, INTERFACE -> "an " + type.getKind().name().toLowerCase(Locale.ROOT);
                    default -> "a " + type.getKind().name().toLowerCase(Locale.ROOT);
                };
        return unusable("is " + kind, "Declare a network as a plain class: class " + name() + ".");
    }

    private Optional<Diagnostic> modifier(Modifier modifier, String consequence) {
        return type.getModifiers().contains(modifier)
                ? unusable(
                        "is " + modifier + " and cannot " + consequence,
                        "Remove '" + modifier + "'.")
                : Optional.empty();
    }

    private Optional<Diagnostic> inner() {
        return type.getNestingKind() == NestingKind.MEMBER
                        && !type.getModifiers().contains(Modifier.STATIC)
                ? unusable(
                        "is an inner class and belongs to an object of '"
                                + type.getEnclosingElement().getSimpleName()
                                + "'",
                        "Add 'static'.")
                : Optional.empty();
    }

    private Optional<Diagnostic> generic() {
        return type.getTypeParameters().isEmpty()
                ? Optional.empty()
                : unusable("has type parameters", "Remove them: a network has no use for types.");
    }

    private Optional<Diagnostic> privateOutside() {
        for (Element outer = type.getEnclosingElement();
                outer instanceof TypeElement;
                outer = outer.getEnclosingElement()) {
            if (outer.getModifiers().contains(Modifier.PRIVATE)) {
                return unusable(
                        "is enclosed in the private class '"
                                + outer.getSimpleName()
                                + "' and cannot be seen from its package",
                        "Remove 'private' from '" + outer.getSimpleName() + "'.");
            }
        }
        return Optional.empty();
    }

    private Optional<Diagnostic> unusable(String what, String remedy) {
        return Optional.of(
                DiagnosticId.UNUSABLE_CLASS.at(origin, "'" + name() + "' " + what, remedy));
    }

    private String name() {
        return type.getSimpleName().toString();
    }
}
