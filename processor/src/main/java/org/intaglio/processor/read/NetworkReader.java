/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import org.intaglio.Layer;
import org.intaglio.Loss;
import org.intaglio.NeuralNetwork;
import org.intaglio.Output;
import org.intaglio.processor.model.BudgetSpec;
import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.LossOption;
import org.intaglio.processor.model.LossSpec;
import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads an annotated class. What can be read is, also of a class with mistakes. */
public final class NetworkReader {
    /** Of the runtime, which the compiler does not depend on. */
    private static final String GENERATED = "org.intaglio.runtime.program.Generated";

    private final Elements elements;
    private final TypeElement type;
    private final SourceText source;
    private final Diagnostics diagnostics;
    private final UsedNetworks networks;
    private final ElementOrigin origin;
    private final Attributes attributes;

    /**
     * @param elements the compiler's
     * @param type a class with a {@link NeuralNetwork} annotation
     * @param source what is written where the compiler knows no value
     * @param diagnostics where to report
     */
    public NetworkReader(
            Elements elements, TypeElement type, SourceText source, Diagnostics diagnostics) {
        this(elements, type, source, diagnostics, List.of(type));
    }

    /**
     * @param within the class, after those of the networks that use it
     */
    NetworkReader(
            Elements elements,
            TypeElement type,
            SourceText source,
            Diagnostics diagnostics,
            List<TypeElement> within) {
        this.networks = new UsedNetworks(elements, within);
        this.elements = elements;
        this.source = source;
        this.type = type;
        this.diagnostics = diagnostics;
        AnnotationMirror network =
                find(type, NeuralNetwork.class)
                        .orElseThrow(() -> new IllegalArgumentException(type.toString()));
        this.origin = ElementOrigin.of(type, network);
        this.attributes = new Attributes(elements, network);
    }

    /** Whether a superclass does not exist: another processor may generate it in the next round. */
    public static boolean isIncomplete(TypeElement type) {
        TypeMirror superclass = type.getSuperclass();
        while (superclass.getKind() == TypeKind.DECLARED
                && ((DeclaredType) superclass).asElement() instanceof TypeElement above) {
            superclass = above.getSuperclass();
        }
        return superclass.getKind() == TypeKind.ERROR;
    }

    /** Whether there is a class of this name, and we have written it. */
    public static boolean isGenerated(Elements elements, String name) {
        TypeElement type = elements.getTypeElement(name);
        return type != null
                && type.getAnnotationMirrors().stream()
                        .anyMatch(a -> LayerReader.nameOf(a).equals(GENERATED));
    }

    /** The simple name of the declaring class, after those around it: {@code Outer_Net}. */
    public static String nameOf(TypeElement type) {
        return type.getEnclosingElement() instanceof TypeElement outer
                ? nameOf(outer) + "_" + type.getSimpleName()
                : type.getSimpleName().toString();
    }

    /** The declaration. */
    public NetworkSpec read() {
        ClassCheck classCheck = new ClassCheck(type, origin);
        classCheck.check().forEach(diagnostics::add);
        List<LayerNode> layers =
                layers(classCheck.isPlainClass() ? diagnostics : new Diagnostics());
        if (classCheck.isPlainClass()) {
            checkInheritance();
        }
        LossSpec loss = loss(attributes, 1, origin);
        boolean inputGradients = attributes.flag("inputGradients");
        attributes.report(origin, source, diagnostics);
        BudgetSpec budget = new BudgetReader(elements, type, source, diagnostics).read();
        return new NetworkSpec(
                elements.getPackageOf(type).getQualifiedName().toString(),
                nameOf(type),
                isPublic(),
                layers,
                loss,
                inputGradients,
                budget,
                origin);
    }

