/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jdk.incubator.vector.FloatVector;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.tools.JavaFileObject;

/**
 * The same seed gives the same bits in every start of a JVM, interpreted, compiled by the first
 * compiler or by the second, cold or warm. Networks that end in one unit have the sum over a
 * vector's lanes that others have not.
 */
final class ColdAndWarmTest {
    private static final NetworkSource REGRESSION =
            ExampleNetworks.of(
                    "OneUnit",
                    """
                    @NeuralNetwork(input = 37, loss = MEAN_SQUARED_ERROR)
                    class OneUnit {
                        @Dense(units = 19, activation = GELU) Layer hidden;
                        @BatchNormalization                   Layer norm;
                        @Dropout(0.2)                         Layer drop;
                        @Dense(units = 1)                     Layer price;
                    }
                    """);

    private static final NetworkSource CLASSIFIER =
            ExampleNetworks.of(
                    "OneSigmoid",
                    """
                    @NeuralNetwork(input = 32, loss = BINARY_CROSSENTROPY)
                    class OneSigmoid {
                        @Dense(units = 1, activation = SIGMOID) Layer answer;
                    }
                    """);

    @TempDir Path classes;

    @ParameterizedTest
    @CsvSource({
        "OneUnit,vector,16",
        "OneUnit,vector,32",
        "OneUnit,vector,64",
        "OneUnit,scalar,64",
        "OneSigmoid,vector,64",
        "OneSigmoid,scalar,64"
    })
    void everyJvmGivesTheSameBits(String network, String device, int width)
            throws IOException, InterruptedException {
        int widest = FloatVector.SPECIES_MAX.vectorByteSize();
        assumeTrue(
                width <= widest || device.equals("scalar"),
                "this machine's vectors have " + widest + " bytes");
        NetworkSource source = network.equals("OneUnit") ? REGRESSION : CLASSIFIER;
        for (JavaFileObject file : source.compile().generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                Path to = classes.resolve(file.getName().replaceFirst("^/?CLASS_OUTPUT/", ""));
                Files.createDirectories(to.getParent());
                try (InputStream in = file.openInputStream()) {
                    Files.write(to, in.readAllBytes());
                }
            }
        }
        String size = "-XX:MaxVectorSize=" + width;
        String model = source.modelName();
        String cold = run(List.of(size), model, device, 1);
        assertThat(cold).matches("[0-9a-f]+");
        for (List<String> options :
                List.of(
                        List.of(size, "-Xint"),
                        List.of(size, "-XX:TieredStopAtLevel=1"),
                        List.of(
                                size,
                                "-Xcomp",
                                "-XX:CompileCommand=quiet",
                                "-XX:CompileCommand=compileonly,org.intaglio.runtime.*::*"))) {
            assertWithMessage("%s", options).that(run(options, model, device, 1)).isEqualTo(cold);
        }
        assertWithMessage("warm").that(run(List.of(size), model, device, 400)).isEqualTo(cold);
    }

    private String run(List<String> options, String model, String device, int repeats)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(
                List.of(
                        "--add-modules=jdk.incubator.vector",
                        "-cp",
                        classes + File.pathSeparator + System.getProperty("java.class.path"),
                        ColdAndWarm.class.getName(),
                        model,
                        device,
                        Integer.toString(repeats)));
        Path output = Files.createTempFile(classes, "run", ".txt");
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(output.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("no end after 120 s: " + command);
        }
        assertWithMessage("exit status of %s", command).that(process.exitValue()).isEqualTo(0);
        return Files.readString(output, StandardCharsets.UTF_8).strip();
    }
}
