/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.scaling;

import org.intaglio.runtime.Device;
import org.intaglio.runtime.Model;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A network compiled by javac and the annotation processor of the class path, within this JVM.
 *
 * @param seconds how long that took
 * @param bytes the size of the class files
 */
record NetworkCompilation(Class<?> model, double seconds, long bytes) {
    /**
     * Compiles.
     *
     * @throws IllegalArgumentException if javac refuses; the message is what it says
     */
    static NetworkCompilation of(DenseNetwork network) throws IOException {
        Path directory = Files.createTempDirectory("intaglio-scaling");
        try {
            long start = System.nanoTime();
            compile(network, directory);
            double seconds = (System.nanoTime() - start) * 1e-9;
            return new NetworkCompilation(load(directory), seconds, size(directory));
        } finally {
            delete(directory);
        }
    }

    private static void compile(DenseNetwork network, Path directory) {
        String classPath = System.getProperty("java.class.path");
        StringWriter answer = new StringWriter();
        boolean success =
                ToolProvider.getSystemJavaCompiler()
                        .getTask(
                                answer,
                                null,
                                null,
                                List.of(
                                        "-classpath",
                                        classPath,
                                        "-processorpath",
                                        processor(classPath),
                                        "-d",
                                        directory.toString()),
                                null,
                                List.of(new Source(network)))
                        .call();
        if (!success) {
            throw new IllegalArgumentException("javac refuses " + network + ":\n" + answer);
        }
    }

    /** The class path without JMH, which has an annotation processor too. */
    private static String processor(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("jmh"))
                .reduce((a, b) -> a + File.pathSeparator + b)
                .orElseThrow();
    }

    private static Class<?> load(Path directory) throws IOException {
        URL[] path = {directory.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path)) {
            Class<?> model = loader.loadClass(DenseNetwork.NAME + "Model");
            // Its nested classes too, before the directory is gone.
            for (Class<?> nested : model.getDeclaredClasses()) {
                Class.forName(nested.getName(), true, loader);
            }
            return model;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the processor has written no model", e);
        }
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(NetworkCompilation::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new model. */
    Model create(Device device, long seed) {
        try {
            return (Model)
                    model.getMethod("create", Device.class, long.class).invoke(null, device, seed);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create " + model, e);
        }
    }

    /** The declaration, in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(DenseNetwork network) {
            super(URI.create("memory:/" + DenseNetwork.NAME + ".java"), Kind.SOURCE);
            this.text = network.source();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
