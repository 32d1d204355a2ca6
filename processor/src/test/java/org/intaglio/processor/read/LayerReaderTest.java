/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.intaglio.Constraint;
import org.intaglio.layer.Dense;
import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.LayerSpec;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

class LayerReaderTest {
    /** Beside the layers, what else makes a field a layer. */
    private static final List<String> OTHERS =
            List.of("org.intaglio.Input", "org.intaglio.Shared", "org.intaglio.Use");

    @Test
    void readsEveryLayerAnnotation() throws IOException, URISyntaxException {
        Path classes =
                Path.of(Dense.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> annotations;
        if (Files.isDirectory(classes)) {
            annotations = names(classes.resolve("org/intaglio/layer"));
        } else {
            try (var jar = java.nio.file.FileSystems.newFileSystem(classes)) {
                annotations = names(jar.getPath("org/intaglio/layer"));
            }
        }
        assertThat(LayerReader.annotations()).containsAtLeastElementsIn(annotations);
        assertThat(LayerReader.annotations()).hasSize(annotations.size() + OTHERS.size());
    }

    /**
     * What is no component says what the layer reads, or stands for a component without its name.
     */
    @Test
    void componentsAreAttributes() throws ClassNotFoundException {
        for (Class<?> layer : LayerSpec.kinds()) {
            Set<String> names = new TreeSet<>();
            for (RecordComponent component : layer.getRecordComponents()) {
                if (!LayerFacts.class.isAssignableFrom(component.getType())) {
                    names.add(component.getName()); // A wrapper's layer has its own annotation.
                }
                assertWithMessage("%s of %s", component, layer)
                        .that(LayerReader.canRead(component.getType()))
                        .isTrue();
            }
            Set<String> attributes = new TreeSet<>();
            for (Method attribute :
                    Class.forName(LayerReader.annotation(layer)).getDeclaredMethods()) {
                boolean isText =
                        attribute.getReturnType() == String.class
                                || attribute.getReturnType() == String[].class;
                if (attribute.getReturnType() == Constraint.class) {
                    continue; // Read for all layers alike, by the names of parameters.
                }
                boolean isKnown = names.contains(attribute.getName());
                if (isKnown || !(isText || attribute.getName().equals("value"))) {
                    attributes.add(attribute.getName());
                }
            }
            assertWithMessage("%s", layer).that(attributes).isEqualTo(names);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".class") && !f.equals("package-info.class"))
                    .map(f -> "org.intaglio.layer." + f.substring(0, f.length() - 6))
                    .toList();
        }
    }
}
