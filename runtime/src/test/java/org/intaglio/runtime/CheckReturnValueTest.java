/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Error Prone tells users of calls whose result is dropped and that therefore do nothing. */
class CheckReturnValueTest {
    private static final List<String> MISTAKES =
            List.of(
                    "training.epochs(10);",
                    "training.metrics(Metric.ACCURACY);",
                    "training.callbacks(stopping);",
                    "training.validationData(new float[0][], new int[0]);",
                    "Training.with(adam);",
                    "adam.beta1(0.8);",
                    "sgd.nesterov();",
                    "stopping.patience(5);",
                    "own.higherIsBetter();",
                    "stream.withSize(5);",
                    "stream.shuffled(5, 1);",
                    "samples.withWeights(1);",
                    "builder.build();",
                    "tensor.reshape(1, 2);",
                    "stopping.reading(\"loss\");");

    private static final List<String> FINE =
            List.of(
                    "training = training.epochs(10);",
                    "builder.input(new float[0][]);",
                    "parameter.set(1);",
                    "model.fit(samples, training);",
                    "model.predict(tensor);");

    @TempDir private Path folder;

    @Test
    void everyDroppedResultIsAnError() throws IOException, InterruptedException {
        String said = compile(MISTAKES);
        Stream<String> errors =
                said.lines().filter(line -> line.contains("error: [CheckReturnValue]"));
        assertWithMessage(said).that(errors.count()).isEqualTo(MISTAKES.size());
    }

    @Test
    void whatActsMayBeCalledForThat() throws IOException, InterruptedException {
        assertThat(compile(FINE)).isEmpty();
    }

    private String compile(List<String> statements) throws IOException, InterruptedException {
        Path source = folder.resolve("Use.java");
        Files.writeString(
                source,
                """
                import org.intaglio.runtime.*;
                import org.intaglio.runtime.data.*;
                import org.intaglio.runtime.train.*;

                class Use {
                    void use(Model model, Training training, Adam adam, Sgd sgd, Metric own,
                            EarlyStopping stopping, SampleStream stream, Samples samples,
                            Samples.Builder builder, Tensor tensor, Parameter parameter) {
                        %s
                    }
                }
                """
                        .formatted(String.join("\n        ", statements)));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
        for (String name :
                List.of("api", "file", "main", "model", "parser", "processing", "tree")) {
            command.add(
                    "-J--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED");
        }
        command.add("-J--add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED");
        command.add("-J--add-opens=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED");
        command.add("-J--add-opens=jdk.compiler/com.sun.tools.javac.comp=ALL-UNNAMED");
        String path = System.getProperty("java.class.path");
        command.addAll(List.of("-cp", path, "-processorpath", path, "-proc:none"));
        command.addAll(List.of("-XDcompilePolicy=simple", "--should-stop=ifError=FLOW"));
        command.add("-XDaddTypeAnnotationsToSymbol=true");
        command.add("-Xplugin:ErrorProne -XepDisableAllChecks -Xep:CheckReturnValue:ERROR");
        command.addAll(List.of("-d", folder.toString(), source.toString()));
        Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        javac.waitFor();
        return said;
    }
}
