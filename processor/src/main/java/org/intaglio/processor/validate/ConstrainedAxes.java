/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.ConstraintSpec;
import org.intaglio.processor.model.Parameter;
import org.intaglio.processor.model.ParameterSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.Diagnostics;

import java.util.List;
import java.util.stream.Collectors;

/** The axes over which a constraint takes norms are there, and lie side by side. */
final class ConstrainedAxes implements NetworkRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        for (ShapedLayer layer : network.layers()) {
            for (ParameterSpec parameter : layer.parameters()) {
                ConstraintSpec constraint = parameter.constraint();
                if (constraint.isOfNorms() && !fits(constraint, parameter.shape())) {
                    Parameter declared = layer.spec().parameter(parameter.name()).orElseThrow();
                    Constraints.refuse(
                            layer.node(),
                            declared.constraintAttribute(),
                            "axis",
                            text(constraint),
                            remedy(parameter),
                            diagnostics);
                }
            }
        }
    }

    private static boolean fits(ConstraintSpec constraint, Shape shape) {
        List<Integer> axes = constraint.axesOf(shape);
        boolean fits = !axes.isEmpty() && axes.getFirst() >= 0 && axes.getLast() < shape.rank();
        for (int i = 1; i < axes.size(); i++) {
            fits &= axes.get(i) == axes.get(i - 1) + 1;
        }
        return fits;
    }

    private static String remedy(ParameterSpec parameter) {
        return "Give one axis from 0 to %s, or several in a row: the %s is %s."
                .formatted(parameter.shape().rank() - 1, parameter.name(), parameter.shape());
    }

    static String text(ConstraintSpec constraint) {
        String axes =
                constraint.axis().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return constraint.axis().size() == 1 ? axes : "{" + axes + "}";
    }
}
