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
import org.intaglio.processor.Repository;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /**
     * What may be left out has the same default by both names, of which one is shown to readers.
     */
    @Test
    void shortFormsHaveTheDefaultsOfTheLongOnes() throws IOException, ReflectiveOperationException {
        Pattern shortFor = Pattern.compile("@ShortFor\\((?:value = )?\"(\\w+)\"");
        int found = 0;
        for (String annotation : LayerReader.annotations()) {
            Path source = Repository.root().resolve("annotations/src/main/java");
            Matcher matcher =
                    shortFor.matcher(
                            Files.readString(
                                    source.resolve(annotation.replace('.', '/') + ".java")));
            if (matcher.find()) {
                Class<?> type = Class.forName(annotation);
                assertWithMessage(annotation)
                        .that(type.getDeclaredMethod("value").getDefaultValue())
                        .isEqualTo(type.getDeclaredMethod(matcher.group(1)).getDefaultValue());
                found++;
            }
        }
        assertThat(found).isAtLeast(20);
    }

    /** As in Keras, where each parameter with a penalty can be constrained as well. */
    @Test
    void whatHasAPenaltyHasAConstraint() throws ClassNotFoundException {
        int found = 0;
        for (Class<?> layer : LayerSpec.kinds()) {
            Set<String> attributes = new TreeSet<>();
            for (Method attribute :
                    Class.forName(LayerReader.annotation(layer)).getDeclaredMethods()) {
                attributes.add(attribute.getName());
            }
            for (String attribute : attributes) {
                if (attribute.endsWith("Regularizer") && !attribute.equals("activityRegularizer")) {
                    assertWithMessage("%s", layer)
                            .that(attributes)
                            .contains(attribute.replace("Regularizer", "Constraint"));
                    found++;
                }
            }
        }
        assertThat(found).isAtLeast(30);
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
