/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import static com.google.common.truth.Truth.assertWithMessage;

import com.palantir.javapoet.JavaFile;

import org.intaglio.runtime.Model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles generated source in memory, with all warnings as errors, and loads it. */
final class Javac {
    private Javac() {}

    /** The classes of source files, by binary name. */
    static Map<String, byte[]> compile(List<JavaFile> files) {
        JavaCompiler javac = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        Map<String, ByteArrayOutputStream> classes = new TreeMap<>();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager standard = javac.getStandardFileManager(null, null, null)) {
            List<JavaFileObject> sources = new ArrayList<>();
            for (JavaFile file : files) {
                sources.add(source(file));
            }
            boolean compiled =
                    javac.getTask(
                                    null,
                                    new Memory(standard, classes),
                                    diagnostics,
                                    List.of(
                                            "-Xlint:all,-path,-classfile",
                                            "-Werror",
                                            "-proc:none",
                                            "-classpath",
                                            System.getProperty("java.class.path")),
                                    null,
                                    sources)
                            .call();
            assertWithMessage("%s\n%s", diagnostics.getDiagnostics(), files)
                    .that(compiled)
                    .isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, byte[]> bytes = new TreeMap<>();
        classes.forEach((name, stream) -> bytes.put(name, stream.toByteArray()));
        return bytes;
    }

    /** A generated class of {@link #compile}. */
    static Class<? extends Model> load(Map<String, byte[]> classes, String name) {
        ClassLoader loader =
                new ClassLoader(Javac.class.getClassLoader()) {
                    @Override
                    protected Class<?> findClass(String wanted) throws ClassNotFoundException {
                        byte[] bytes = classes.get(wanted);
                        if (bytes == null) {
                            throw new ClassNotFoundException(wanted);
                        }
                        return defineClass(wanted, bytes, 0, bytes.length);
                    }
                };
        try {
            return loader.loadClass(name).asSubclass(Model.class);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static JavaFileObject source(JavaFile file) {
        String path = file.packageName().replace('.', '/') + "/" + file.typeSpec().name();
        return new SimpleJavaFileObject(
                URI.create("string:///" + path + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return file.toString();
            }
        };
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        Memory(JavaFileManager standard, Map<String, ByteArrayOutputStream> classes) {
            super(standard);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(
                    URI.create("string:///" + name.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream stream = new ByteArrayOutputStream();
                    classes.put(name, stream);
                    return stream;
                }
            };
        }
    }
}
