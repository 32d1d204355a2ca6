/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.InitSpec;
import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The parameters of initializers make sense; an orthogonal one needs a matrix. */
final class Initializers implements DeclarationRule {
    /** Those of parameters with more than one axis. */
    private static final Set<String> MATRICES = Set.of("kernelInitializer", "depthwiseInitializer");

    @Override
    public void check(LayerNode node, Diagnostics diagnostics) {
        initializers(node.spec())
                .forEach((attribute, init) -> check(node, attribute, init, diagnostics));
    }

    private static void check(
            LayerNode node, String attribute, InitSpec init, Diagnostics diagnostics) {
        switch (init.kind()) {
            case CONSTANT -> finite(node, attribute + ".constant", init.a(), diagnostics);
            case RANDOM_NORMAL -> {
                finite(node, attribute + ".mean", init.a(), diagnostics);
                if (!(init.b() >= 0 && Float.isFinite((float) init.b()))) {
                    report(
                            node,
                            attribute + ".stddev",
                            "has stddev = " + init.b(),
                            "Give a finite number of at least 0.",
                            diagnostics);
                }
            }
            case RANDOM_UNIFORM -> {
                finite(node, attribute + ".min", init.a(), diagnostics);
                finite(node, attribute + ".max", init.b(), diagnostics);
                if (init.a() > init.b()) {
                    report(
                            node,
                            attribute + ".min",
                            "has min = %s above max = %s".formatted(init.a(), init.b()),
                            "Give min the smaller number.",
                            diagnostics);
                }
            }
            case ORTHOGONAL -> {
                finite(node, attribute + ".gain", init.a(), diagnostics);
                if (!MATRICES.contains(attribute)) {
                    report(
                            node,
                            attribute,
                            "is ORTHOGONAL, but starts a vector",
                            "Orthogonal matrices need two axes: choose another initializer, such"
                                    + " as ZEROS.",
                            diagnostics);
                }
            }
            case GLOROT_UNIFORM,
                    GLOROT_NORMAL,
                    HE_UNIFORM,
                    HE_NORMAL,
                    LECUN_UNIFORM,
                    LECUN_NORMAL,
                    ZEROS,
                    ONES -> {}
        }
    }

    private static void finite(LayerNode node, String path, double value, Diagnostics diagnostics) {
        if (!Float.isFinite((float) value)) {
            String parameter = path.substring(path.indexOf('.') + 1);
            report(
                    node,
                    path,
                    "has %s = %s".formatted(parameter, value),
                    "Give a finite number.",
                    diagnostics);
        }
    }

    private static void report(
            LayerNode node, String path, String what, String remedy, Diagnostics diagnostics) {
        String attribute = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
        diagnostics.add(
                DiagnosticId.INITIALIZER.at(
                        node.origin().at(path),
                        "the %s of '%s' %s".formatted(attribute, node.name(), what),
                        remedy));
    }

    private static Map<String, InitSpec> initializers(LayerSpec spec) {
        Map<String, InitSpec> found = new LinkedHashMap<>();
        switch (spec) {
            case LayerSpec.Dense s -> {
                found.put("kernelInitializer", s.kernelInit());
                found.put("biasInitializer", s.biasInit());
            }
            case LayerSpec.Conv2D s -> {
                found.put("kernelInitializer", s.kernelInit());
                found.put("biasInitializer", s.biasInit());
            }
            case LayerSpec.DepthwiseConv2D s -> {
                found.put("depthwiseInitializer", s.depthwiseInit());
                found.put("biasInitializer", s.biasInit());
            }
            case LayerSpec.BatchNormalization s -> {
                found.put("betaInitializer", s.betaInit());
                found.put("gammaInitializer", s.gammaInit());
                found.put("movingMeanInitializer", s.movingMeanInit());
                found.put("movingVarianceInitializer", s.movingVarianceInit());
            }
            default -> {}
        }
        return found;
    }
}
