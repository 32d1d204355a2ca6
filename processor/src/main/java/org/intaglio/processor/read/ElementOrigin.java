/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import org.intaglio.processor.model.Origin;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.tools.Diagnostic.Kind;

/**
 * A place in a source file: an element, an annotation on it, a value in that annotation.
 *
 * @param element the element
 * @param annotation the annotation on it
 * @param value the value in the annotation
 * @param scope the annotation in which attributes are looked up: {@code annotation}, or one nested
 *     in it
 */
record ElementOrigin(
        Element element,
        Optional<AnnotationMirror> annotation,
        Optional<AnnotationValue> value,
        Optional<AnnotationMirror> scope)
        implements Origin {
    static ElementOrigin of(Element element) {
        return new ElementOrigin(element, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static ElementOrigin of(Element element, AnnotationMirror annotation) {
        return new ElementOrigin(
                element, Optional.of(annotation), Optional.empty(), Optional.of(annotation));
    }

    /**
     * Follows a path such as {@code kernelRegularizer.l2} or {@code from[1]} as far as it goes; a
     * name finds what is written without it, too.
     */
    @Override
    public ElementOrigin at(String path) {
        int dot = path.indexOf('.');
        if (dot >= 0) {
            return at(path.substring(0, dot)).at(path.substring(dot + 1));
        }
        int bracket = path.indexOf('[');
        String attribute = bracket < 0 ? path : path.substring(0, bracket);
        Optional<AnnotationValue> found = scope.flatMap(s -> written(s, attribute));
        if (found.isPresent() && bracket >= 0) {
            int index = Integer.parseInt(path.substring(bracket + 1, path.length() - 1));
            found = Optional.of(item(found.get(), index));
        }
        return found.map(this::with).orElse(this);
    }

    @Override
    public ElementOrigin inlined() {
        return new ElementOrigin(element, annotation, Optional.empty(), Optional.empty());
    }

    @Override
    public boolean isInlined() {
        return annotation.isPresent() && scope.isEmpty();
    }

    void print(Messager messager, Kind kind, String message) {
        if (annotation.isEmpty()) {
            messager.printMessage(kind, message, element);
        } else if (value.isEmpty()) {
            messager.printMessage(kind, message, element, annotation.get());
        } else {
            messager.printMessage(kind, message, element, annotation.get(), value.get());
        }
    }

    private ElementOrigin with(AnnotationValue found) {
        Optional<AnnotationMirror> inner =
                found.getValue() instanceof AnnotationMirror mirror ? Optional.of(mirror) : scope;
        return new ElementOrigin(element, annotation, Optional.of(found), inner);
    }

    private static Optional<AnnotationValue> written(AnnotationMirror mirror, String attribute) {
        String name = ShortForms.writtenName(mirror, attribute);
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(name)) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }

    private static AnnotationValue item(AnnotationValue value, int index) {
        return value.getValue() instanceof List<?> items
                        && index < items.size()
                        && items.get(index) instanceof AnnotationValue item
                ? item
                : value;
    }
}
