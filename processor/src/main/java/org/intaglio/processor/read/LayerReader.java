/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import org.intaglio.Activation;
import org.intaglio.Padding;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.Window;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.report.Names;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/** Reads one layer annotation; {@link #READERS} lists all there are. */
final class LayerReader {
    private static final Map<String, Function<LayerReader, LayerSpec>> READERS =
            Map.ofEntries(
                    layer(org.intaglio.Input.class, LayerReader::input),
                    layer(
                            org.intaglio.Shared.class,
                            r -> new LayerSpec.Shared(r.attributes.text("layer"))),
                    layer(org.intaglio.layer.Dense.class, LayerReader::dense),
                    layer(org.intaglio.layer.Conv2D.class, LayerReader::conv2d),
                    layer(org.intaglio.layer.DepthwiseConv2D.class, LayerReader::depthwiseConv2d),
                    layer(
                            org.intaglio.layer.MaxPooling2D.class,
                            r ->
                                    new LayerSpec.MaxPooling2D(
                                            r.window("poolSize"),
                                            r.poolStrides(),
                                            r.attributes.constant("padding", Padding.class))),
                    layer(
                            org.intaglio.layer.AveragePooling2D.class,
                            r ->
                                    new LayerSpec.AveragePooling2D(
                                            r.window("poolSize"),
                                            r.poolStrides(),
                                            r.attributes.constant("padding", Padding.class))),
                    layer(
                            org.intaglio.layer.GlobalAveragePooling2D.class,
                            r ->
                                    new LayerSpec.GlobalAveragePooling2D(
                                            r.attributes.flag("keepDims"))),
                    layer(
                            org.intaglio.layer.GlobalMaxPooling2D.class,
                            r -> new LayerSpec.GlobalMaxPooling2D(r.attributes.flag("keepDims"))),
                    layer(org.intaglio.layer.Flatten.class, r -> new LayerSpec.Flatten()),
                    layer(
                            org.intaglio.layer.Reshape.class,
                            r -> new LayerSpec.Reshape(r.attributes.integers("targetShape"))),
                    layer(
                            org.intaglio.layer.Dropout.class,
                            r -> new LayerSpec.Dropout(r.attributes.number("rate"))),
                    layer(
                            org.intaglio.layer.BatchNormalization.class,
                            LayerReader::batchNormalization),
                    layer(
                            org.intaglio.layer.ActivationLayer.class,
                            r ->
                                    new LayerSpec.ActivationLayer(
                                            r.attributes.constant("activation", Activation.class))),
                    layer(
                            org.intaglio.layer.ReLU.class,
                            r ->
                                    new LayerSpec.ReLU(
                                            r.attributes.number("maxValue"),
                                            r.attributes.number("negativeSlope"),
                                            r.attributes.number("threshold"))),
                    layer(
                            org.intaglio.layer.LeakyReLU.class,
                            r -> new LayerSpec.LeakyReLU(r.attributes.number("negativeSlope"))),
                    layer(org.intaglio.layer.Softmax.class, r -> new LayerSpec.Softmax()),
                    layer(
                            org.intaglio.layer.Rescaling.class,
                            r ->
                                    new LayerSpec.Rescaling(
                                            r.attributes.number("scale"),
                                            r.attributes.number("offset"))),
                    layer(org.intaglio.layer.Add.class, r -> new LayerSpec.Add()),
                    layer(org.intaglio.layer.Subtract.class, r -> new LayerSpec.Subtract()),
                    layer(org.intaglio.layer.Multiply.class, r -> new LayerSpec.Multiply()),
                    layer(org.intaglio.layer.Average.class, r -> new LayerSpec.Average()),
                    layer(org.intaglio.layer.Maximum.class, r -> new LayerSpec.Maximum()),
                    layer(
                            org.intaglio.layer.Concatenate.class,
                            r -> new LayerSpec.Concatenate(r.attributes.integer("axis"))));

    private final String name;
    private final Attributes attributes;
    private final ElementOrigin origin;
    private final SourceText source;
    private final Diagnostics diagnostics;

    LayerReader(
            String name,
            Attributes attributes,
            ElementOrigin origin,
            SourceText source,
            Diagnostics diagnostics) {
        this.name = name;
        this.source = source;
        this.attributes = attributes;
        this.origin = origin;
        this.diagnostics = diagnostics;
    }

    /** Whether an annotation declares a layer (or an input, or another use of a layer). */
    static boolean isLayerAnnotation(AnnotationMirror annotation) {
        return READERS.containsKey(nameOf(annotation));
    }

    /** The canonical names of the annotations that declare layers. */
    static Set<String> annotations() {
        return READERS.keySet();
    }

    /** A way out where a field has an annotation that the compiler does not know. */
    static Optional<String> meantByUnknown(Element field) {
        List<String> known =
                READERS.keySet().stream()
                        .map(name -> name.substring(name.lastIndexOf('.') + 1))
                        .sorted()
                        .toList();
        return field.getAnnotationMirrors().stream()
                .map(AnnotationMirror::getAnnotationType)
                .filter(type -> type.getKind() == TypeKind.ERROR)
                .map(type -> type.asElement().getSimpleName().toString())
                .flatMap(name ->
                        known.contains(name)
                                ? Stream.of(
                                        "@%s is not known here. Import it: import %s;"
                                                .formatted(name, canonical(name)))
                                : Names.didYouMean(name, known).stream()
                                        .map(meant ->
                                                "@%s is not known here. Did you mean @%s?"
                                                        .formatted(name, meant)))
                .findFirst();
    }

