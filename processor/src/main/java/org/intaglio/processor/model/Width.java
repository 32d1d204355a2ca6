/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import java.lang.reflect.RecordComponent;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many channels, units or features a layer makes: the attribute that decides how large it is,
 * marked {@link LayerFacts.Channels} in its record.
 *
 * @param spec the layer
 * @param attribute what it is called: {@code units}
 * @param value how many
 */
public record Width(LayerSpec spec, String attribute, int value) {
    /** Of a layer; empty if it makes as many as it reads. */
    public static Optional<Width> of(LayerSpec spec) {
        return Stream.of(spec.getClass().getRecordComponents())
                .filter(Width::isMarked)
                .findFirst()
                .map(c -> new Width(spec, c.getName(), (int) value(spec, c)));
    }

    /** The layer with another width. */
    public LayerSpec of(int width) {
        RecordComponent[] components = spec.getClass().getRecordComponents();
        Class<?>[] types =
                Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values =
                Stream.of(components).map(c -> isMarked(c) ? width : value(spec, c)).toArray();
        try {
            return spec.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + spec + " of another width", e);
        }
    }

    private static boolean isMarked(RecordComponent component) {
        return component.isAnnotationPresent(LayerFacts.Channels.class);
    }

    private static Object value(LayerSpec spec, RecordComponent component) {
        try {
            return component.getAccessor().invoke(spec);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
