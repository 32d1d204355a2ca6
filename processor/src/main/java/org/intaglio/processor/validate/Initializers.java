/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.Initializer;
import org.intaglio.processor.model.InitSpec;
import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.Parameter;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The parameters of initializers make sense; an orthogonal one needs a matrix. */
final class Initializers implements DeclarationRule {
    @Override
    public void check(LayerNode node, Diagnostics diagnostics) {
        Set<String> checked = new HashSet<>();
        for (Parameter parameter : node.spec().parameters()) {
            if (checked.add(parameter.initializerAttribute())) {
                check(node, parameter, diagnostics);
            }
        }
    }

    private static void check(LayerNode node, Parameter parameter, Diagnostics diagnostics) {
        String attribute = parameter.initializerAttribute();
        InitSpec init = parameter.initializer();
        List<String> numbers = InitSpec.numbers(init.kind());
        for (int i = 0; i < numbers.size(); i++) {
            String number = numbers.get(i);
            double value = i == 0 ? init.a() : init.b();
            boolean isDeviation = number.equals("stddev");
            if (!Float.isFinite((float) value) || (isDeviation && value < 0)) {
                report(
                        node,
                        attribute + "." + number,
                        "has %s = %s".formatted(number, value),
                        "Give a finite number" + (isDeviation ? " of at least 0." : "."),
                        diagnostics);
            }
        }
        if (init.kind() == Initializer.RANDOM_UNIFORM && init.a() > init.b()) {
            report(
                    node,
                    attribute + ".min",
                    "has min = %s above max = %s".formatted(init.a(), init.b()),
                    "Give min the smaller number.",
                    diagnostics);
        }
        if (init.kind() == Initializer.ORTHOGONAL && !parameter.isMatrix()) {
            report(
                    node,
                    attribute,
                    "is ORTHOGONAL, but starts a vector",
                    "Orthogonal matrices need two axes: choose another initializer, such as ZEROS.",
                    diagnostics);
        }
        if (init.kind() == Initializer.UNIT_FORGET_GATE
                && (parameter.isMatrix() || !node.spec().hasForgetGate())) {
            report(
                    node,
                    attribute,
                    "is UNIT_FORGET_GATE, but starts no bias of an LSTM",
                    "Only that has a forget gate: choose another initializer, such as ZEROS.",
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
}
