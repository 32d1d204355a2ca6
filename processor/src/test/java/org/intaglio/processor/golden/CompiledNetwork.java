/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import com.google.testing.compile.Compilation;

import org.intaglio.runtime.Device;
import org.intaglio.runtime.Model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

import javax.tools.JavaFileObject;

/** A declaration that javac has compiled with the processor, and that is loaded. */
final class CompiledNetwork {
    private final Class<?> model;

    private CompiledNetwork(Class<?> model) {
        this.model = model;
    }

    static CompiledNetwork compile(NetworkSource source) {
        return load(source, source.compile());
    }

    /** What has been compiled of a source. */
    static CompiledNetwork load(NetworkSource source, Compilation compilation) {
        Classes classes = new Classes();
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                classes.add(file);
            }
        }
        try {
            return new CompiledNetwork(classes.loadClass(source.modelName()));
        } catch (ClassNotFoundException e) {
            throw new AssertionError("The processor has written no model class", e);
        }
    }

    /** What a user calls: {@code FooModel.create(device)}. */
    Model create(Device device) {
        try {
            Method create = model.getDeclaredMethod("create", Device.class);
            // Declaration and model are package-private, as a user's may be.
            create.setAccessible(true);
            return (Model) create.invoke(null, device);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("create(Device) of " + model.getName() + " fails", e);
        }
    }

    private static final class Classes extends ClassLoader {
        private final Map<String, byte[]> bytes = new HashMap<>();

        Classes() {
            super(CompiledNetwork.class.getClassLoader());
        }

        void add(JavaFileObject file) {
            String path = file.getName().replaceFirst("^/?CLASS_OUTPUT/", "");
            String name = path.replaceFirst("\\.class$", "").replace('/', '.');
            try (InputStream in = file.openInputStream()) {
                bytes.put(name, in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] code = bytes.get(name);
            if (code == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, code, 0, code.length);
        }
    }
}
