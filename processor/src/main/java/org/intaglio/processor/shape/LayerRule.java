/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.ParameterSpec;
import org.intaglio.processor.model.Shape;

import java.util.List;

/**
 * What inference knows of one kind of layer. The attributes have been checked: sizes are positive,
 * the number of inputs is right.
 *
 * @param <S> the layer's record
 */
interface LayerRule<S extends LayerSpec> {
    /** The shape of the result, or why there is none. */
    Verdict shape(S spec, List<Operand> inputs);

    /** The parameters, in Keras' order; called only where the shape fits. */
    default List<ParameterSpec> parameters(S spec, List<Operand> inputs) {
        return List.of();
    }

    /** Multiplications with addition for one sample; called only where the shape fits. */
    default long multiplyAdds(S spec, List<Operand> inputs, Shape result) {
        return 0;
    }

    /** Whether the result is an image if an input is. */
    default boolean keepsImages() {
        return true;
    }

    /** A short word on the attributes that matter for shapes: {@code 3×3}; may be empty. */
    default String detail(S spec) {
        return "";
    }
}
