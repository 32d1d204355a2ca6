/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import org.intaglio.Activation;
import org.intaglio.Frozen;
import org.intaglio.Initializer;
import org.intaglio.processor.model.InitSpec;
import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.LossSpec;
import org.intaglio.processor.model.Origin;
import org.intaglio.processor.model.RegularizerSpec;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.report.Names;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;

/** Reads a field. */
final class FieldReader {
    /**
     * Stands for a layer of which nothing is known, so that a stub has an accessor for it and other
     * layers can name it. No pass looks into it: the layer is marked as broken.
     */
    private static final LayerSpec UNKNOWN =
            new LayerSpec.Dense(
                    1,
                    Activation.LINEAR,
                    true,
                    InitSpec.of(Initializer.GLOROT_UNIFORM),
                    InitSpec.of(Initializer.ZEROS),
                    RegularizerSpec.NONE,
                    RegularizerSpec.NONE);

    private final Elements elements;
    private final VariableElement field;
    private final SourceText source;
    private final UsedNetworks networks;
    private final Diagnostics diagnostics;
    private final String name;

    FieldReader(
            Elements elements,
            VariableElement field,
            SourceText source,
            UsedNetworks networks,
            Diagnostics diagnostics) {
        this.elements = elements;
        this.source = source;
        this.networks = networks;
        this.field = field;
        this.diagnostics = diagnostics;
        this.name = field.getSimpleName().toString();
    }

    /** The layer; empty if the field has nothing to do with layers. */
    Optional<LayerNode> read() {
        List<AnnotationMirror> annotations = NetworkReader.layerAnnotations(field);
        Optional<AnnotationMirror> output = NetworkReader.output(field);
        boolean isLayer = NetworkReader.isLayer(field.asType());
        Optional<AnnotationMirror> frozen = NetworkReader.find(field, Frozen.class);
        List<AnnotationMirror> wrappers =
                field.getAnnotationMirrors().stream()
                        .<AnnotationMirror>map(a -> a)
                        .filter(LayerReader::isWrapper)
                        .toList();
        List<AnnotationMirror> ours =
                Stream.of(annotations.stream(), wrappers.stream(), output.stream(), frozen.stream())
                        .flatMap(s -> s)
                        .toList();
        if (ours.isEmpty() && !isLayer) {
            return Optional.empty();
        }
        if (field.asType().getKind() == TypeKind.ERROR) {
            unknownType();
        } else if (!isLayer) {
            notALayer(ours.getFirst());
        }
        if (annotations.isEmpty()) {
            wrappers.forEach(wrapper -> report(wrapper, "no annotation of a layer"));
            return Optional.of(withoutAnnotation(isLayer && wrappers.isEmpty()));
        }
        if (annotations.size() > 1) {
            twoAnnotations(annotations);
        } else if (wrappers.size() > 1) {
            twoAnnotations(wrappers);
        }
        return Optional.of(layer(annotations.getFirst(), wrappers.stream().findFirst(), output));
    }

    private LayerReader reader(AnnotationMirror annotation) {
        return new LayerReader(
                name,
                new Attributes(elements, annotation),
                ElementOrigin.of(field, annotation),
                source,
                networks,
                diagnostics);
    }

    /** What the wrapper makes of the layer, or the layer if there is none. */
    private LayerSpec wrapped(
            Optional<AnnotationMirror> wrapper, LayerSpec inner, List<String> read) {
        if (wrapper.isEmpty()) {
            return inner;
        }
        AnnotationMirror around = wrapper.get();
        Optional<LayerSpec> outer = reader(around).read(around, inner);
        if (inner.inputs().hasOthers() && read.size() > 1) {
            String others = inner.inputs().roles().getLast();
            report(around, Names.withArticle(inner.kind()) + " with " + others + " stands alone");
            return inner;
        }
        Optional<String> wrong =
                outer.isEmpty()
                        ? Optional.of("is no " + LayerReader.wraps(around).value())
                        : outer.get().wrongWithin();
        wrong.ifPresent(why -> report(around, Names.withArticle(inner.kind()) + " " + why));
        return wrong.isPresent() ? inner : outer.get();
    }

