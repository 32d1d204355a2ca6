/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import org.intaglio.processor.model.Diagnostic;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.UnknownNames;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A value of an annotation that cannot be read: it is missing, or the compiler does not know it and
 * says so itself. What is added here is what the compiler cannot know.
 *
 * @param path which value: {@code units}, {@code kernelInitializer.value}
 * @param constants the enum whose constants it may be; null if it is no enum's
 * @param annotation the simple name of the annotation that it must be; null if it is none
 * @param missing whether nothing is written
 */
record Unreadable(String path, Class<?> constants, String annotation, boolean missing) {
    Unreadable(String path, Class<?> constants, boolean missing) {
        this(path, constants, null, missing);
    }

    /** Whether another processor may yet generate what it names: a constant, but of no enum. */
    boolean mayAppear() {
        return !missing && constants == null && annotation == null;
    }

    Unreadable within(String outer) {
        return new Unreadable(outer + "." + path, constants, annotation, missing);
    }

    Diagnostic diagnostic(ElementOrigin origin, String within, Map<String, String> texts) {
        if (missing) {
            return DiagnosticId.UNKNOWN_VALUE.at(
                    origin,
                    "@%s does not say its %s".formatted(within, path),
                    "Add " + path + " = ... to the annotation.");
        }
        Optional<String> text = Optional.ofNullable(texts.get(path));
        if (constants != null) {
            return UnknownNames.constant(
                    origin.at(path),
                    path,
                    text.orElse(""),
                    constants.getCanonicalName(),
                    Stream.of(constants.getEnumConstants())
                            .map(c -> ((Enum<?>) c).name())
                            .toList());
        }
        if (annotation != null) {
            return DiagnosticId.UNKNOWN_VALUE.at(
                    origin.at(path),
                    "the value of %s is no @%s".formatted(path, annotation),
                    "Write %s = @%s(...).".formatted(path, annotation));
        }
        return DiagnosticId.UNKNOWN_VALUE.at(
                origin.at(path),
                text.map(t -> "%s = %s is not known here".formatted(path, t))
                        .orElse("the value of %s is not known here".formatted(path)),
                "Give a value, or a constant: a static final field that is initialised with one. If"
                        + " another annotation processor is to generate it, it did not.");
    }

    /** A diagnostic for each argument whose name the annotation does not have. */
    static List<Diagnostic> unknownNames(
            ElementOrigin origin,
            String annotation,
            List<String> known,
            Map<String, String> texts) {
        return texts.keySet().stream()
                .filter(name -> name.indexOf('.') < 0 && !known.contains(name))
                .map(name -> UnknownNames.attribute(origin, annotation, name, known))
                .toList();
    }
}