    private static String canonical(String simpleName) {
        return READERS.keySet().stream()
                .filter(name -> name.endsWith("." + simpleName))
                .findFirst()
                .orElseThrow();
    }

    static String nameOf(AnnotationMirror annotation) {
        return annotation.getAnnotationType().asElement() instanceof TypeElement type
                ? type.getQualifiedName().toString()
                : "";
    }

    /** What the annotation says. */
    LayerSpec read(AnnotationMirror annotation) {
        LayerSpec spec = READERS.get(nameOf(annotation)).apply(this);
        attributes.report(origin, source, diagnostics);
        if (!attributes.isComplete()) {
            diagnostics.markBroken(name);
        }
        return spec;
    }

    /** What the annotation says of the layers it reads. */
    List<String> readFrom(LayerSpec spec) {
        return switch (spec) {
            case LayerSpec.Input input -> List.of();
            case LayerSpec.Merge merge -> attributes.texts("from");
            default -> {
                String from = attributes.text("from");
                yield from.isEmpty() ? List.of() : List.of(from);
            }
        };
    }

    private LayerSpec input() {
        List<Integer> dimensions = attributes.integers("shape");
        if (dimensions.isEmpty() && attributes.isComplete()) {
            diagnostics.addBreaking(
                    name,
                    DiagnosticId.MALFORMED_SIZE.at(
                            origin.at("shape"),
                            "'" + name + "' has no dimensions",
                            "Give the shape of one sample, without the batch: @Input({28, 28, 1})."
                                    + " A single number is @Input(1)."));
        }
        return new LayerSpec.Input(new Shape(dimensions));
    }

    private LayerSpec dense() {
        return new LayerSpec.Dense(
                attributes.integer("units"),
                attributes.constant("activation", Activation.class),
                attributes.flag("useBias"),
                attributes.initializer("kernelInitializer"),
                attributes.initializer("biasInitializer"),
                attributes.regularizer("kernelRegularizer"),
                attributes.regularizer("biasRegularizer"));
    }

    private LayerSpec conv2d() {
        return new LayerSpec.Conv2D(
                attributes.integer("filters"),
                window("kernelSize"),
                window("strides"),
                attributes.constant("padding", Padding.class),
                window("dilationRate"),
                attributes.integer("groups"),
                attributes.constant("activation", Activation.class),
                attributes.flag("useBias"),
                attributes.initializer("kernelInitializer"),
                attributes.initializer("biasInitializer"),
                attributes.regularizer("kernelRegularizer"),
                attributes.regularizer("biasRegularizer"));
    }

    private LayerSpec depthwiseConv2d() {
        return new LayerSpec.DepthwiseConv2D(
                window("kernelSize"),
                window("strides"),
                attributes.constant("padding", Padding.class),
                attributes.integer("depthMultiplier"),
                window("dilationRate"),
                attributes.constant("activation", Activation.class),
                attributes.flag("useBias"),
                attributes.initializer("depthwiseInitializer"),
                attributes.initializer("biasInitializer"),
                attributes.regularizer("depthwiseRegularizer"),
                attributes.regularizer("biasRegularizer"));
    }

    private LayerSpec batchNormalization() {
        return new LayerSpec.BatchNormalization(
                attributes.number("momentum"),
                attributes.number("epsilon"),
                attributes.flag("center"),
                attributes.flag("scale"),
                attributes.initializer("betaInitializer"),
                attributes.initializer("gammaInitializer"),
                attributes.initializer("movingMeanInitializer"),
                attributes.initializer("movingVarianceInitializer"),
                attributes.regularizer("betaRegularizer"),
                attributes.regularizer("gammaRegularizer"));
    }

    private Window poolStrides() {
        return attributes.integers("strides").isEmpty() ? window("poolSize") : window("strides");
    }

    private Window window(String attribute) {
        List<Integer> sizes = attributes.integers(attribute);
        if (sizes.size() == 1) {
            return new Window(sizes.get(0), sizes.get(0));
        }
        if (sizes.size() == 2) {
            return new Window(sizes.get(0), sizes.get(1));
        }
        if (attributes.isComplete() && !diagnostics.isBroken(name)) {
            diagnostics.addBreaking(
                    name,
                    DiagnosticId.MALFORMED_SIZE.at(
                            origin.at(attribute),
                            "'%s' has a %s of %s numbers".formatted(name, attribute, sizes.size()),
                            "Give one number for both sides, %1$s = 2, or height and width, %1$s ="
                                            .formatted(attribute)
                                    + " {2, 3}."));
        }
        return new Window(1, 1);
    }

    private static Map.Entry<String, Function<LayerReader, LayerSpec>> layer(
            Class<?> annotation, Function<LayerReader, LayerSpec> reader) {
        return Map.entry(annotation.getCanonicalName(), reader);
    }
}
