/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import static com.google.common.truth.Truth.assertThat;

import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Eclipse's compiler shows the processor a model of its own, and gets the same answers. */
class EclipseCompilerTest {
    private static final Pattern ID = Pattern.compile("\\[(INT\\d{3})\\]");

    @TempDir Path directory;

    @Test
    void compilesAGoodDeclaration() throws IOException {
        String output =
                compile(
                        """
                        @NeuralNetwork(input = {28, 28, 1}, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
                        class Net {
                            @Conv2D(filters = 4, kernelSize = 3, activation = RELU) Layer edges;
                            @MaxPooling2D Layer pool;
                            @Flatten Layer flat;
                            @Dropout(0.5) Layer drop;
                            @Dense(units = 10, activation = SOFTMAX, kernelInitializer = @Init(HE_NORMAL)) Layer digit;
                            NetModel model;
                        }
                        """);
        assertThat(output).doesNotContain("ERROR");
        assertThat(Files.exists(directory.resolve("NetModel.java"))).isTrue();
    }

    @Test
    void reportsWhatJavacReports() throws IOException {
        String source =
                """
                @NeuralNetwork(input = {28, 28, 1}, loss = BINARY_CROSSENTROPY)
                class Net {
                    @Conv2D(filters = 4, kernelSize = {3, 30}, activation = RELU) Layer edges;
                    @MaxPooling2D(from = "inptu") Layer pool;
                    @Flatten(from = "input") Layer flat;
                    @Dropout(0) Layer drop;
                    @Dense(units = 10, activation = SOFTMAX, kernelRegularizer = @Regularizer(l2 = -1)) Layer digit;
                    NetModel model;
                }
                """;
        List<String> ids =
                ID.matcher(compile(source)).results().map(m -> m.group(1)).sorted().toList();
        assertThat(ids)
                .isEqualTo(
                        Compiled.of(source).ids().stream()
                                .map(id -> id.substring(0, 6))
                                .sorted()
                                .toList());
        assertThat(ids).containsAtLeast("INT012", "INT024", "INT030", "INT053");
    }

    @Test
    void readsWhatIsWrittenWithItsName() throws IOException {
        assertThat(compile(withDropout("@Dropout(rate = 0.5)"))).doesNotContain("ERROR");
        assertThat(compile(withDropout("@Dropout(rate = 2)"))).contains("[INT021]");
        assertThat(compile(withDropout("@Dropout"))).contains("[INT028]");
        assertThat(compile(withDropout("@Dropout(value = 0.5, rate = 0.5)"))).contains("[INT029]");
    }

    private static String withDropout(String dropout) {
        return """
        @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
        class Net {
            %s Layer drop;
            @Dense(units = 1) Layer price;
        }
        """
                .formatted(dropout);
    }

    private String compile(String source) throws IOException {
        Path file = directory.resolve("Net.java");
        Files.writeString(
                file,
                """
                import org.intaglio.*; import org.intaglio.layer.*;
                import static org.intaglio.Activation.*; import static org.intaglio.Initializer.*;
                import static org.intaglio.Loss.*;
                """
                        + source);
        String classPath = System.getProperty("java.class.path");
        StringWriter output = new StringWriter();
        BatchCompiler.compile(
                new String[] {
                    "-25",
                    "-encoding",
                    "UTF-8",
                    "-proc:full",
                    "-cp",
                    classPath,
                    "-processorpath",
                    classPath,
                    "-processor",
                    NetworkProcessor.class.getName(),
                    "-s",
                    directory.toString(),
                    "-d",
                    directory.toString(),
                    file.toString()
                },
                new PrintWriter(output),
                new PrintWriter(output),
                null);
        return output.toString();
    }
}