    private void report(AnnotationMirror wrapper, String what) {
        String kind = simpleName(wrapper);
        LayerFacts.Wraps within = LayerReader.wraps(wrapper);
        diagnostics.addBreaking(
                name,
                DiagnosticId.WRAPPER.at(
                        ElementOrigin.of(field, wrapper),
                        "'%s' has @%s, but %s".formatted(name, kind, what),
                        "Put the annotation of a %s beside it: @%s %s Layer %s;"
                                .formatted(within.value(), kind, within.example(), name)));
    }

    private LayerNode layer(
            AnnotationMirror annotation,
            Optional<AnnotationMirror> wrapper,
            Optional<AnnotationMirror> output) {
        ElementOrigin origin = ElementOrigin.of(field, annotation);
        LayerReader reader = reader(annotation);
        LayerSpec inner = reader.read(annotation);
        List<String> from = reader.readFrom(inner);
        LayerSpec spec = wrapped(wrapper, inner, from);
        if (spec instanceof LayerSpec.Input && output.isPresent()) {
            diagnostics.add(
                    DiagnosticId.OUTPUT_MISUSE.at(
                            ElementOrigin.of(field, output.get()),
                            "'" + name + "' is an input and cannot be an output",
                            "Remove @Output, or put it beside the annotation of a layer."));
            output = Optional.empty();
        }
        Optional<Origin> frozen =
                NetworkReader.find(field, Frozen.class).map(f -> ElementOrigin.of(field, f));
        return new LayerNode(
                name, spec, from, output.map(this::loss), frozen, reader.constraints(), origin);
    }

    private LossSpec loss(AnnotationMirror output) {
        Attributes attributes = new Attributes(elements, output);
        ElementOrigin origin = ElementOrigin.of(field, output);
        LossSpec loss = NetworkReader.loss(attributes, attributes.number("weight"), origin);
        attributes.report(origin, source, diagnostics);
        return loss;
    }

    private LayerNode withoutAnnotation(boolean isLayer) {
        if (isLayer) {
            diagnostics.addBreaking(
                    name,
                    DiagnosticId.NO_LAYER_ANNOTATION.at(
                            ElementOrigin.of(field),
                            "'" + name + "' does not say which layer it is",
                            LayerReader.meantByUnknown(field)
                                    .orElse(
                                            "Add an annotation of org.intaglio.layer, for instance"
                                                    + " @Dense(units = 10).")));
        }
        diagnostics.markBroken(name);
        return new LayerNode(name, UNKNOWN, List.of(), Optional.empty(), ElementOrigin.of(field));
    }

    private void unknownType() {
        diagnostics.add(
                DiagnosticId.NOT_A_LAYER.at(
                        ElementOrigin.of(field),
                        "'" + name + "' is of a type that is not known here",
                        "Import it: import org.intaglio.Layer;"));
    }

    private void notALayer(AnnotationMirror annotation) {
        diagnostics.add(
                DiagnosticId.NOT_A_LAYER.at(
                        ElementOrigin.of(field, annotation),
                        "'%s' is of type %s but has the annotation @%s"
                                .formatted(name, field.asType(), simpleName(annotation)),
                        "Declare it as org.intaglio.Layer: Layer " + name + ";"));
    }

    private void twoAnnotations(List<AnnotationMirror> annotations) {
        diagnostics.addBreaking(
                name,
                DiagnosticId.TWO_LAYER_ANNOTATIONS.at(
                        ElementOrigin.of(field, annotations.get(1)),
                        "'%s' has %s layer annotations: %s"
                                .formatted(
                                        name,
                                        annotations.size(),
                                        annotations.stream()
                                                .map(a -> "@" + simpleName(a))
                                                .collect(Collectors.joining(", "))),
                        "One field is one layer: move the others to fields of their own."));
    }

    private static String simpleName(AnnotationMirror annotation) {
        return annotation.getAnnotationType().asElement().getSimpleName().toString();
    }
}
