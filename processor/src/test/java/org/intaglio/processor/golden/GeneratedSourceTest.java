/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.intaglio.processor.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The text that the processor writes. */
class GeneratedSourceTest {
    private static final String UPDATE = "intaglio.updateGolden";
    private static final Path GOLDEN =
            Repository.root().resolve("processor/src/test/resources/generated");

    static Stream<NetworkSource> examples() {
        return Stream.of(ExampleNetworks.MNIST_CNN, ExampleNetworks.TWO_INPUTS);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isThatOfTheGoldenFile(NetworkSource network) throws IOException {
        String name = network.modelName().replaceFirst(".*\\.", "") + ".java";
        Path golden = GOLDEN.resolve(name);
        String generated = network.generated();
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, generated);
        }
        assertWithMessage("%s does not exist; write it with -D%s=true", golden, UPDATE)
                .that(Files.exists(golden))
                .isTrue();
        assertWithMessage(
                        "%s is not what the processor writes; look at the difference, and if it is"
                                + " meant: ./mvnw verify -D%s=true",
                        golden, UPDATE)
                .that(generated)
                .isEqualTo(Files.readString(golden));
    }

    /**
     * Another process has another order of hash codes, another time, and here another language,
     * whose digits are not ours.
     */
    @Test
    void isTheSameInAnotherProcess(@TempDir Path folder) throws Exception {
        List<NetworkSource> networks = new ArrayList<>(examples().toList());
        for (GoldenCase golden : GoldenDirectory.read(GoldenDirectory.checkedIn())) {
            if (KerasScope.outside(golden).isEmpty()) {
                networks.add(GoldenProgram.translate(golden).source());
            }
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path sources = Files.createDirectories(folder.resolve("sources"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
        command.addAll(List.of("-J-Duser.language=ar", "-J-Duser.country=EG"));
        command.addAll(List.of("-encoding", "UTF-8", "-proc:only", "-nowarn"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("-processor", "org.intaglio.processor.NetworkProcessor"));
        command.addAll(List.of("-d", classes.toString(), "-s", sources.toString()));
        for (NetworkSource network : networks) {
            Path file = folder.resolve(network.className().replaceFirst(".*\\.", "") + ".java");
            command.add(Files.writeString(file, network.text()).toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertWithMessage(output).that(process.exitValue()).isEqualTo(0);
        for (NetworkSource network : networks) {
            Path file = sources.resolve(network.modelName().replace('.', '/') + ".java");
            assertWithMessage(network.modelName())
                    .that(Files.readString(file))
                    .isEqualTo(network.generated());
        }
    }
}
