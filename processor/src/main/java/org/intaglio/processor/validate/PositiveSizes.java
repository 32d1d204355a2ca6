/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.Window;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.List;
import java.util.stream.Collectors;

/** Units, filters, windows and dimensions are at least 1. */
final class PositiveSizes implements DeclarationRule {
    @Override
    public void check(LayerNode node, Diagnostics diagnostics) {
        for (Size size : sizes(node.spec())) {
            if (size.values().stream().anyMatch(value -> value < 1)) {
                diagnostics.addBreaking(
                        node.name(),
                        DiagnosticId.NOT_POSITIVE.at(
                                node.origin().at(size.attribute()),
                                "'%s' has %s %s".formatted(node.name(), size.what(), size.text()),
                                "Give "
                                        + (size.values().size() == 1 ? "a number" : "numbers")
                                        + " of at least 1."));
            }
        }
    }

    private static List<Size> sizes(LayerSpec spec) {
        return switch (spec) {
            case LayerSpec.Input s ->
                    List.of(new Size("shape", "the shape", s.shape().dimensions()));
            case LayerSpec.Dense s -> List.of(Size.of("units", s.units()));
            case LayerSpec.Conv2D s ->
                    List.of(
                            Size.of("filters", s.filters()),
                            Size.of("kernelSize", s.kernelSize()),
                            Size.of("strides", s.strides()),
                            Size.of("dilationRate", s.dilationRate()),
                            Size.of("groups", s.groups()));
            case LayerSpec.DepthwiseConv2D s ->
                    List.of(
                            Size.of("kernelSize", s.kernelSize()),
                            Size.of("strides", s.strides()),
                            Size.of("depthMultiplier", s.depthMultiplier()),
                            Size.of("dilationRate", s.dilationRate()));
            case LayerSpec.MaxPooling2D s -> pool(s.poolSize(), s.strides());
            case LayerSpec.AveragePooling2D s -> pool(s.poolSize(), s.strides());
            default -> List.of();
        };
    }

    /** Strides left out are those of the pool, and reported there. */
    private static List<Size> pool(Window poolSize, Window strides) {
        return strides.equals(poolSize)
                ? List.of(Size.of("poolSize", poolSize))
                : List.of(Size.of("poolSize", poolSize), Size.of("strides", strides));
    }

    private record Size(String attribute, String what, List<Integer> values) {
        static Size of(String attribute, int value) {
            return new Size(attribute, attribute + " =", List.of(value));
        }

        static Size of(String attribute, Window window) {
            return window.height() == window.width()
                    ? of(attribute, window.height())
                    : new Size(
                            attribute, attribute + " =", List.of(window.height(), window.width()));
        }

        String text() {
            return values.size() == 1
                    ? values.getFirst().toString()
                    : values.stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", ", "{", "}"));
        }
    }
}
