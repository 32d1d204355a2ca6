/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.Custom;
import org.intaglio.processor.model.CustomSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the class declares; what it leaves to the first input is that input's. */
final class CustomRule implements LayerRule<Custom> {
    @Override
    public Verdict shape(Custom layer, List<Operand> inputs) {
        CustomSpec spec = layer.value();
        Operand first = inputs.getFirst();
        int axes = axes(spec);
        if (first.shape().rank() < axes) {
            return misfit(
                    "from[0]",
                    "reads %s, but %s"
                            .formatted(
                                    axes == 1 ? "1 axis" : axes + " axes or more",
                                    first.described()),
                    axes + " axes or more");
        }
        for (int i = 0; i < inputs.size(); i++) {
            List<Integer> wanted = wanted(spec, i, first.shape());
            if (!fits(inputs.get(i).shape(), wanted)) {
                return misfit(
                        "from[" + i + "]",
                        "reads %s, but %s".formatted(words(wanted), inputs.get(i).described()),
                        words(wanted));
            }
        }
        return new Verdict.Fits(CustomSpec.shape(spec.result(), first.shape()));
    }

    private static Verdict misfit(String attribute, String message, String need) {
        return new Verdict.Misfit(
                DiagnosticId.CUSTOM_SHAPE,
                attribute,
                message,
                "needs " + need,
                "Let it read what has that shape, maybe with @Reshape above it.");
    }

    /** How many axes of the first input shapes speak of. */
    private static int axes(CustomSpec spec) {
        return Stream.of(
                        spec.inputs().stream(),
                        spec.parameters().stream().map(CustomSpec.Shaped::shape),
                        Stream.of(spec.result(), spec.kept()))
                .flatMap(shapes -> shapes)
                .mapToInt(CustomSpec::axes)
                .max()
                .orElse(0);
    }

    /** The shape of an input, with 0 for any length; empty if any shape will do. */
    private static List<Integer> wanted(CustomSpec spec, int index, Shape first) {
        List<Integer> declared = spec.inputs().get(index);
        if (index == 0) {
            return declared;
        }
        return CustomSpec.shape(declared, first).dimensions();
    }

    private static boolean fits(Shape shape, List<Integer> wanted) {
        if (wanted.isEmpty()) {
            return true;
        }
        if (shape.rank() != wanted.size()) {
            return false;
        }
        for (int axis = 0; axis < wanted.size(); axis++) {
            if (wanted.get(axis) != 0 && wanted.get(axis) != shape.dimension(axis)) {
                return false;
            }
        }
        return true;
    }

    /** {@code ?×?×3}. */
    private static String words(List<Integer> wanted) {
        return wanted.stream()
                .map(d -> d == 0 ? "?" : String.valueOf(d))
                .collect(Collectors.joining("×"));
    }

    @Override
    public Shape parameter(String name, Custom layer, List<Operand> inputs) {
        return layer.value().parameters().stream()
                .filter(p -> p.parameter().name().equals(name))
                .map(p -> CustomSpec.shape(p.shape(), inputs.getFirst().shape()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public long largest(Custom layer, List<Operand> inputs) {
        List<Integer> kept = layer.value().kept();
        return Sizes.product(CustomSpec.shape(kept, inputs.getFirst().shape()).dimensions());
    }

    @Override
    public long multiplyAdds(Custom layer, List<Operand> inputs, Shape result) {
        return layer.value().multiplyAdds() * result.elements();
    }
}
