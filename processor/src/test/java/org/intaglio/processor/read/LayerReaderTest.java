/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.layer.Dense;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class LayerReaderTest {
    /** Beside the layers, what else makes a field a layer. */
    private static final List<String> OTHERS = List.of("org.intaglio.Input", "org.intaglio.Shared");

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

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".class") && !f.equals("package-info.class"))
                    .map(f -> "org.intaglio.layer." + f.substring(0, f.length() - 6))
                    .toList();
        }
    }
}
