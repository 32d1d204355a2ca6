/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.RegularizerSpec;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.LinkedHashMap;
import java.util.Map;

/** Penalties are finite and not negative. */
final class Regularizers implements DeclarationRule {
    @Override
    public void check(LayerNode node, Diagnostics diagnostics) {
        regularizers(node.spec())
                .forEach((attribute, regularizer) -> {
                    check(node, attribute + ".l1", regularizer.l1(), diagnostics);
                    check(node, attribute + ".l2", regularizer.l2(), diagnostics);
                });
    }

    private static void check(LayerNode node, String path, double value, Diagnostics diagnostics) {
        if (!(value >= 0 && Float.isFinite((float) value))) {
            int dot = path.indexOf('.');
            diagnostics.add(
                    DiagnosticId.REGULARIZER.at(
                            node.origin().at(path),
                            "the %s of '%s' has %s = %s"
                                    .formatted(
                                            path.substring(0, dot),
                                            node.name(),
                                            path.substring(dot + 1),
                                            value),
                            "Give a finite number of at least 0: a negative penalty would reward"
                                    + " large weights."));
        }
    }

    private static Map<String, RegularizerSpec> regularizers(LayerSpec spec) {
        Map<String, RegularizerSpec> found = new LinkedHashMap<>();
        switch (spec) {
            case LayerSpec.Dense s -> {
                found.put("kernelRegularizer", s.kernelRegularizer());
                found.put("biasRegularizer", s.biasRegularizer());
            }
            case LayerSpec.Conv2D s -> {
                found.put("kernelRegularizer", s.kernelRegularizer());
                found.put("biasRegularizer", s.biasRegularizer());
            }
            case LayerSpec.DepthwiseConv2D s -> {
                found.put("depthwiseRegularizer", s.depthwiseRegularizer());
                found.put("biasRegularizer", s.biasRegularizer());
            }
            case LayerSpec.BatchNormalization s -> {
                found.put("betaRegularizer", s.betaRegularizer());
                found.put("gammaRegularizer", s.gammaRegularizer());
            }
            default -> {}
        }
        return found;
    }
}
