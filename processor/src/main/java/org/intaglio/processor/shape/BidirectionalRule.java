/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.MergeMode;
import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.ParameterSpec;
import org.intaglio.processor.model.SequenceSpec;
import org.intaglio.processor.model.Shape;

import java.util.ArrayList;
import java.util.List;

/** What the recurrent layer makes, or twice as much side by side; its parameters twice. */
final class BidirectionalRule implements LayerRule<SequenceSpec.Bidirectional> {
    private final RecurrentRule rule = new RecurrentRule();

    @Override
    public Verdict shape(SequenceSpec.Bidirectional spec, List<Operand> inputs) {
        Verdict verdict = rule.shape(spec.layer(), inputs);
        return verdict instanceof Verdict.Fits fits && spec.mergeMode() == MergeMode.CONCAT
                ? new Verdict.Fits(doubled(fits.shape()))
                : verdict;
    }

    private static Shape doubled(Shape shape) {
        List<Integer> dimensions = new ArrayList<>(shape.dimensions());
        // What is too large to count is said to be too large, later.
        dimensions.addLast((int) Math.min(2L * dimensions.removeLast(), Integer.MAX_VALUE));
        return new Shape(dimensions);
    }

    @Override
    public List<ParameterSpec> parameters(SequenceSpec.Bidirectional spec, List<Operand> inputs) {
        LayerFacts.Recurrent layer = spec.layer();
        int each = layer.usedParameters().size();
        List<ParameterSpec> parameters = new ArrayList<>();
        for (int i = 0; i < 2 * each; i++) {
            String name = layer.usedParameters().get(i % each).name();
            parameters.add(
                    spec.usedParameters().get(i).withShape(rule.parameter(name, layer, inputs)));
        }
        return parameters;
    }

    @Override
    public long largest(SequenceSpec.Bidirectional spec, List<Operand> inputs) {
        return rule.largest(spec.layer(), inputs);
    }

    @Override
    public long multiplyAdds(SequenceSpec.Bidirectional spec, List<Operand> inputs, Shape result) {
        return 2 * rule.multiplyAdds(spec.layer(), inputs, result);
    }

    @Override
    public boolean keepsImages() {
        return false;
    }

    @Override
    public String detail(SequenceSpec.Bidirectional spec) {
        return spec.layer().kind();
    }
}
