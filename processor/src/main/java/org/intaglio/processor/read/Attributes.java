/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import org.intaglio.Constraint;
import org.intaglio.ConstraintKind;
import org.intaglio.Init;
import org.intaglio.Initializer;
import org.intaglio.Regularizer;
import org.intaglio.processor.model.ConstraintSpec;
import org.intaglio.processor.model.Diagnostic;
import org.intaglio.processor.model.InitSpec;
import org.intaglio.processor.model.RegularizerSpec;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The attributes of one annotation, with their defaults.
 *
 * <p>A value which the Java compiler could not make sense of (an unknown constant, a text for a
 * number) or which is missing is replaced, and {@link #isComplete} tells; {@link #report} has to be
 * called before anything is made of the values.
 */
final class Attributes {
    private final Elements elements;
    private final Map<String, AnnotationValue> values = new HashMap<>();
    private final AnnotationMirror annotation;
    private final Set<Unreadable> unreadable = new LinkedHashSet<>();

    /** Attributes given with their name and without. */
    private final List<String> twice = new ArrayList<>();

    /** Those of the annotations in lists. */
    private final List<Attributes> within = new ArrayList<>();

    Attributes(Elements elements, AnnotationMirror annotation) {
        this.elements = elements;
        this.annotation = annotation;
        elements.getElementValuesWithDefaults(annotation)
                .forEach((key, value) -> values.put(key.getSimpleName().toString(), value));
        ShortForms.of(annotation).forEach(this::join);
    }

    /**
     * What is written without a name counts as written with it; a default counts as nothing, unless
     * both may be left out.
     */
    private void join(String name, String shortName) {
        AnnotationValue unnamed = values.remove(shortName);
        boolean isNamed = ShortForms.isWritten(annotation, name);
        boolean isUnnamed = ShortForms.isWritten(annotation, shortName);
        if (isNamed && isUnnamed) {
            twice.add(name);
        } else if (isUnnamed) {
            values.put(name, unnamed);
        } else if (!isNamed && !ShortForms.isOptional(annotation, shortName)) {
            values.remove(name);
        }
    }

    /** Whether all attributes asked for were there. */
    boolean isComplete() {
        return unreadable.isEmpty()
                && twice.isEmpty()
                && within.stream().allMatch(Attributes::isComplete);
    }

    /** Whether another processor may yet generate what an attribute asked for names. */
    boolean mayAppear() {
        return unreadable.stream().anyMatch(Unreadable::mayAppear)
                || within.stream().anyMatch(Attributes::mayAppear);
    }

    /** Reports what could not be read, and arguments that the annotation does not have. */
    void report(ElementOrigin origin, SourceText source, Diagnostics diagnostics) {
        Map<String, String> texts =
                new LinkedHashMap<>(source.arguments(origin.element(), annotation));
        String name = annotation.getAnnotationType().asElement().getSimpleName().toString();
        List<String> known =
                ElementFilter.methodsIn(
                                annotation.getAnnotationType().asElement().getEnclosedElements())
                        .stream()
                        .map(method -> method.getSimpleName().toString())
                        .toList();
        List<Diagnostic> wrongNames = Unreadable.unknownNames(origin, name, known, texts);
        wrongNames.forEach(diagnostics::add);
        ShortForms.of(annotation)
                .forEach((attribute, shortName) -> {
                    if (twice.contains(attribute)) {
                        diagnostics.add(twice(origin, name, attribute, shortName));
                    } else if (texts.containsKey(shortName)) {
                        texts.put(attribute, texts.get(shortName));
                    }
                });
        for (Unreadable value : unreadable) {
            if (value.mayAppear()) {
                diagnostics.mayYetBeKnown();
            }
            // Whoever wrote "unit = 3" knows that units have to be given.
            if (!value.missing() || wrongNames.isEmpty()) {
                diagnostics.add(value.diagnostic(origin, name, texts));
            }
        }
    }

    private static Diagnostic twice(
            ElementOrigin origin, String annotation, String attribute, String shortName) {
        return DiagnosticId.GIVEN_TWICE.at(
                origin.at(attribute),
                "@%s gives its %s twice, once as %s".formatted(annotation, attribute, shortName),
                "Keep one of the two: @%1$s(...) or @%1$s(%2$s = ...)."
                        .formatted(annotation, attribute));
    }

    boolean flag(String name) {
        return get(name, Boolean.class).orElse(false);
    }

    int integer(String name) {
        return get(name, Integer.class).orElse(1);
    }

    long wholeNumber(String name) {
        return get(name, Long.class).orElse(0L);
    }

    double number(String name) {
        return get(name, Double.class).orElse(0.0);
    }

    String text(String name) {
        return get(name, String.class).orElse("");
    }

    List<Integer> integers(String name) {
        return list(name, Integer.class);
    }

    List<String> texts(String name) {
        return list(name, String.class);
    }

    List<Double> numbers(String name) {
        return list(name, Double.class);
    }

    /** The attributes of each annotation in a list. */
    List<Attributes> annotations(String name) {
        List<Attributes> all =
                list(name, AnnotationMirror.class).stream()
                        .map(mirror -> new Attributes(elements, mirror))
                        .toList();
        within.addAll(all);
        return all;
    }

    /** A class; none if it is not known. */
    Optional<TypeMirror> type(String name) {
        return get(name, TypeMirror.class);
    }

    /** A constant of an enum. */
    <E> E constant(String name, Class<E> type) {
        E[] constants = type.getEnumConstants();
        Optional<String> written =
                find(name, VariableElement.class).map(v -> v.getSimpleName().toString());
        for (E constant : constants) {
            if (written.isPresent() && ((Enum<?>) constant).name().equals(written.get())) {
                return constant;
            }
        }
        unreadable.add(new Unreadable(name, type, !values.containsKey(name)));
        return constants[0];
    }

    /** A nested {@link Init}. */
    InitSpec initializer(String name) {
        Optional<AnnotationMirror> mirror = nested(name, Init.class);
        if (mirror.isEmpty()) {
            return InitSpec.of(Initializer.ZEROS);
        }
        Attributes init = new Attributes(elements, mirror.get());
        Initializer kind = init.constant("value", Initializer.class);
        List<Double> numbers = InitSpec.numbers(kind).stream().map(init::number).toList();
        double a = numbers.isEmpty() ? 0 : numbers.getFirst();
        double b = numbers.size() < 2 ? 0 : numbers.getLast();
        init.unreadable.forEach(value -> unreadable.add(value.within(name)));
        return new InitSpec(kind, a, b);
    }

    /** Whether there is such an attribute, which may have its default. */
    boolean has(String name) {
        return values.containsKey(name);
    }

    /** A nested {@link Constraint}. */
    ConstraintSpec constraint(String name) {
        Optional<AnnotationMirror> mirror = nested(name, Constraint.class);
        if (mirror.isEmpty()) {
            return ConstraintSpec.NONE;
        }
        Attributes constraint = new Attributes(elements, mirror.get());
        ConstraintSpec spec =
                new ConstraintSpec(
                        constraint.constant("value", ConstraintKind.class),
                        constraint.number("minValue"),
                        constraint.number("maxValue"),
                        constraint.number("rate"),
                        constraint.integers("axis"));
        constraint.unreadable.forEach(value -> unreadable.add(value.within(name)));
        return spec;
    }

    /** A nested {@link Regularizer}. */
    RegularizerSpec regularizer(String name) {
        Optional<AnnotationMirror> mirror = nested(name, Regularizer.class);
        if (mirror.isEmpty()) {
            return RegularizerSpec.NONE;
        }
        Attributes regularizer = new Attributes(elements, mirror.get());
        RegularizerSpec spec =
                new RegularizerSpec(regularizer.number("l1"), regularizer.number("l2"));
        regularizer.unreadable.forEach(value -> unreadable.add(value.within(name)));
        return spec;
    }

    /** An annotation of this type; one of another, such as an unknown one, counts as unreadable. */
    private Optional<AnnotationMirror> nested(String name, Class<? extends Annotation> type) {
        Optional<AnnotationMirror> mirror = get(name, AnnotationMirror.class);
        if (mirror.isPresent()
                && !LayerReader.nameOf(mirror.get()).equals(type.getCanonicalName())) {
            unreadable.add(new Unreadable(name, null, type.getSimpleName(), false));
            return Optional.empty();
        }
        return mirror;
    }

    private <T> Optional<T> get(String name, Class<T> type) {
        Optional<T> found = find(name, type);
        if (found.isEmpty()) {
            unreadable.add(new Unreadable(name, null, !values.containsKey(name)));
        }
        return found;
    }

    private <T> Optional<T> find(String name, Class<T> type) {
        return Optional.ofNullable(values.get(name))
                .map(AnnotationValue::getValue)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private <T> List<T> list(String name, Class<T> type) {
        List<T> items = new ArrayList<>();
        boolean complete = true;
        for (Object item : get(name, List.class).orElse(List.of())) {
            if (item instanceof AnnotationValue value && type.isInstance(value.getValue())) {
                items.add(type.cast(value.getValue()));
            } else {
                complete = false;
            }
        }
        if (!complete) {
            unreadable.add(new Unreadable(name, null, false));
        }
        return items;
    }
}
