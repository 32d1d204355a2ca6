/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import org.intaglio.processor.model.Bounds;
import org.intaglio.processor.model.ConstraintSpec;
import org.intaglio.processor.model.CustomSpec;
import org.intaglio.processor.model.Decimals;
import org.intaglio.processor.model.InitSpec;
import org.intaglio.processor.model.Inputs;
import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.model.Parameter;
import org.intaglio.processor.model.RegularizerSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.Window;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.report.Names;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/**
 * Reads one layer annotation. The record of its name says what to read: each component is the
 * attribute of its name, and its type says how that is read.
 */
final class LayerReader {
    /** What is no layer of its own. */
    private static final Set<Class<?>> BESIDE =
            Set.of(LayerSpec.Input.class, LayerSpec.Shared.class, LayerSpec.Use.class);

    /** The records by the canonical names of their annotations. */
    private static final Map<String, Class<?>> LAYERS =
            LayerSpec.kinds().stream()
                    .collect(Collectors.toMap(LayerReader::annotation, Function.identity()));

    /** How an attribute is read, by the type of its component; enums besides. */
    private static final Map<Class<?>, BiFunction<LayerReader, String, Object>> READERS =
            Map.ofEntries(
                    Map.entry(int.class, (r, name) -> r.attributes.integer(name)),
                    Map.entry(NetworkSpec.class, LayerReader::network),
                    Map.entry(CustomSpec.class, LayerReader::custom),
                    Map.entry(CustomSpec.Arguments.class, LayerReader::arguments),
                    Map.entry(double.class, (r, name) -> r.attributes.number(name)),
                    Map.entry(boolean.class, (r, name) -> r.attributes.flag(name)),
                    Map.entry(String.class, (r, name) -> r.attributes.text(name)),
                    Map.entry(List.class, (r, name) -> r.attributes.integers(name)),
                    Map.entry(Shape.class, (r, name) -> new Shape(r.attributes.integers(name))),
                    Map.entry(Window.class, LayerReader::window),
                    Map.entry(Bounds.class, LayerReader::bounds),
                    Map.entry(
                            Decimals.class, (r, name) -> new Decimals(r.attributes.numbers(name))),
                    Map.entry(Optional.class, LayerReader::boundsIfAny),
                    Map.entry(InitSpec.class, (r, name) -> r.attributes.initializer(name)),
                    Map.entry(RegularizerSpec.class, (r, name) -> r.attributes.regularizer(name)));

    private final String name;
    private final Attributes attributes;
    private final ElementOrigin origin;
    private final SourceText source;
    private final UsedNetworks networks;
    private final Diagnostics diagnostics;
    private LayerSpec wrappedLayer;

    /** No layer looks at these: they are read for all alike, by the names of parameters. */
    private final Map<String, ConstraintSpec> constraints = new LinkedHashMap<>();

    LayerReader(
            String name,
            Attributes attributes,
            ElementOrigin origin,
            SourceText source,
            UsedNetworks networks,
            Diagnostics diagnostics) {
        this.name = name;
        this.source = source;
        this.networks = networks;
        this.attributes = attributes;
        this.origin = origin;
        this.diagnostics = diagnostics;
    }

    /** Whether an annotation declares a layer (or an input, or another use of a layer). */
    static boolean isLayerAnnotation(AnnotationMirror annotation) {
        Class<?> layer = LAYERS.get(nameOf(annotation));
        return layer != null && wrapped(layer).isEmpty();
    }

    /** Whether an annotation stands beside that of a layer and makes another of it. */
    static boolean isWrapper(AnnotationMirror annotation) {
        return LAYERS.containsKey(nameOf(annotation)) && !isLayerAnnotation(annotation);
    }

    /** What the annotation of a wrapper stands beside. */
    static LayerFacts.Wraps wraps(AnnotationMirror wrapper) {
        return wrapped(LAYERS.get(nameOf(wrapper)))
                .map(component -> component.getAnnotation(LayerFacts.Wraps.class))
                .orElseThrow();
    }

    /** What a record of a wrapper takes; empty for other records. */
    private static Optional<RecordComponent> wrapped(Class<?> layer) {
        return Stream.of(layer.getRecordComponents())
                .filter(component -> LayerFacts.class.isAssignableFrom(component.getType()))
                .findFirst();
    }

    /** The canonical names of the annotations that declare layers. */
    static Set<String> annotations() {
        return LAYERS.keySet();
    }

    /** Whether an attribute can be read into a component of this type. */
    static boolean canRead(Class<?> type) {
        return type.isEnum()
                || READERS.containsKey(type)
                || LayerFacts.class.isAssignableFrom(type);
    }

    /**
     * The annotation of a record. What is no layer of its own lies beside the package of the
     * layers.
     */
    static String annotation(Class<?> layer) {
        boolean isLayer = !BESIDE.contains(layer);
        return (isLayer ? "org.intaglio.layer." : "org.intaglio.") + layer.getSimpleName();
    }

    /** A way out where a field has an annotation that the compiler does not know. */
    static Optional<String> meantByUnknown(Element field) {
        Map<String, String> known = new TreeMap<>();
        LAYERS.forEach((name, layer) -> known.put(layer.getSimpleName(), name));
        return field.getAnnotationMirrors().stream()
                .map(AnnotationMirror::getAnnotationType)
                .filter(type -> type.getKind() == TypeKind.ERROR)
                .map(type -> type.asElement().getSimpleName().toString())
                .flatMap(name ->
                        Names.didYouMean(name, known.keySet()).stream()
                                .map(meant -> unknown(name, meant, known.get(meant))))
                .findFirst();
    }

