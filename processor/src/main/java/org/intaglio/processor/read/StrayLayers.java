/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import org.intaglio.Budget;
import org.intaglio.NeuralNetwork;
import org.intaglio.processor.model.Diagnostic;
import org.intaglio.processor.report.DiagnosticId;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;

/** Finds layers in classes without {@link NeuralNetwork}, which nothing would read. */
public final class StrayLayers {
    private StrayLayers() {}

    /** One diagnostic for each class, at its first layer; at its budget if it has none. */
    public static List<Diagnostic> find(Elements elements, RoundEnvironment round) {
        List<Diagnostic> found = new ArrayList<>();
        Set<Element> seen = new LinkedHashSet<>();
        for (String annotation : LayerReader.annotations().stream().sorted().toList()) {
            TypeElement type = elements.getTypeElement(annotation);
            if (type == null) {
                continue;
            }
            for (Element field : round.getElementsAnnotatedWith(type)) {
                Element owner = field.getEnclosingElement();
                if (NetworkReader.find(owner, NeuralNetwork.class).isEmpty() && seen.add(owner)) {
                    found.add(
                            DiagnosticId.NO_NETWORK.at(
                                    ElementOrigin.of(field),
                                    "'%s' declares a layer, but '%s' is no network"
                                            .formatted(
                                                    field.getSimpleName(), owner.getSimpleName()),
                                    remedy(owner)));
                }
            }
        }
        for (Element type : round.getElementsAnnotatedWith(Budget.class)) {
            AnnotationMirror budget = NetworkReader.find(type, Budget.class).orElseThrow();
            if (NetworkReader.find(type, NeuralNetwork.class).isEmpty() && seen.add(type)) {
                found.add(
                        DiagnosticId.NO_NETWORK.at(
                                ElementOrigin.of(type, budget),
                                "'%s' has a @Budget, but is no network"
                                        .formatted(type.getSimpleName()),
                                remedy(type)));
            }
        }
        return found;
    }

    private static String remedy(Element type) {
        return isNotImported(type)
                ? "@NeuralNetwork is not known here. Import it: import org.intaglio.NeuralNetwork;"
                : "Add @NeuralNetwork(input = ..., loss = ...) to the class.";
    }

    private static boolean isNotImported(Element type) {
        return type.getAnnotationMirrors().stream()
                .map(AnnotationMirror::getAnnotationType)
                .anyMatch(a ->
                        a.getKind() == TypeKind.ERROR
                                && a.asElement()
                                        .getSimpleName()
                                        .contentEquals(NeuralNetwork.class.getSimpleName()));
    }
}
