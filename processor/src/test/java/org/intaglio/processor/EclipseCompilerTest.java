/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import javax.annotation.processing.Processor;
import javax.tools.StandardJavaFileManager;

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

    @Test
    void anUnreadableLossIsNoMissingOne() throws IOException {
        String output =
                compile(
                        """
                        @NeuralNetwork(input = 4, loss = MSE)
                        class Net {
                            @Dense(units = 1) Layer price;
                        }
                        """);
        assertThat(ID.matcher(output).results().map(m -> m.group(1)).toList())
                .containsExactly("INT028");
    }

    /** Whoever comes first: Eclipse's compiler has rounds, too. */
    @Test
    void waitsForConstantsOfAnotherProcessor() throws IOException {
        for (boolean first : new boolean[] {true, false}) {
            Path file = directory.resolve("Net.java");
            Files.writeString(
                    file,
                    """
                    import org.intaglio.*;
                    import org.intaglio.layer.*;
                    @NeuralNetwork(input = K.N, loss = Loss.MEAN_SQUARED_ERROR)
                    class Net {
                        @Dense(units = K.N) Layer a;
                        NetModel model;
                    }
                    @Deprecated
                    class Other {}
                    """);
            Path generated = Files.createTempDirectory(directory, "generated");
            Processor late = new LateProcessor("K", "class K { static final int N = 3; }");
            Processor ours = new NetworkProcessor();
            StringWriter output = new StringWriter();
            EclipseCompiler compiler = new EclipseCompiler();
            try (StandardJavaFileManager files =
                    compiler.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
                var task =
                        compiler.getTask(
                                output,
                                files,
                                null,
                                List.of(
                                        "-25",
                                        "-proc:full",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        "-s",
                                        generated.toString(),
                                        "-d",
                                        generated.toString()),
                                null,
                                files.getJavaFileObjects(file));
                task.setProcessors(first ? List.of(late, ours) : List.of(ours, late));
                assertWithMessage(output.toString()).that(task.call()).isTrue();
            }
            assertThat(Files.readString(generated.resolve("NetModel.java")))
                    .doesNotContain("Stands in");
        }
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
