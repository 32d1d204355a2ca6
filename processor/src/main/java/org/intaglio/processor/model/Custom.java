/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** See {@link org.intaglio.layer.Custom}. */
public record Custom(CustomSpec value, CustomSpec.Arguments arguments) implements LayerSpec {
    /** The name of the user's class. */
    @Override
    public String kind() {
        return value.name();
    }

    @Override
    public Inputs inputs() {
        int count = value.inputs().size();
        return Inputs.list(count, count);
    }

    @Override
    public Optional<String> stepless() {
        return Optional.of("is a layer of one's own, which may go over the steps itself");
    }

    @Override
    public Optional<String> unshareable() {
        return Optional.of("a layer with several inputs")
                .filter(reason -> value.inputs().size() > 1);
    }

    @Override
    public List<Parameter> parameters() {
        return value.parameters().stream().map(CustomSpec.Shaped::parameter).toList();
    }

    @Override
    public List<Limit> limits() {
        List<Limit> limits = new ArrayList<>();
        for (int i = 0; i < arguments.values().size(); i++) {
            double value = arguments.values().get(i);
            String remedy = "Give a finite number.";
            limits.add(Limit.of("arguments[" + i + "]", value, Double.isFinite(value), remedy));
        }
        return limits;
    }
}
