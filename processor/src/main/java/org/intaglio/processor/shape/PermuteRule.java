/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.ComposedSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The lengths in the order of the axes; see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/reshaping/permute.py">Keras</a>.
 */
final class PermuteRule implements LayerRule<ComposedSpec.Permute> {
    @Override
    public Verdict shape(ComposedSpec.Permute spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        Shape shape = input.shape();
        List<Integer> axes = axes(0, shape.rank());
        List<Integer> sorted = spec.dims().stream().sorted().toList();
        if (sorted.equals(axes)) {
            return new Verdict.Fits(new Shape(spec.dims().stream().map(shape::dimension).toList()));
        }
        boolean fromOne = sorted.equals(axes(1, shape.rank() + 1));
        List<Integer> example =
                fromOne ? spec.dims().stream().map(d -> d - 1).toList() : axes.reversed();
        return new Verdict.Misfit(
                DiagnosticId.PERMUTATION,
                "dims",
                "takes the axes in the order %s, but %s".formatted(spec.dims(), input.described()),
                "needs each of %s once".formatted(written(axes)),
                (fromOne ? "Write @Permute(%s): axes" : "Write @Permute(%s), for instance: axes")
                                .formatted(written(example))
                        + " are counted from 0 without the batch.");
    }

    private static List<Integer> axes(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static String written(List<Integer> axes) {
        return axes.toString().replace('[', '{').replace(']', '}');
    }

    @Override
    public boolean keepsImages() {
        return false;
    }
}
