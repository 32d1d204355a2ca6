/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.fuzz;

import org.intaglio.NeuralNetwork;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Values for attributes: those at the limits, and those that cannot be. */
final class Values {
    private static final List<String> INTS =
            List.of(
                    "0",
                    "-1",
                    "1",
                    "2",
                    "3",
                    "7",
                    "-2147483648",
                    "2147483647",
                    "65536",
                    "46341",
                    "1 << 20",
                    "1000000",
                    "'a'",
                    "3 / 0",
                    "010",
                    "(int) 1e9",
                    "16777217");
    private static final List<String> DOUBLES =
            List.of(
                    "0",
                    "-0.0",
                    "1",
                    "-1",
                    "0.5",
                    "0.99999999",
                    "1e300 * 1e10",
                    "-1.0 / 0",
                    "0.0 / 0",
                    "4.9e-324",
                    "1e-46",
                    "3.5e38",
                    "Double.MAX_VALUE",
                    "'a'",
                    "1e-7f");
    private static final List<String> TEXTS =
            List.of(
                    "\"\"",
                    "\" \"",
                    "\"nosuch\"",
                    "\"input\"",
                    "\"hidden\"",
                    "\"flat\"",
                    "\"digit\"",
                    "\"price\"",
                    "\"a\"",
                    "\"last\"",
                    "\"größe\"",
                    "\"\\u0000\"",
                    "\"a\\nb\"",
                    "\"%s\"",
                    "\"a\" + \"b\"",
                    "\"\\\"\"",
                    "\"Flat\"",
                    "\"left\"");

    /**
     * Values of other types. Not all that can be written: javac itself does not survive each of
     * them.
     */
    private static final List<String> FOREIGN =
            List.of(
                    "null",
                    "\"x\"",
                    "1",
                    "1L",
                    "1.5",
                    "true",
                    "{}",
                    "{1, 2}",
                    "Foo",
                    "K.N",
                    "RELU",
                    "SAME",
                    "HUBER",
                    "ZEROS",
                    "Relu",
                    "MSE",
                    "Activation.RELU",
                    "@Init(ZEROS)",
                    "@Regularizer",
                    "String.class",
                    "NOT_FINAL",
                    "{{1}}",
                    "\"a\".length()");

    private final Random random;

    Values(Random random) {
        this.random = random;
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The annotation's attributes, if it is one of ours. */
    static List<Method> attributes(String annotation) {
        return annotation(annotation)
                .map(type ->
                        Arrays.stream(type.getDeclaredMethods())
                                .sorted((a, b) -> a.getName().compareTo(b.getName()))
                                .toList())
                .orElse(List.of());
    }

    private static Optional<Class<?>> annotation(String name) {
        return Stream.of("org.intaglio.", "org.intaglio.layer.")
                .map(folder -> folder + name)
                .filter(type ->
                        NeuralNetwork.class.getResource("/" + type.replace('.', '/') + ".class")
                                != null)
                .findFirst()
                .map(Values::load);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** Mostly of a type that the attribute takes. */
    String of(String annotation, String attribute) {
        Optional<Method> method =
                attributes(annotation).stream()
                        .filter(m -> m.getName().equals(attribute))
                        .findAny();
        return method.isEmpty() || random.nextInt(8) == 0
                ? any(FOREIGN)
                : of(method.get().getReturnType());
    }

    private String of(Class<?> type) {
        if (type.isArray()) {
            return array(type.getComponentType());
        }
        if (type == int.class) {
            return any(INTS);
        }
        if (type == double.class) {
            return any(DOUBLES);
        }
        if (type == boolean.class) {
            return Boolean.toString(random.nextBoolean());
        }
        if (type == String.class) {
            return any(TEXTS);
        }
        if (type.isEnum()) {
            return any(Arrays.asList(type.getEnumConstants())).toString();
        }
        return nested(type.getSimpleName());
    }

    private String array(Class<?> type) {
        int length = random.nextInt(20) == 0 ? 300 : random.nextInt(6);
        List<String> items = new ArrayList<>();
        String first = of(type);
        for (int i = 0; i < length; i++) {
            items.add(random.nextBoolean() ? first : of(type));
        }
        return "{" + String.join(", ", items) + "}";
    }

    private String nested(String name) {
        Annotation nested = new Annotation(name);
        for (Method method : attributes(name)) {
            if (method.getDefaultValue() == null || random.nextInt(3) == 0) {
                nested.arguments().put(method.getName(), of(method.getReturnType()));
            }
        }
        return nested.toString();
    }
}
