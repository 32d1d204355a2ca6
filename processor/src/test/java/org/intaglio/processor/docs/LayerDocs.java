/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.docs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads what the sources of annotations say of them: Javadoc, attributes, defaults. */
@SupportedAnnotationTypes("*")
public final class LayerDocs extends AbstractProcessor {
    /**
     * An attribute.
     *
     * @param standard its default; empty if it has to be given
     */
    public record Attribute(String type, String name, String standard, String text) {}

    /** A layer; texts are Markdown. */
    public record Layer(String name, String text, List<Attribute> attributes) {
        /** What it is about, in a sentence. */
        public String summary() {
            String paragraph = text.split("\n\n", 2)[0];
            Matcher end = Pattern.compile("(?<! al)\\.(\\s|$)").matcher(paragraph);
            return end.find() ? paragraph.substring(0, end.start() + 1) : paragraph;
        }
    }

    private final List<Layer> layers = new ArrayList<>();
    private final SortedMap<String, List<String>> constants = new TreeMap<>();

    /** All annotations that were compiled, by name. */
    public List<Layer> layers() {
        return layers.stream().sorted(Comparator.comparing(Layer::name)).toList();
    }

    /**
     * The enums of all attributes, those of annotations in annotations too, with their constants.
     */
    public SortedMap<String, List<String>> constants() {
        return constants;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
            List<Attribute> attributes =
                    ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                            .map(this::attribute)
                            .toList();
            layers.add(new Layer(type.getSimpleName().toString(), text(type), attributes));
        }
        return false;
    }

    private Attribute attribute(ExecutableElement method) {
        addConstants(method.getReturnType());
        return new Attribute(
                simple(method.getReturnType().toString()),
                method.getSimpleName().toString(),
                standard(method.getDefaultValue()),
                text(method));
    }

    private void addConstants(TypeMirror type) {
        switch (processingEnv.getTypeUtils().asElement(type)) {
            case TypeElement t when t.getKind() == ElementKind.ENUM ->
                    constants.put(
                            t.getSimpleName().toString(),
                            t.getEnclosedElements().stream()
                                    .filter(e -> e.getKind() == ElementKind.ENUM_CONSTANT)
                                    .map(e -> e.getSimpleName().toString())
                                    .toList());
            case TypeElement t when t.getKind() == ElementKind.ANNOTATION_TYPE ->
                    ElementFilter.methodsIn(t.getEnclosedElements())
                            .forEach(method -> addConstants(method.getReturnType()));
            case null, default -> {
                // A number, a name.
            }
        }
    }

    private static String standard(AnnotationValue value) {
        if (value == null) {
            return "";
        }
        String text = simple(value.toString());
        return text.matches("\\{[^,{}\"]+}") ? text.substring(1, text.length() - 1) : text;
    }

    /** Without the packages of names. */
    private static String simple(String text) {
        return text.replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "");
    }

    private String text(Element element) {
        String doc = processingEnv.getElementUtils().getDocComment(element);
        return doc == null ? "" : markdown(doc);
    }

    /** A doc comment as Markdown, its block tags left out. */
    static String markdown(String doc) {
        String text = doc.replaceFirst("(?s)\n *@[a-z]\\w* .*", "").strip();
        text =
                text.replaceAll(
                        "(?s)<pre>\\{@code\\s*\n?(.*?)\\s*}</pre>", "\n\n~~~text\n$1\n~~~\n\n");
        text = text.replaceAll("\\{@code\\s+((?:[^{}]|\\{[^{}]*})*)}", "`$1`");
        text =
                text.replaceAll(
                        "\\{@link(?:plain)?\\s++[\\w.]*#?\\w*(?:\\([^)]*\\))?\\s+([^}]+)}", "$1");
        text =
                text.replaceAll(
                        "\\{@link\\s++(?:[\\w.]*#|(?:[a-z]\\w*\\.)*)(\\w+)(?:\\([^)]*\\))?}",
                        "`$1`");
        text = text.replaceAll("<a\\s+href=\"([^\"]*)\">([^<]*)</a>", "[$2]($1)");
        text = text.replaceAll("\\s*</?[uo]l>\\s*", "\n\n").replaceAll("\\s*<li>\\s*", "\n- ");
        text = text.replaceAll("\\s*<p>\\s*", "\n\n");
        text = text.replaceAll("</?[a-z]+>", "").replace("&lt;", "<").replace("&gt;", ">");
        return text.replaceAll("(?m)^ +", "").replaceAll("\n{3,}", "\n\n").strip();
    }
}
