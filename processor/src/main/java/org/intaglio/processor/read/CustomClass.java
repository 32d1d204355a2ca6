/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import org.intaglio.LayerClass;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Whether a generated model can make an object of a class, and use it as a layer. */
final class CustomClass {
    /** Of the runtime, which the compiler does not depend on. */
    private static final String INTERFACE = "org.intaglio.runtime.CustomLayer";

    private static final Set<ElementKind> CLASSES = Set.of(ElementKind.CLASS, ElementKind.RECORD);

    private static final Set<String> UNCHECKED =
            Set.of("java.lang.RuntimeException", "java.lang.Error");

    private final TypeElement type;
    private final boolean samePackage;

    /**
     * What is wrong.
     *
     * @param what with the class, after "which"
     * @param remedy a way out
     */
    record Fault(String what, String remedy) {}

    /**
     * @param type the class
     * @param samePackage whether the model is of the same package
     */
    CustomClass(TypeElement type, boolean samePackage) {
        this.type = type;
        this.samePackage = samePackage;
    }

    /**
     * The first thing that is wrong, if anything is.
     *
     * @param arguments how many numbers a constructor is to take, if that is known
     */
    Optional<Fault> fault(OptionalInt arguments) {
        return Stream.of(kind(), layer(), sight(), inner(), generic(), undeclared())
                .flatMap(Optional::stream)
                .findFirst()
                .or(() ->
                        arguments.isPresent()
                                ? constructor(arguments.getAsInt())
                                : Optional.empty());
    }

    /** What it says of itself, if it does. */
    Optional<AnnotationMirror> declaration() {
        return NetworkReader.find(type, LayerClass.class);
    }

    private Optional<Fault> undeclared() {
        return declaration().isPresent()
                ? Optional.empty()
                : fault(
                        "has no @LayerClass",
                        "Add one: it says the shape of the result, and what parameters there are.");
    }

    private Optional<Fault> kind() {
        String remedy = "Name a class of which there can be objects.";
        if (!CLASSES.contains(type.getKind())) {
            String kind = type.getKind().name().toLowerCase(Locale.ROOT).replace("_type", "");
            String article = "aeiou".indexOf(kind.charAt(0)) < 0 ? "a " : "an ";
            return fault("is " + article + kind, remedy);
        }
        return type.getModifiers().contains(Modifier.ABSTRACT)
                ? fault("is abstract", remedy)
                : Optional.empty();
    }

    private Optional<Fault> layer() {
        return inherits(type, Set.of(INTERFACE))
                ? Optional.empty()
                : fault(
                        "does not implement " + INTERFACE,
                        "Let it: class %s implements CustomLayer.".formatted(name()));
    }

    /** Whether a class is of one of these types, or may be: what is not known yet may be. */
    private static boolean inherits(TypeElement type, Set<String> names) {
        if (names.contains(type.getQualifiedName().toString())) {
            return true;
        }
        return Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream())
                .anyMatch(above -> above.getKind() == TypeKind.ERROR || isOne(above, names));
    }

    private static boolean isOne(TypeMirror type, Set<String> names) {
        return type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && inherits(element, names);
    }

    /** Whether a class that this one is built on is not known. */
    boolean isIncomplete() {
        return Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream())
                .anyMatch(above ->
                        above.getKind() == TypeKind.ERROR
                                || (above instanceof DeclaredType declared
                                        && declared.asElement() instanceof TypeElement element
                                        && new CustomClass(element, true).isIncomplete()));
    }

    /** Whether the model sees it, with the classes around it. */
    private Optional<Fault> sight() {
        for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
            if (!isSeen(e)) {
                return fault(
                        e.equals(type)
                                ? "the model cannot see: it is " + modifier(e)
                                : "the model cannot see: '%s' around it is %s"
                                        .formatted(e.getSimpleName(), modifier(e)),
                        "Let '%s' be public.".formatted(e.getSimpleName()));
            }
        }
        return Optional.empty();
    }

    private boolean isSeen(Element element) {
        Set<Modifier> modifiers = element.getModifiers();
        return modifiers.contains(Modifier.PUBLIC)
                || (samePackage && !modifiers.contains(Modifier.PRIVATE));
    }

    private static String modifier(Element element) {
        return element.getModifiers().contains(Modifier.PRIVATE)
                ? "private"
                : "not public, and of another package";
    }

    private Optional<Fault> inner() {
        return type.getNestingKind() == NestingKind.MEMBER
                        && !type.getModifiers().contains(Modifier.STATIC)
                ? fault(
                        "is an inner class and belongs to an object of '%s'"
                                .formatted(type.getEnclosingElement().getSimpleName()),
                        "Add 'static'.")
                : Optional.empty();
    }

    private Optional<Fault> generic() {
        return type.getTypeParameters().isEmpty()
                ? Optional.empty()
                : fault("has type parameters", "Remove them, or name a subclass without.");
    }

    private Optional<Fault> constructor(int arguments) {
        List<ExecutableElement> usable =
                ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                        .filter(this::isUsable)
                        .toList();
        if (usable.stream().anyMatch(c -> c.getParameters().size() == arguments)) {
            return Optional.empty();
        }
        String needed = parameters(arguments);
        return fault(
                "has no constructor %s that the model could call".formatted(needed),
                usable.isEmpty()
                        ? "Give it a public one, without checked exceptions."
                        : "It has one %s: give as many arguments."
                                .formatted(parameters(usable.getFirst().getParameters().size())));
    }

    private static String parameters(int count) {
        return switch (count) {
            case 0 -> "without parameters";
            case 1 -> "with a parameter of type double";
            default -> "with " + count + " parameters of type double";
        };
    }

    private boolean isUsable(ExecutableElement constructor) {
        return isSeen(constructor)
                && constructor.getParameters().stream()
                        .allMatch(p -> p.asType().getKind() == TypeKind.DOUBLE)
                && constructor.getThrownTypes().stream().allMatch(t -> isOne(t, UNCHECKED));
    }

    private String name() {
        return type.getSimpleName().toString();
    }

    private static Optional<Fault> fault(String what, String remedy) {
        return Optional.of(new Fault(what, remedy));
    }
}