    private List<LayerNode> layers(Diagnostics fieldDiagnostics) {
        List<VariableElement> fields = ElementFilter.fieldsIn(type.getEnclosedElements());
        List<Integer> implicit = attributes.integers("input");
        boolean explicit =
                fields.stream().anyMatch(f -> find(f, org.intaglio.Input.class).isPresent());
        List<LayerNode> layers = new ArrayList<>();
        if (!implicit.isEmpty() && explicit) {
            fieldDiagnostics.add(
                    DiagnosticId.INPUT_DECLARATION.at(
                            origin.at("input"),
                            "'"
                                    + type.getSimpleName()
                                    + "' declares its input twice: with input ="
                                    + " ... and with @Input fields",
                            "Keep one of them; a network with several inputs keeps the @Input"
                                    + " fields."));
        } else if (!implicit.isEmpty()) {
            layers.add(
                    new LayerNode(
                            NetworkSpec.IMPLICIT_INPUT,
                            new LayerSpec.Input(new Shape(implicit)),
                            List.of(),
                            Optional.empty(),
                            origin.at("input")));
        } else if (!explicit && attributes.isComplete()) {
            fieldDiagnostics.add(
                    DiagnosticId.INPUT_DECLARATION.at(
                            origin,
                            "'" + type.getSimpleName() + "' has no input",
                            "Give the shape of one sample, without the batch: input = {784} or"
                                    + " input = {28, 28, 1}."));
        }
        FieldCheck check = new FieldCheck(!implicit.isEmpty() && !explicit, fieldDiagnostics);
        for (VariableElement field : fields) {
            new FieldReader(elements, field, source, networks, fieldDiagnostics)
                    .read()
                    .ifPresent(node -> {
                        check.check(field);
                        layers.add(node);
                    });
        }
        if (fieldDiagnostics == diagnostics
                && layers.stream().allMatch(n -> n.spec() instanceof LayerSpec.Input)) {
            diagnostics.add(
                    DiagnosticId.UNUSABLE_CLASS.at(
                            origin,
                            "'" + type.getSimpleName() + "' declares no layers",
                            "Add a field for each layer: @Dense(units = 10) Layer digit;"));
        }
        return layers;
    }

    /** Reports layers in superclasses; in those that exist. */
    public void checkInheritance() {
        TypeMirror superclass = type.getSuperclass();
        while (superclass.getKind() == TypeKind.DECLARED
                && ((DeclaredType) superclass).asElement() instanceof TypeElement above) {
            for (VariableElement field : ElementFilter.fieldsIn(above.getEnclosedElements())) {
                if (isLayer(field.asType())) {
                    diagnostics.add(
                            DiagnosticId.INHERITED_LAYERS.at(
                                    origin,
                                    "'%s' inherits the layer '%s' of '%s'"
                                            .formatted(
                                                    type.getSimpleName(),
                                                    field.getSimpleName(),
                                                    above.getSimpleName()),
                                    "Declare all layers in one class: fields of two classes have"
                                            + " no order."));
                    return;
                }
            }
            superclass = above.getSuperclass();
        }
    }

    private boolean isPublic() {
        for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
            if (!e.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }

    static LossSpec loss(Attributes attributes, double weight, ElementOrigin origin) {
        return new LossSpec(
                attributes.constant("loss", Loss.class),
                weight,
                attributes.flag("fromLogits"),
                attributes.number("labelSmoothing"),
                attributes.number("huberDelta"),
                options(attributes),
                origin);
    }

    private static Map<LossOption, Double> options(Attributes attributes) {
        Map<LossOption, Double> options = new EnumMap<>(LossOption.class);
        for (LossOption option : LossOption.values()) {
            double value =
                    option == LossOption.CLASS_BALANCING
                            ? attributes.flag(option.attribute()) ? 1 : 0
                            : attributes.number(option.attribute());
            if (value != option.standard()) {
                options.put(option, value);
            }
        }
        return options;
    }

    static boolean isLayer(TypeMirror type) {
        return type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && element.getQualifiedName().contentEquals(Layer.class.getCanonicalName());
    }

    static Optional<AnnotationMirror> find(Element element, Class<?> annotation) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (LayerReader.nameOf(mirror).equals(annotation.getCanonicalName())) {
                return Optional.of(mirror);
            }
        }
        return Optional.empty();
    }

    static List<AnnotationMirror> layerAnnotations(VariableElement field) {
        List<AnnotationMirror> found = new ArrayList<>();
        for (AnnotationMirror mirror : field.getAnnotationMirrors()) {
            if (LayerReader.isLayerAnnotation(mirror)) {
                found.add(mirror);
            }
        }
        return found;
    }

    static Optional<AnnotationMirror> output(VariableElement field) {
        return find(field, Output.class);
    }
}
