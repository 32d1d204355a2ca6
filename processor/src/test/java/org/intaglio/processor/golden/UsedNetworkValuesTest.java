/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.common.collect.ImmutableList;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;

import org.intaglio.processor.NetworkProcessor;
import org.intaglio.runtime.Device;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Parameter;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.train.Adam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import javax.tools.JavaFileObject;

/** A network that uses another is the network that one would write by hand, bit for bit. */
class UsedNetworkValuesTest {
    private static final String IMPORTS =
            """
            package golden;

            import static org.intaglio.Activation.*;

            import org.intaglio.*;
            import org.intaglio.layer.*;

            """;

    private static final String BACKBONE =
            """
            @NeuralNetwork(input = {6, 6, 2}, loss = Loss.MEAN_SQUARED_ERROR)
            class Backbone {
                @Conv2D(filters = 3, kernelSize = 3, activation = RELU) Layer edges;
                @MaxPooling2D                                           Layer pool;
                @BatchNormalization                                     Layer norm;
                @Flatten                                                Layer flat;
            }
            """;

    private static final String NET =
            """
            @NeuralNetwork(input = {6, 6, 2}, loss = Loss.MEAN_SQUARED_ERROR)
            class Net {
                %s @Use(Backbone.class) Layer base;
                @Dense(units = 2)       Layer last;
            }
            """;

    private static final String BY_HAND =
            """
            @NeuralNetwork(input = {6, 6, 2}, loss = Loss.MEAN_SQUARED_ERROR)
            class Net {
                %1$s @Conv2D(filters = 3, kernelSize = 3, activation = RELU) Layer edges;
                @MaxPooling2D                                                Layer pool;
                %1$s @BatchNormalization                                     Layer norm;
                @Flatten                                                     Layer flat;
                @Dense(units = 2)                                            Layer last;
            }
            """;

    @Test
    void isTheNetworkWrittenByHand() {
        assertThat(trained(NET.formatted("") + BACKBONE)).isEqualTo(trained(BY_HAND.formatted("")));
    }

    @Test
    void frozenIsEachOfItsLayersFrozen() {
        String frozen = NET.formatted("@Frozen") + BACKBONE;
        assertThat(trained(frozen)).isEqualTo(trained(BY_HAND.formatted("@Frozen")));

        Model model = model(frozen);
        List<float[]> before = model.parameters().stream().map(Parameter::toArray).toList();
        assertThat(
                        model.parameters().stream()
                                .filter(Parameter::trainable)
                                .map(Parameter::path)
                                .toList())
                .containsExactly("last.kernel", "last.bias");
        fit(model);
        for (int i = 0; i < before.size(); i++) {
            Parameter parameter = model.parameters().get(i);
            boolean isSame = Arrays.equals(parameter.toArray(), before.get(i));
            assertThat(parameter.path() + " " + isSame)
                    .isEqualTo(parameter.path() + " " + !parameter.trainable());
        }
    }

    /** No code for what nobody wants: neither for the kernel nor for what lies below. */
    @Test
    void frozenLayersHaveNoGradientCode() {
        NetworkSource source =
                new NetworkSource("golden.Net", IMPORTS + NET.formatted("@Frozen") + BACKBONE);
        assertThat(source.generated()).doesNotContain("base_edgesKernelGradient");
        assertThat(source.generated()).doesNotContain("lastInputGradient");
        assertThat(source.generated().replaceAll("\\s+", " "))
                .contains("f.state, BASE_EDGES_KERNEL");
        NetworkSource trained =
                new NetworkSource("golden.Net", IMPORTS + NET.formatted("") + BACKBONE);
        assertThat(trained.generated()).contains("base_edgesKernelGradient");
        assertThat(trained.generated()).contains("lastInputGradient");
    }