    private static String unknown(String name, String meant, String canonical) {
        return "@%s is not known here. ".formatted(name)
                + (name.equals(meant)
                        ? "Import it: import " + canonical + ";"
                        : "Did you mean @" + meant + "?");
    }

    static String nameOf(AnnotationMirror annotation) {
        return annotation.getAnnotationType().asElement() instanceof TypeElement type
                ? type.getQualifiedName().toString()
                : "";
    }

    /** What the annotation of a wrapper makes of a layer; empty if it does not take that. */
    Optional<LayerSpec> read(AnnotationMirror annotation, LayerSpec inner) {
        Class<?> wrapper = LAYERS.get(nameOf(annotation));
        wrappedLayer = inner;
        return wrapped(wrapper)
                .filter(component -> component.getType().isInstance(inner))
                .map(_ -> read(annotation));
    }

    /** What the annotation says. */
    LayerSpec read(AnnotationMirror annotation) {
        LayerSpec spec = make(LAYERS.get(nameOf(annotation)));
        for (Parameter parameter : spec.parameters()) {
            String attribute = parameter.constraintAttribute();
            if (attributes.has(attribute)) {
                constraints.put(attribute, attributes.constraint(attribute));
            }
        }
        attributes.report(origin, source, diagnostics);
        if (!attributes.isComplete()) {
            diagnostics.markBroken(name);
        }
        return spec;
    }

    /** What it says that parameters are held to, by attribute: once it has been read. */
    Map<String, ConstraintSpec> constraints() {
        return constraints;
    }

    /** What the annotation says of the layers it reads. */
    List<String> readFrom(LayerSpec spec) {
        Inputs inputs = spec.inputs();
        if (inputs.isList()) {
            return attributes.texts(inputs.roles().getFirst());
        }
        if (inputs.hasOthers()) {
            List<String> others = attributes.texts(inputs.roles().getLast());
            String first = attributes.text(inputs.roles().getFirst());
            return others.isEmpty() && first.isEmpty()
                    ? List.of()
                    : Stream.concat(Stream.of(first), others.stream()).toList();
        }
        List<String> names = inputs.roles().stream().map(attributes::text).toList();
        return names.stream().allMatch(String::isEmpty) ? List.of() : names;
    }

    private LayerSpec make(Class<?> layer) {
        RecordComponent[] components = layer.getRecordComponents();
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : components) {
            values.put(component.getName(), value(component, values));
        }
        Class<?>[] types =
                Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Object[] all = values.values().toArray();
            return (LayerSpec) layer.getDeclaredConstructor(types).newInstance(all);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + layer.getSimpleName(), e);
        }
    }

    private Object value(RecordComponent component, Map<String, Object> before) {
        String attribute = component.getName();
        Class<?> type = component.getType();
        LayerFacts.Else instead = component.getAnnotation(LayerFacts.Else.class);
        if (instead != null && attributes.integers(attribute).isEmpty()) {
            return before.get(instead.value());
        }
        if (LayerFacts.class.isAssignableFrom(type)) {
            return wrappedLayer;
        }
        if (type.isEnum()) {
            return attributes.constant(attribute, type);
        }
        return READERS.get(type).apply(this, attribute);
    }

    private NetworkSpec network(String attribute) {
        return attributes
                .type(attribute)
                .map(type -> networks.read(name, type, origin, diagnostics))
                .orElseGet(() -> UsedNetworks.nothing("", origin));
    }

    private CustomSpec custom(String attribute) {
        int arguments = attributes.numbers("arguments").size();
        OptionalInt known =
                attributes.isComplete() ? OptionalInt.of(arguments) : OptionalInt.empty();
        return attributes
                .type(attribute)
                .map(type -> networks.customClasses().read(name, type, known, origin, diagnostics))
                .orElseGet(() -> CustomSpec.of("", List.of("")));
    }

    private CustomSpec.Arguments arguments(String attribute) {
        return new CustomSpec.Arguments(attributes.numbers(attribute));
    }

    private Optional<Bounds> boundsIfAny(String attribute) {
        return Optional.of(attribute)
                .filter(a -> !attributes.numbers(a).isEmpty())
                .map(this::bounds);
    }

    private Bounds bounds(String attribute) {
        List<Double> numbers = attributes.numbers(attribute);
        if (numbers.size() == 1) {
            return Bounds.of(numbers.get(0));
        }
        if (numbers.size() == 2) {
            return Bounds.of(numbers.get(0), numbers.get(1));
        }
        malformed(
                attribute,
                numbers.size(),
                "Give one number for as much both ways, %1$s = 0.1, or the least and the greatest,"
                        + " %1$s = {-0.1, 0.2}.");
        return Bounds.of(0);
    }

    private Window window(String attribute) {
        List<Integer> sizes = attributes.integers(attribute);
        if (sizes.size() == 1) {
            return new Window(sizes.get(0), sizes.get(0));
        }
        if (sizes.size() == 2) {
            return new Window(sizes.get(0), sizes.get(1));
        }
        malformed(
                attribute,
                sizes.size(),
                "Give one number for both sides, %1$s = 2, or height and width, %1$s = {2, 3}.");
        return new Window(1, 1);
    }

    private void malformed(String attribute, int count, String remedy) {
        if (attributes.isComplete() && !diagnostics.isBroken(name)) {
            diagnostics.addBreaking(
                    name,
                    DiagnosticId.MALFORMED_SIZE.at(
                            origin.at(attribute),
                            "'%s' has %s of %s numbers"
                                    .formatted(name, Names.withArticle(attribute), count),
                            remedy.formatted(attribute)));
        }
    }
}
