/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.Activation;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.model.Window;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

/** A layer whose result is its input. */
final class NoEffect implements NetworkRule {
    private static final Window ONE = new Window(1, 1);

    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        for (ShapedLayer layer : network.layers()) {
            String reason = reason(layer);
            if (!reason.isEmpty()) {
                diagnostics.add(
                        DiagnosticId.NO_EFFECT.at(
                                layer.node().origin(),
                                "'%s' changes nothing: %s".formatted(layer.name(), reason),
                                "Remove it."));
            }
        }
    }

    private static String reason(ShapedLayer layer) {
        if (layer.inputShapes().isEmpty()) {
            return "";
        }
        Shape input = layer.inputShapes().getFirst();
        boolean changes =
                switch (layer.spec()) {
                    case LayerSpec.Flatten s -> input.rank() != 1;
                    case LayerSpec.Reshape s -> !layer.shape().equals(input);
                    case LayerSpec.Dropout s -> s.rate() != 0;
                    case LayerSpec.Rescaling s -> s.scale() != 1 || s.offset() != 0;
                    case LayerSpec.ActivationLayer s -> s.activation() != Activation.LINEAR;
                    case LayerSpec.MaxPooling2D s -> !isIdentity(s.poolSize(), s.strides());
                    case LayerSpec.AveragePooling2D s -> !isIdentity(s.poolSize(), s.strides());
                    case LayerSpec.GlobalAveragePooling2D s -> !layer.shape().equals(input);
                    case LayerSpec.GlobalMaxPooling2D s -> !layer.shape().equals(input);
                    default -> true;
                };
        if (changes) {
            return "";
        }
        return switch (layer.spec()) {
            case LayerSpec.Dropout s -> "it drops a fraction of 0 (1 / 2 is 0 in Java)";
            case LayerSpec.Rescaling s -> "it multiplies by 1 and adds 0";
            case LayerSpec.ActivationLayer s -> "LINEAR is the identity";
            case LayerSpec.MaxPooling2D s -> "its window is one pixel";
            case LayerSpec.AveragePooling2D s -> "its window is one pixel";
            default -> "its input is " + input + " already";
        };
    }

    private static boolean isIdentity(Window size, Window strides) {
        return size.equals(ONE) && strides.equals(ONE);
    }
}
