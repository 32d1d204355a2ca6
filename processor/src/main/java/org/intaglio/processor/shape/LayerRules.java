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

/** Which rule is whose. */
final class LayerRules {
    private static final SameShapeRule SAME_SHAPE = new SameShapeRule();
    private static final MergeRule MERGE = new MergeRule();

    private LayerRules() {}

    /** The rule of a layer, with the layer. */
    static Bound<?> of(LayerSpec spec) {
        return switch (spec) {
            case LayerSpec.Input s -> new Bound<>(new InputRule(), s);
            case LayerSpec.Dense s -> new Bound<>(new DenseRule(), s);
            case LayerSpec.Conv2D s -> new Bound<>(new Conv2DRule(), s);
            case LayerSpec.DepthwiseConv2D s -> new Bound<>(new DepthwiseConv2DRule(), s);
            case LayerSpec.MaxPooling2D s -> new Bound<>(PoolingRule.MAX, s);
            case LayerSpec.AveragePooling2D s -> new Bound<>(PoolingRule.AVERAGE, s);
            case LayerSpec.GlobalAveragePooling2D s -> new Bound<>(GlobalPoolingRule.AVERAGE, s);
            case LayerSpec.GlobalMaxPooling2D s -> new Bound<>(GlobalPoolingRule.MAX, s);
            case LayerSpec.Flatten s -> new Bound<>(new FlattenRule(), s);
            case LayerSpec.Reshape s -> new Bound<>(new ReshapeRule(), s);
            case LayerSpec.Dropout s -> new Bound<>(SAME_SHAPE, s);
            case LayerSpec.BatchNormalization s -> new Bound<>(new BatchNormalizationRule(), s);
            case LayerSpec.ActivationLayer s -> new Bound<>(SAME_SHAPE, s);
            case LayerSpec.ReLU s -> new Bound<>(SAME_SHAPE, s);
            case LayerSpec.LeakyReLU s -> new Bound<>(SAME_SHAPE, s);
            case LayerSpec.Softmax s -> new Bound<>(SAME_SHAPE, s);
            case LayerSpec.Rescaling s -> new Bound<>(SAME_SHAPE, s);
            case LayerSpec.Add s -> new Bound<>(MERGE, s);
            case LayerSpec.Subtract s -> new Bound<>(MERGE, s);
            case LayerSpec.Multiply s -> new Bound<>(MERGE, s);
            case LayerSpec.Average s -> new Bound<>(MERGE, s);
            case LayerSpec.Maximum s -> new Bound<>(MERGE, s);
            case LayerSpec.Concatenate s -> new Bound<>(new ConcatenateRule(), s);
            case LayerSpec.Shared s ->
                    throw new IllegalArgumentException("not resolved: " + s.layer());
        };
    }

    /**
     * A rule and its layer.
     *
     * @param <S> the layer's record
     */
    record Bound<S extends LayerSpec>(LayerRule<? super S> rule, S spec) {
        Verdict shape(List<Operand> inputs) {
            return rule.shape(spec, inputs);
        }

        List<ParameterSpec> parameters(List<Operand> inputs) {
            return rule.parameters(spec, inputs);
        }

        long multiplyAdds(List<Operand> inputs, Shape result) {
            return rule.multiplyAdds(spec, inputs, result);
        }

        boolean keepsImages() {
            return rule.keepsImages();
        }

        /** Kind and detail: {@code Conv2D 3×3}. */
        String describe() {
            return (spec.kind() + " " + rule.detail(spec)).strip();
        }
    }
}
