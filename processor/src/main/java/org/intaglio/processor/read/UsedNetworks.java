/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import org.intaglio.Loss;
import org.intaglio.NeuralNetwork;
import org.intaglio.processor.model.BudgetSpec;
import org.intaglio.processor.model.Diagnostic;
import org.intaglio.processor.model.LossSpec;
import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads the networks that fields of a network use, from source or from a class file. */
final class UsedNetworks {
    private final Elements elements;

    /** The network that is read, after those that use it. */
    private final List<TypeElement> within;

    UsedNetworks(Elements elements, List<TypeElement> within) {
        this.elements = elements;
        this.within = List.copyOf(within);
    }

    /** Reads the classes of custom layers, for the model of the outermost network. */
    CustomClasses customClasses() {
        return new CustomClasses(elements, elements.getPackageOf(within.getFirst()));
    }

    /**
     * A network.
     *
     * @param field the field that uses it: marked as broken if there is no such network
     * @param type what stands in the annotation
     * @param origin the annotation
     * @param diagnostics where to report
     */
    NetworkSpec read(String field, TypeMirror type, ElementOrigin origin, Diagnostics diagnostics) {
        if (!(type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement network
                && NetworkReader.find(network, NeuralNetwork.class).isPresent())) {
            diagnostics.addBreaking(
                    field,
                    DiagnosticId.USED_CLASS.at(
                            origin.at("value"),
                            "'%s' uses %s, which is no network".formatted(field, simple(type)),
                            "Name a class that has @NeuralNetwork."));
            return nothing(simple(type), origin);
        }
        int again = within.indexOf(network);
        if (again >= 0) {
            String circle =
                    Stream.concat(within.subList(again, within.size()).stream(), Stream.of(network))
                            .map(n -> n.getSimpleName().toString())
                            .collect(Collectors.joining(" → "));
            diagnostics.addBreaking(
                    field,
                    DiagnosticId.USES_ITSELF.at(
                            origin.at("value"),
                            "a network cannot be a part of itself: " + circle,
                            "Let one of them use a network outside the circle."));
            return nothing(simple(type), origin);
        }
        return read(field, network, origin, diagnostics);
    }

    private NetworkSpec read(
            String field, TypeElement network, ElementOrigin origin, Diagnostics diagnostics) {
        Diagnostics inner = new Diagnostics();
        List<TypeElement> chain = new ArrayList<>(within);
        chain.add(network);
        NetworkSpec spec =
                new NetworkReader(elements, network, SourceText.UNKNOWN, inner, chain).read();
        if (inner.isWorthAnotherRound()) {
            diagnostics.mayYetBeKnown();
        }
        List<Diagnostic> circles = find(inner, DiagnosticId.USES_ITSELF);
        if (!circles.isEmpty()) {
            Diagnostic circle = circles.getFirst();
            diagnostics.addBreaking(
                    field,
                    DiagnosticId.USES_ITSELF.at(
                            origin.at("value"), circle.message(), circle.remedy()));
        } else if (isElsewhere(network) && inner.has(DiagnosticId.CUSTOM_CLASS)) {
            // There the class may be seen, and all be well.
            Diagnostic custom = find(inner, DiagnosticId.CUSTOM_CLASS).getFirst();
            diagnostics.addBreaking(
                    field,
                    DiagnosticId.CUSTOM_CLASS.at(
                            origin.at("value"),
                            "'%s' uses '%s', where %s"
                                    .formatted(field, network.getSimpleName(), custom.message()),
                            custom.remedy()));
        } else if (inner.preventGeneration()) {
            diagnostics.addBreaking(
                    field,
                    DiagnosticId.USED_CLASS.at(
                            origin.at("value"),
                            "'%s' uses '%s', whose declaration has errors"
                                    .formatted(field, network.getSimpleName()),
                            "Mend '%s' first.".formatted(network.getSimpleName())));
        }
        return spec;
    }

    private static List<Diagnostic> find(Diagnostics all, DiagnosticId id) {
        return all.all().stream().filter(d -> d.id().equals(id.id())).toList();
    }

    private boolean isElsewhere(TypeElement network) {
        return !elements.getPackageOf(network).equals(elements.getPackageOf(within.getFirst()));
    }

    private static String simple(TypeMirror type) {
        return type instanceof DeclaredType declared
                ? "'" + declared.asElement().getSimpleName() + "'"
                : "'" + type + "'";
    }

    /** Stands for a network of which nothing is known. */
    static NetworkSpec nothing(String name, ElementOrigin origin) {
        LossSpec loss = new LossSpec(Loss.NONE, 1, false, 0, 1, origin);
        return new NetworkSpec("", name, false, List.of(), loss, false, BudgetSpec.NONE, origin);
    }
}
