/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Eclipse's compiler runs the processor, and accepts what it writes. */
class EclipseCompilerTest {
    @Test
    void compilesTheGoldenNetworks(@TempDir Path folder) throws IOException {
        List<NetworkSource> networks = new ArrayList<>();
        networks.add(ExampleNetworks.MNIST_CNN);
        networks.add(ExampleNetworks.TWO_INPUTS);
        networks.add(ExampleNetworks.residual(2));
        for (GoldenCase golden : GoldenDirectory.read(GoldenDirectory.checkedIn())) {
            if (KerasScope.outside(golden).isEmpty()) {
                networks.add(GoldenProgram.translate(golden).source());
            }
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path sources = Files.createDirectories(folder.resolve("sources"));
        List<String> command = new ArrayList<>();
        command.addAll(List.of("--release", "25", "-encoding", "UTF-8"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("-processorpath", System.getProperty("java.class.path")));
        command.addAll(List.of("-processor", "org.intaglio.processor.NetworkProcessor"));
        command.addAll(List.of("-d", classes.toString(), "-s", sources.toString()));
        for (NetworkSource network : networks) {
            Path file = folder.resolve(network.className().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            command.add(Files.writeString(file, network.text()).toString());
        }
        StringWriter messages = new StringWriter();
        PrintWriter out = new PrintWriter(messages);
        boolean done = BatchCompiler.compile(command.toArray(String[]::new), out, out, null);
        assertWithMessage(messages.toString()).that(done).isTrue();
        for (NetworkSource network : networks) {
            String path = network.modelName().replace('.', '/');
            assertThat(Files.exists(classes.resolve(path + ".class"))).isTrue();
            assertWithMessage("what javac gets, Eclipse's compiler gets too")
                    .that(Files.readString(sources.resolve(path + ".java")))
                    .isEqualTo(network.generated());
        }
    }
}
