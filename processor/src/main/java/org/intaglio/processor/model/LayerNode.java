/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A layer in its place.
 *
 * @param name the field's name
 * @param spec what it does
 * @param from the names it reads, as written: of several attributes that name a layer each, one for
 *     each, empty where it is left out; none if none is written
 * @param loss what its {@code @Output} says, if it has one
 * @param frozen its {@code @Frozen}, if it has one
 * @param constraints what its parameters are held to, by the attributes that say so
 * @param origin the layer's annotation
 */
public record LayerNode(
        String name,
        LayerSpec spec,
        List<String> from,
        Optional<LossSpec> loss,
        Optional<Origin> frozen,
        Map<String, ConstraintSpec> constraints,
        Origin origin) {
    /** Copies list and map. */
    public LayerNode {
        from = List.copyOf(from);
        constraints = Map.copyOf(constraints);
    }

    /** In the same place, another layer. */
    public LayerNode with(LayerSpec other) {
        return new LayerNode(name, other, from, loss, frozen, constraints, origin);
    }

    /** One that is trained, and whose parameters are free. */
    public LayerNode(
            String name,
            LayerSpec spec,
            List<String> from,
            Optional<LossSpec> loss,
            Origin origin) {
        this(name, spec, from, loss, Optional.empty(), Map.of(), origin);
    }

    /** What one of its parameters is held to. */
    public ConstraintSpec constraint(Parameter parameter) {
        return constraints.getOrDefault(parameter.constraintAttribute(), ConstraintSpec.NONE);
    }

    /** Whether its parameters are not trained. */
    public boolean isFrozen() {
        return frozen.isPresent();
    }
}
