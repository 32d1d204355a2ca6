/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import org.intaglio.ShortFor;

import java.util.LinkedHashMap;
import java.util.Map;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.ElementFilter;

/** Attributes with two names: Keras' and, written without a name, {@code value}. */
final class ShortForms {
    private ShortForms() {}

    /** The short names of an annotation's attributes, by the names they stand for. */
    static Map<String, String> of(AnnotationMirror annotation) {
        Map<String, String> shorts = new LinkedHashMap<>();
        for (ExecutableElement method :
                ElementFilter.methodsIn(
                        annotation.getAnnotationType().asElement().getEnclosedElements())) {
            ShortFor shortFor = method.getAnnotation(ShortFor.class);
            if (shortFor != null) {
                shorts.put(shortFor.value(), method.getSimpleName().toString());
            }
        }
        return shorts;
    }

    /** Whether an attribute that has a short name may be left out. */
    static boolean isOptional(AnnotationMirror annotation, String shortName) {
        return ElementFilter.methodsIn(
                        annotation.getAnnotationType().asElement().getEnclosedElements())
                .stream()
                .filter(method -> method.getSimpleName().contentEquals(shortName))
                .anyMatch(method -> method.getAnnotation(ShortFor.class).optional());
    }

    /** Whether an attribute is written, by just this name. */
    static boolean isWritten(AnnotationMirror annotation, String name) {
        return annotation.getElementValues().keySet().stream()
                .anyMatch(method -> method.getSimpleName().contentEquals(name));
    }

    /** The name by which an attribute is written, if it is. */
    static String writtenName(AnnotationMirror annotation, String attribute) {
        String shortName = of(annotation).getOrDefault(attribute, attribute);
        return isWritten(annotation, attribute) ? attribute : shortName;
    }
}
