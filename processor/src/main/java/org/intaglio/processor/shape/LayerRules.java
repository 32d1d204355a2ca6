/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.LayerSpec;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which rule is whose, told by names: that of {@code Dense} is {@code DenseRule}. A layer without a
 * rule of its name has that of the nearest interface it implements: those of {@code Pooling} share
 * {@code PoolingRule}.
 */
final class LayerRules {
    private static final ClassValue<LayerRule<?>> RULES =
            new ClassValue<>() {
                @Override
                protected LayerRule<?> computeValue(Class<?> layer) {
                    return find(layer)
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            "no rule for " + layer.getSimpleName()));
                }
            };

    private LayerRules() {}

    /** The rule of a layer. */
    @SuppressWarnings("unchecked") // A rule that a name tells is about the type of that name.
    static LayerRule<LayerFacts> of(LayerSpec spec) {
        return (LayerRule<LayerFacts>) RULES.get(spec.getClass());
    }

    static Optional<LayerRule<?>> find(Class<?> type) {
        String name = LayerRules.class.getPackageName() + "." + type.getSimpleName() + "Rule";
        try {
            Object rule = Class.forName(name).getDeclaredConstructor().newInstance();
            return Optional.of((LayerRule<?>) rule);
        } catch (ClassNotFoundException none) {
            return Stream.of(type.getInterfaces())
                    .flatMap(above -> find(above).stream())
                    .findFirst();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + name, e);
        }
    }
}
