/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.Window;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.wire.WiredLayer;
import org.intaglio.processor.wire.WiredNetwork;

import java.util.List;
import java.util.Set;

/**
 * An input such as 3×32×32 that goes into a window over images is an image as PyTorch has them,
 * channels first. Windows of one row are left alone: they slide over a sequence written as an
 * image.
 */
final class ChannelsFirst {
    private static final Set<Integer> CHANNELS = Set.of(1, 3, 4);
    private static final int SMALLEST_IMAGE = 8;
    private static final int LONGEST = 4;

    private ChannelsFirst() {}

    static void check(WiredNetwork network, Diagnostics diagnostics) {
        for (WiredLayer layer : network.layers()) {
            if (layer.spec() instanceof LayerSpec.Input input
                    && looksChannelsFirst(input.shape())
                    && isSeenAsImage(network, layer)) {
                Shape shape = input.shape();
                diagnostics.add(
                        DiagnosticId.CHANNELS_FIRST.at(
                                layer.node().origin().at("shape"),
                                "'%s' is %s: %s of %s pixels with %s channels each"
                                        .formatted(
                                                layer.name(),
                                                shape,
                                                rows(shape.dimension(0)),
                                                shape.dimension(1),
                                                shape.dimension(2)),
                                "Channels come last, here and in the data: {%s, %s, %s}."
                                        .formatted(
                                                shape.dimension(1),
                                                shape.dimension(2),
                                                shape.dimension(0))));
            }
        }
    }

    private static String rows(int height) {
        return height == 1 ? "one row" : height + " rows";
    }

    private static boolean looksChannelsFirst(Shape shape) {
        if (shape.rank() != 3 || !CHANNELS.contains(shape.dimension(0))) {
            return false;
        }
        long height = shape.dimension(1);
        long width = shape.dimension(2);
        return Math.min(height, width) >= SMALLEST_IMAGE
                && Math.max(height, width) <= LONGEST * Math.min(height, width);
    }

    private static boolean isSeenAsImage(WiredNetwork network, WiredLayer layer) {
        List<WiredLayer> readers =
                network.layers().stream().filter(l -> l.inputs().contains(layer.name())).toList();
        return readers.stream()
                .anyMatch(reader ->
                        reader.spec().window().filter(ChannelsFirst::isSquare).isPresent()
                                || (reader.spec() instanceof LayerFacts.SameShape
                                        && isSeenAsImage(network, reader)));
    }

    private static boolean isSquare(Window window) {
        return window.height() == window.width() && window.height() > 1;
    }
}
