/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import org.intaglio.Init;
import org.intaglio.Initializer;
import org.intaglio.Regularizer;
import org.intaglio.processor.model.InitSpec;
import org.intaglio.processor.model.RegularizerSpec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/**
 * The attributes of one annotation, with their defaults.
 *
 * <p>A value which the Java compiler could not make sense of (an unknown constant, a text for a
 * number) or which is missing is replaced, and {@link #isComplete} tells: the compiler reports it.
 */
final class Attributes {
    private final Elements elements;
    private final Map<String, AnnotationValue> values = new HashMap<>();
    private boolean complete = true;

    Attributes(Elements elements, AnnotationMirror annotation) {
        this.elements = elements;
        elements.getElementValuesWithDefaults(annotation)
                .forEach((key, value) -> values.put(key.getSimpleName().toString(), value));
    }

    /** Whether all attributes asked for were there. */
    boolean isComplete() {
        return complete;
    }

    boolean flag(String name) {
        return get(name, Boolean.class).orElse(false);
    }

    int integer(String name) {
        return get(name, Integer.class).orElse(1);
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

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        E[] constants = type.getEnumConstants();
        Optional<String> written =
                get(name, VariableElement.class).map(v -> v.getSimpleName().toString());
        for (E constant : constants) {
            if (written.isPresent() && constant.name().equals(written.get())) {
                return constant;
            }
        }
        complete = false;
        return constants[0];
    }

    /** A nested {@link Init}. */
    InitSpec initializer(String name) {
        Optional<AnnotationMirror> mirror = get(name, AnnotationMirror.class);
        if (mirror.isEmpty()) {
            return InitSpec.of(Initializer.ZEROS);
        }
        Attributes init = new Attributes(elements, mirror.get());
        Initializer kind = init.constant("value", Initializer.class);
        InitSpec spec =
                switch (kind) {
                    case CONSTANT -> new InitSpec(kind, init.number("constant"), 0);
                    case RANDOM_NORMAL ->
                            new InitSpec(kind, init.number("mean"), init.number("stddev"));
                    case RANDOM_UNIFORM ->
                            new InitSpec(kind, init.number("min"), init.number("max"));
                    case ORTHOGONAL -> new InitSpec(kind, init.number("gain"), 0);
                    case GLOROT_UNIFORM,
                            GLOROT_NORMAL,
                            HE_UNIFORM,
                            HE_NORMAL,
                            LECUN_UNIFORM,
                            LECUN_NORMAL,
                            ZEROS,
                            ONES ->
                            InitSpec.of(kind);
                };
        complete &= init.isComplete();
        return spec;
    }

    /** A nested {@link Regularizer}. */
    RegularizerSpec regularizer(String name) {
        Optional<AnnotationMirror> mirror = get(name, AnnotationMirror.class);
        if (mirror.isEmpty()) {
            return RegularizerSpec.NONE;
        }
        Attributes regularizer = new Attributes(elements, mirror.get());
        RegularizerSpec spec =
                new RegularizerSpec(regularizer.number("l1"), regularizer.number("l2"));
        complete &= regularizer.isComplete();
        return spec;
    }

    private <T> Optional<T> get(String name, Class<T> type) {
        AnnotationValue value = values.get(name);
        if (value != null && type.isInstance(value.getValue())) {
            return Optional.of(type.cast(value.getValue()));
        }
        complete = false;
        return Optional.empty();
    }

    private <T> List<T> list(String name, Class<T> type) {
        List<T> items = new ArrayList<>();
        for (Object item : get(name, List.class).orElse(List.of())) {
            if (item instanceof AnnotationValue value && type.isInstance(value.getValue())) {
                items.add(type.cast(value.getValue()));
            } else {
                complete = false;
            }
        }
        return items;
    }
}
