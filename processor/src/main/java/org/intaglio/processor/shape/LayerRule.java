/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.ParameterSpec;
import org.intaglio.processor.model.Shape;

import java.util.List;

/**
 * What inference knows of one kind of layer, or of a family of layers. The attributes have been
 * checked: sizes are positive, the number of inputs is right.
 *
 * <p>Its class has the name of the layer's record, or of an interface that the record implements,
 * with {@code Rule} behind it: see {@link LayerRules}.
 *
 * @param <S> the record or interface
 */
interface LayerRule<S extends LayerFacts> {
    /** The shape of the result, or why there is none. */
    Verdict shape(S spec, List<Operand> inputs);

    /** The shape of one of the layer's parameters; called only where the layer fits. */
    default Shape parameter(String name, S spec, List<Operand> inputs) {
        throw new IllegalArgumentException("no shape for the " + name + " of " + spec);
    }

    /** The layer's parameters with their shapes, in Keras' order. */
    default List<ParameterSpec> parameters(S spec, List<Operand> inputs) {
        return spec.usedParameters().stream()
                .map(p -> p.withShape(parameter(p.name(), spec, inputs)))
                .toList();
    }

    /**
     * How many numbers the layer needs at once for a sample between its arguments and its result;
     * {@link Long#MAX_VALUE} if they exceed a long; called only where the shape fits.
     */
    default long largest(S spec, List<Operand> inputs) {
        return 0;
    }

    /** Multiplications with addition for one sample; called only where the shape fits. */
    default long multiplyAdds(S spec, List<Operand> inputs, Shape result) {
        return 0;
    }

    /** Whether the result is an image if an input is. */
    default boolean keepsImages() {
        return true;
    }

    /** Whether it reads indices; others read numbers. */
    default boolean readsIndices() {
        return false;
    }

    /** A short word on the attributes that matter for shapes: {@code 3×3}; may be empty. */
    default String detail(S spec) {
        return "";
    }

    /** Kind and detail: {@code Conv2D 3×3}. */
    default String describe(S spec) {
        return (spec.kind() + " " + detail(spec)).strip();
    }
}
