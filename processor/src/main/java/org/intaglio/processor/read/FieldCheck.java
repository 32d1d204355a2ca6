/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.model.ReservedNames;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/** Whether a field's modifiers and name suit a layer. */
final class FieldCheck {
    private final boolean implicitInput;
    private final Diagnostics diagnostics;
    private final Map<String, String> capitalized = new HashMap<>();

    /**
     * @param implicitInput whether the network has an input by the name of {@code input}
     * @param diagnostics where to report
     */
    FieldCheck(boolean implicitInput, Diagnostics diagnostics) {
        this.implicitInput = implicitInput;
        this.diagnostics = diagnostics;
    }

    void check(VariableElement field) {
        modifiers(field);
        name(field);
        duplicate(field);
    }

    private void modifiers(VariableElement field) {
        for (Modifier modifier :
                new Modifier[] {Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL}) {
            if (field.getModifiers().contains(modifier)) {
                diagnostics.add(
                        DiagnosticId.UNUSABLE_FIELD.at(
                                ElementOrigin.of(field),
                                "'%s' is %s".formatted(field.getSimpleName(), modifier),
                                "Remove '"
                                        + modifier
                                        + "': a field that declares a layer is "
                                        + "neither private nor static nor final."));
            }
        }
    }

    private void name(VariableElement field) {
        String name = field.getSimpleName().toString();
        String reason = "";
        if (ReservedNames.contains(name)) {
            reason = "the generated model has a method of this name";
        } else if (name.indexOf('$') >= 0) {
            reason = "'$' is reserved for generated names";
        } else if (implicitInput && name.equals(NetworkSpec.IMPLICIT_INPUT)) {
            reason = "it is the name of the input that @NeuralNetwork(input = ...) declares";
        }
        if (!reason.isEmpty()) {
            diagnostics.add(
                    DiagnosticId.UNUSABLE_NAME.at(
                            ElementOrigin.of(field),
                            "'" + name + "' cannot be the name of a layer: " + reason,
                            "Choose another name."));
        }
    }

    private void duplicate(VariableElement field) {
        String name = field.getSimpleName().toString();
        String key = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        String first = capitalized.putIfAbsent(key, name);
        if (first != null) {
            diagnostics.add(
                    DiagnosticId.DUPLICATE_NAME.at(
                            ElementOrigin.of(field),
                            "'%s' and '%s' differ only in their first letter's case"
                                    .formatted(first, name),
                            "Rename one: the weights of both would be called '"
                                    + key
                                    + "Weights'."));
        }
    }
}
