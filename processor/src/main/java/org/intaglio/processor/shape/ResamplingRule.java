/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.AxisMap;
import org.intaglio.processor.model.Resampling;
import org.intaglio.processor.model.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * steps×channels to steps'×channels, or H×W×C to H'×W'×C; see <a
 * href="https://github.com/keras-team/keras/tree/master/keras/src/layers/reshaping">Keras</a>.
 */
final class ResamplingRule implements LayerRule<Resampling> {
    @Override
    public Verdict shape(Resampling spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        return refuse(spec, input)
                .orElseGet(() ->
                        new Verdict.Fits(new Shape(lengths(spec, input.shape(), spec.axes()))));
    }

    /** Why the operand has not the axes that the layer is about; empty if it has. */
    static Optional<Verdict> refuse(Resampling spec, Operand input) {
        return spec.axes() == 1 ? Sequences.refuse(input, spec) : Images.refuse(input);
    }

    /** What an element of an axis is called. */
    static String elements(Resampling spec, int axis) {
        return spec.axes() == 1 ? "steps" : axis == 0 ? "rows" : "columns";
    }

    /** With the first axes at their new length. */
    private static List<Integer> lengths(Resampling spec, Shape shape, int axes) {
        List<Integer> lengths = new ArrayList<>(shape.dimensions());
        for (int axis = 0; axis < axes; axis++) {
            lengths.set(axis, spec.map(axis, shape.dimension(axis)).length());
        }
        return lengths;
    }

    /** The image of which the rows are done and the columns are not. */
    @Override
    public long largest(Resampling spec, List<Operand> inputs) {
        return Sizes.product(lengths(spec, inputs.getFirst().shape(), 1));
    }

    /** A few for each number of the result, where it is made of several. */
    @Override
    public long multiplyAdds(Resampling spec, List<Operand> inputs, Shape result) {
        long taps = 0;
        List<Integer> lengths = new ArrayList<>(inputs.getFirst().shape().dimensions());
        for (int axis = 0; axis < spec.axes(); axis++) {
            int length = lengths.get(axis);
            AxisMap map = spec.map(axis, length);
            lengths.set(axis, map.length());
            long each =
                    switch (map.kind()) {
                        case SHIFT, NEAREST, REVERSED -> 0;
                        case LINEAR -> 2;
                        case MEAN -> Math.ceilDiv(length, map.length());
                    };
            taps += map.changesNothing() ? 0 : each * Sizes.product(lengths);
        }
        return taps;
    }
}
