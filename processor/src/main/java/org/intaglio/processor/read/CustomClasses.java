/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import org.intaglio.processor.model.CustomSpec;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads the classes of layers of users' own, from source or from a class file. */
final class CustomClasses {
    private final Elements elements;
    private final PackageElement home;

    /**
     * @param home the package of the model
     */
    CustomClasses(Elements elements, PackageElement home) {
        this.elements = elements;
        this.home = home;
    }

    /**
     * A class.
     *
     * @param field the field that names it: marked as broken if it is no layer
     * @param type what stands in the annotation
     * @param arguments how many numbers its constructor takes, if that is known
     * @param origin the annotation
     * @param diagnostics where to report
     */
    CustomSpec read(
            String field,
            TypeMirror type,
            OptionalInt arguments,
            ElementOrigin origin,
            Diagnostics diagnostics) {
        if (!(type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element)) {
            diagnostics.addBreaking(
                    field,
                    DiagnosticId.CUSTOM_CLASS.at(
                            origin.at("value"),
                            "'%s' uses '%s', which is no class".formatted(field, type),
                            "Name a class that implements CustomLayer."));
            return CustomSpec.of("", List.of(type.toString()));
        }
        PackageElement itsPackage = elements.getPackageOf(element);
        CustomClass custom = new CustomClass(element, itsPackage.equals(home));
        if (custom.isIncomplete()) {
            diagnostics.mayYetBeKnown();
        }
        String packageName = itsPackage.getQualifiedName().toString();
        List<String> names = names(element);
        String says = "'%s' uses '%s', ".formatted(field, names.getLast());
        Optional<CustomClass.Fault> fault = custom.fault(arguments);
        fault.ifPresent(f ->
                diagnostics.addBreaking(
                        field,
                        DiagnosticId.CUSTOM_CLASS.at(
                                origin.at("value"), says + "which " + f.what(), f.remedy())));
        return custom.declaration()
                .map(declaration -> {
                    Attributes attributes = new Attributes(elements, declaration);
                    LayerClassReader reader = new LayerClassReader(attributes);
                    CustomSpec spec = reader.read(packageName, names);
                    if (attributes.mayAppear()) {
                        diagnostics.mayYetBeKnown();
                    }
                    reader.fault()
                            .filter(f -> fault.isEmpty())
                            .ifPresent(f ->
                                    diagnostics.addBreaking(
                                            field,
                                            DiagnosticId.CUSTOM_DECLARATION.at(
                                                    origin.at("value"),
                                                    says + "whose @LayerClass " + f.what(),
                                                    f.remedy())));
                    return spec;
                })
                .orElseGet(() -> CustomSpec.of(packageName, names));
    }

    /** Its simple name, after those of the classes around it. */
    private static List<String> names(Element type) {
        return type.getEnclosingElement() instanceof TypeElement outer
                ? Stream.concat(names(outer).stream(), Stream.of(type.getSimpleName().toString()))
                        .toList()
                : List.of(type.getSimpleName().toString());
    }
}