    /** What is frozen need not be kept from step to step, or waited for. */
    @Test
    void onlyMovingAveragesMove() {
        assertThat(model(NET.formatted("") + BACKBONE).architecture().moving()).isEqualTo(6);
        assertThat(model(NET.formatted("@Frozen") + BACKBONE).architecture().moving()).isEqualTo(0);
        Architecture mixed =
                model(BY_HAND.formatted("").replaceFirst("@Conv2D", "@Frozen @Conv2D"))
                        .architecture();
        assertThat(mixed.moving()).isEqualTo(6);
        for (Architecture.Weights w : mixed.parameters()) {
            if (!w.trainable()) {
                assertThat(w.path() + " " + (w.offset() < mixed.moving()))
                        .isEqualTo(w.path() + " " + w.layer().equals("norm"));
            }
        }
    }

    @Test
    void pathsBeginWithTheField() {
        assertThat(
                        model(NET.formatted("") + BACKBONE).parameters().stream()
                                .map(Parameter::path)
                                .toList())
                .containsExactly(
                        "base.edges.kernel",
                        "base.edges.bias",
                        "base.norm.gamma",
                        "base.norm.beta",
                        "base.norm.movingMean",
                        "base.norm.movingVariance",
                        "last.kernel",
                        "last.bias")
                .inOrder();
    }

    /** Another jar has class files only. */
    @Test
    void theUsedClassMayBeCompiled(@TempDir Path folder) throws IOException {
        Compilation first =
                javac().withProcessors(new NetworkProcessor())
                        .compile(
                                JavaFileObjects.forSourceString(
                                        "golden.Backbone", IMPORTS + BACKBONE));
        for (JavaFileObject file : first.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                Path path = folder.resolve(file.getName().replaceFirst("^/?CLASS_OUTPUT/", ""));
                Files.createDirectories(path.getParent());
                try (InputStream in = file.openInputStream()) {
                    Files.write(path, in.readAllBytes());
                }
            }
        }
        Stream<File> classpath =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(File::new);
        Compilation second =
                javac().withProcessors(new NetworkProcessor())
                        .withClasspath(
                                Stream.concat(Stream.of(folder.toFile()), classpath)
                                        .collect(ImmutableList.toImmutableList()))
                        .compile(
                                JavaFileObjects.forSourceString(
                                        "golden.Net", IMPORTS + NET.formatted("")));
        assertThat(second.errors()).isEmpty();
        JavaFileObject generated = second.generatedSourceFile("golden.NetModel").orElseThrow();
        assertThat(generated.getCharContent(false).toString())
                .isEqualTo(
                        new NetworkSource("golden.Net", IMPORTS + NET.formatted("") + BACKBONE)
                                .generated());
    }

    private static Model model(String text) {
        return CompiledNetwork.compile(new NetworkSource("golden.Net", IMPORTS + text))
                .create(Device.scalar());
    }

    /** All weights after some steps. */
    private static List<List<Float>> trained(String text) {
        Model model = model(text);
        // They start by their paths, which differ.
        Random random = new Random(2);
        for (Parameter parameter : model.parameters()) {
            if (parameter.name().equals("kernel")) {
                float[] start = new float[parameter.size()];
                fill(start, random);
                parameter.set(start);
            }
        }
        fit(model);
        return model.parameters().stream()
                .map(Parameter::toArray)
                .map(UsedNetworkValuesTest::list)
                .toList();
    }

    private static List<Float> list(float[] values) {
        Float[] boxed = new Float[values.length];
        for (int i = 0; i < values.length; i++) {
            boxed[i] = values[i];
        }
        return List.of(boxed);
    }

    private static void fit(Model model) {
        Random random = new Random(5);
        float[][] x = new float[12][72];
        float[][] y = new float[12][2];
        for (float[] row : x) {
            fill(row, random);
        }
        for (float[] row : y) {
            fill(row, random);
        }
        model.fit(x, y, Training.with(Adam.create()).epochs(3).batchSize(4).seed(1));
    }

    private static void fill(float[] row, Random random) {
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) random.nextGaussian();
        }
    }
}
