/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.NeuralNetwork;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whoever imports all our packages and all our constants with stars can use every name: javac calls
 * a name that two of them bring ambiguous.
 */
class StarImportsTest {
    private final Map<String, List<String>> owners = new TreeMap<>();

    @Test
    void noTypeIsInTwoPackagesOrInJavaLang() {
        for (Class<?> type : PublicTypes.all()) {
            // Generated code and devices name what they use of these packages.
            if (!type.isMemberClass() && !isNotForApplications(type)) {
                add(type.getSimpleName(), type.getPackageName());
            }
        }
        assertThat(owners).containsKey(NeuralNetwork.class.getSimpleName());
        assertThat(owners).containsKey(Training.class.getSimpleName());
        for (String name : List.copyOf(owners.keySet())) {
            if (isInJavaLang(name)) {
                add(name, "java.lang");
            }
        }
        assertThat(clashes()).isEmpty();
    }

    @Test
    void noConstantIsInTwoTypes() {
        for (Class<?> type : PublicTypes.all()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isPublic(field.getModifiers())
                        && Modifier.isStatic(field.getModifiers())
                        && !isNotForApplications(type)) {
                    add(field.getName(), type.getName());
                }
            }
        }
        assertThat(owners).containsKey("MEAN_SQUARED_ERROR");
        assertThat(owners).containsKey("ACCURACY");
        assertThat(clashes()).isEmpty();
    }

    private static boolean isNotForApplications(Class<?> type) {
        return Stream.of("device", "kernel", "operation", "program")
                .anyMatch(name -> type.getPackageName().equals("org.intaglio.runtime." + name));
    }

    private static boolean isInJavaLang(String name) {
        try {
            return Modifier.isPublic(Class.forName("java.lang." + name).getModifiers());
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private void add(String name, String owner) {
        owners.computeIfAbsent(name, n -> new ArrayList<>()).add(owner);
    }

    private Map<String, List<String>> clashes() {
        Map<String, List<String>> clashes = new TreeMap<>(owners);
        clashes.values().removeIf(list -> list.size() == 1);
        return clashes;
    }
}
