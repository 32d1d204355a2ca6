/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.fuzz;

import org.intaglio.processor.Repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Changes a good network into one that nobody should write. A seed gives one. */
final class MalformedNetworks {
    private static final List<String> LAYERS = layers();

    private final Random random;
    private final Values values;
    private final Network network;
    private final MalformedClasses classes;

    /** All annotations of layers, other ones of ours, and two that are none. */
    private static List<String> layers() {
        Path folder = Repository.root().resolve("annotations/src/main/java/org/intaglio/layer");
        try (Stream<Path> files = Files.list(folder)) {
            return Stream.concat(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> !name.startsWith("package-info"))
                                    .map(name -> name.replace(".java", ""))
                                    .sorted(),
                            Stream.of(
                                    "Input",
                                    "Shared",
                                    "Output",
                                    "NeuralNetwork",
                                    "Deprecated",
                                    "Dens",
                                    "Foo"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MalformedNetworks(long seed) {
        random = new Random(seed);
        values = new Values(random);
        network = GoodNetworks.any(random);
        classes = new MalformedClasses(random, values, network);
    }

    static Network of(long seed) {
        MalformedNetworks malformed = new MalformedNetworks(seed);
        int changes = 1 + malformed.random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            malformed.change();
        }
        malformed.call();
        return malformed.network;
    }

    /** A use of the model, for which a class stands in where it cannot be made. */
    private void call() {
        if (network.before.isEmpty() && network.name.equals("Net")) {
            network.after += "class Caller { NetModel model; }\n";
        }
    }

    private void change() {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> changeArgument();
            case 5, 6 -> addArgument();
            case 7 -> removeArgument();
            case 8 -> misspellArgument();
            case 9, 10 -> renameField();
            case 11 -> moveFields();
            case 12 -> addLayer();
            case 13 -> changeAnnotations();
            case 14 -> changeField();
            case 15 -> classes.change();
            case 16 -> classes.enclose();
            case 17 -> classes.addOthers();
            case 18 -> classes.rename();
            default -> rare();
        }
    }

    private void changeArgument() {
        Annotation annotation = values.any(network.allAnnotations());
        if (!annotation.arguments().isEmpty()) {
            String name = values.any(List.copyOf(annotation.arguments().keySet()));
            annotation.arguments().put(name, values.of(annotation.name(), name));
        }
    }

    private void addArgument() {
        Annotation annotation = values.any(network.allAnnotations());
        List<Method> attributes = Values.attributes(annotation.name());
        if (!attributes.isEmpty()) {
            String name = values.any(attributes).getName();
            annotation.arguments().put(name, values.of(annotation.name(), name));
        }
    }

    private void removeArgument() {
        Annotation annotation = values.any(network.allAnnotations());
        if (!annotation.arguments().isEmpty()) {
            annotation.arguments().remove(values.any(List.copyOf(annotation.arguments().keySet())));
        }
    }

    private void misspellArgument() {
        Annotation annotation = values.any(network.allAnnotations());
        String name =
                values.any(
                        List.of(
                                "value",
                                "unit",
                                "kernel_size",
                                "act",
                                "name",
                                "input",
                                "from",
                                "größe",
                                "loss",
                                "metrics"));
        annotation.arguments().put(name, values.of(annotation.name(), name));
    }

    private void renameField() {
        if (!network.fields.isEmpty()) {
            Field field = values.any(network.fields);
            String old = "\"" + field.name + "\"";
            String name = values.any(GoodNetworks.NAMES);
            field.name = name;
            if (random.nextInt(3) > 0) {
                for (Annotation annotation : network.allAnnotations()) {
                    annotation.arguments().replaceAll((k, v) -> v.replace(old, "\"" + name + "\""));
                }
            }
        }
    }

    private void moveFields() {
        if (network.fields.isEmpty()) {
            return;
        }
        int from = random.nextInt(network.fields.size());
        Field field = network.fields.get(from);
        switch (random.nextInt(3)) {
            case 0 -> network.fields.remove(from);
            case 1 -> {
                Field copy = field.copy();
                copy.name = random.nextBoolean() ? field.name : field.name + "2";
                network.fields.add(copy);
            }
            default -> {
                network.fields.remove(from);
                network.fields.add(random.nextInt(network.fields.size() + 1), field);
            }
        }
    }

    private void addLayer() {
        Field field = new Field("more" + network.fields.size(), layer());
        network.fields.add(random.nextInt(network.fields.size() + 1), field);
    }

    private Annotation layer() {
        Annotation annotation = new Annotation(values.any(LAYERS));
        for (Method method : Values.attributes(annotation.name())) {
            if (method.getDefaultValue() == null || random.nextInt(4) == 0) {
                annotation
                        .arguments()
                        .put(method.getName(), values.of(annotation.name(), method.getName()));
            }
        }
        return annotation;
    }

    private void changeAnnotations() {
        if (network.fields.isEmpty()) {
            return;
        }
        Field field = values.any(network.fields);
        switch (random.nextInt(4)) {
            case 0 -> field.annotations.clear();
            case 1 -> field.annotations.add(layer());
            case 2 ->
                    field.annotations.addFirst(
                            new Annotation(
                                    "SuppressWarnings",
                                    "value",
                                    values.any(
                                            List.of(
                                                    "\"INT050\"",
                                                    "\"intaglio\"",
                                                    "{}",
                                                    "\"INT012\""))));
            default -> {
                field.annotations.clear();
                field.annotations.add(layer());
            }
        }
    }

    private void changeField() {
        if (network.fields.isEmpty()) {
            return;
        }
        Field field = values.any(network.fields);
        switch (random.nextInt(3)) {
            case 0 ->
                    field.modifiers =
                            values.any(
                                    List.of(
                                            "private ",
                                            "static ",
                                            "final ",
                                            "public static final ",
                                            "transient ",
                                            "volatile ",
                                            "protected ",
                                            "abstract "));
            case 1 ->
                    field.type =
                            values.any(
                                    List.of(
                                            "org.intaglio.Layer",
                                            "Layer[]",
                                            "String",
                                            "int",
                                            "Foo",
                                            "java.util.List<Layer>",
                                            "NetModel",
                                            "Net",
                                            "void",
                                            "@Deprecated Layer",
                                            "Layer<String>"));
            default ->
                    field.rest =
                            values.any(
                                    List.of(" = null", ", other", "[]", " = new Layer() {}", "()"));
        }
    }

    /** What takes long to compile. */
    private void rare() {
        int count = values.any(List.of(2, 20, 101, 253, 300));
        String names =
                IntStream.range(0, count)
                        .mapToObj(i -> "\"m" + i + "\"")
                        .collect(Collectors.joining(", "));
        List<Field> many = new ArrayList<>();
        Annotation each =
                random.nextBoolean()
                        ? new Annotation("Input", "value", "1")
                        : new Annotation("Dense", "units", "1");
        for (int i = 0; i < count; i++) {
            many.add(new Field("m" + i, each.copy()));
        }
        network.fields.addAll(random.nextInt(network.fields.size() + 1), many);
        if (random.nextBoolean()) {
            network.fields.add(
                    new Field(
                            "merged",
                            new Annotation(
                                    values.any(
                                            List.of("Add", "Concatenate", "Multiply", "Subtract")),
                                    "from",
                                    "{" + names + "}")));
        }
    }
}
