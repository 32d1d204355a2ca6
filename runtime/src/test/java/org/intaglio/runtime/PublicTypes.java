/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.NeuralNetwork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The types that applications, generated code and devices can see. */
final class PublicTypes {
    /** As in the two module-infos. */
    private static final Set<String> EXPORTED =
            Set.of(
                    "org.intaglio",
                    "org.intaglio.layer",
                    "org.intaglio.runtime",
                    "org.intaglio.runtime.data",
                    "org.intaglio.runtime.device",
                    "org.intaglio.runtime.kernel",
                    "org.intaglio.runtime.operation",
                    "org.intaglio.runtime.program",
                    "org.intaglio.runtime.random",
                    "org.intaglio.runtime.train");

    private PublicTypes() {}

    /** All of them, nested ones included, in the order of their names. */
    static List<Class<?>> all() {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> one : List.of(NeuralNetwork.class, Training.class)) {
            types.addAll(besides(one));
        }
        types.sort(Comparator.comparing(Class::getName));
        return types;
    }

    private static List<Class<?>> besides(Class<?> one) {
        try {
            URI place = one.getProtectionDomain().getCodeSource().getLocation().toURI();
            Path path = Path.of(place);
            if (Files.isDirectory(path)) {
                return in(path);
            }
            try (FileSystem jar = FileSystems.newFileSystem(path)) {
                return in(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Class<?>> in(Path root) throws IOException {
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String name = root.relativize(file).toString();
                name = name.substring(0, name.length() - ".class".length());
                name = name.replace(file.getFileSystem().getSeparator(), ".");
                if (name.endsWith("-info")
                        || !EXPORTED.contains(name.substring(0, name.lastIndexOf('.')))) {
                    continue;
                }
                Class<?> type = type(name);
                if (isVisible(type)) {
                    types.add(type);
                }
            }
        }
        return types;
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, PublicTypes.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isVisible(Class<?> type) {
        for (Class<?> t = type; t != null; t = t.getDeclaringClass()) {
            if (!Modifier.isPublic(t.getModifiers()) || t.isAnonymousClass() || t.isLocalClass()) {
                return false;
            }
        }
        return true;
    }
}
