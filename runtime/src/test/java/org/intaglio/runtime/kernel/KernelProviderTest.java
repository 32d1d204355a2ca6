/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import static com.google.common.truth.Truth.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The choice of kernels, in JVMs of its own. */
final class KernelProviderTest {
    private static final String ADD_MODULES = "--add-modules=jdk.incubator.vector";

    /** What the JVMs run: asks twice, and asks for the vector kernels. */
    static final class Probe {
        public static void main(String[] args) {
            for (int i = 0; i < 2; i++) {
                try {
                    System.out.println("selected: " + KernelProvider.selected().name());
                } catch (IllegalStateException e) {
                    System.out.println("error: " + e.getMessage());
                }
            }
            System.out.println("scalar: " + KernelProvider.scalar().name());
            try {
                System.out.println("vector: " + KernelProvider.vector().name());
            } catch (IllegalStateException e) {
                System.out.println("error: " + e.getMessage());
            }
        }
    }

    private static String run(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=4", "-Duser.language=en"));
        command.addAll(List.of(options));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Probe.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isEqualTo(0);
        return output;
    }

    private static void assertOnce(String output, String line) {
        assertThat(output.lines().filter(line::equals).count()).isEqualTo(1);
    }

    @Test
    void withoutTheModuleScalarAndOneWarning() throws Exception {
        String output = run();
        assertThat(output).contains("selected: scalar");
        assertOnce(
                output,
                "WARNING: scalar kernels, several times slower than vector kernels: module"
                        + " jdk.incubator.vector is not there. Start java with --add-modules"
                        + " jdk.incubator.vector.");
        assertThat(output).contains("scalar: scalar");
        assertThat(output)
                .contains(
                        "error: No vector kernels: module jdk.incubator.vector is not there. Start"
                                + " java with --add-modules jdk.incubator.vector.");
    }

    @Test
    void withTheModuleVector() throws Exception {
        String output = run(ADD_MODULES);
        assertThat(output).contains("selected: vector");
        assertThat(output).contains("vector: vector");
        assertThat(output).containsMatch("(?m)^INFO: vector kernels, \\d+-bit$");
        assertThat(output.lines().filter(line -> line.startsWith("INFO:")).count()).isEqualTo(1);
        assertThat(output).doesNotContain("scalar kernels");
    }

    @Test
    void interpreterMeansScalar() throws Exception {
        String output = run(ADD_MODULES, "-Xint");
        assertThat(output).contains("selected: scalar");
        assertThat(output)
                .contains("this JVM runs without its optimizing compiler (interpreted mode");
        assertThat(output).contains("Start java without -Xint and -XX:TieredStopAtLevel.");
    }

    @Test
    void firstCompilerAloneMeansScalar() throws Exception {
        String output = run(ADD_MODULES, "-XX:TieredStopAtLevel=1");
        assertThat(output).contains("selected: scalar");
        assertThat(output).contains("emulated-client");
    }

    @Test
    void propertyChoosesScalarWithoutAWarning() throws Exception {
        String output = run(ADD_MODULES, "-Dintaglio.kernels=scalar");
        assertThat(output).contains("selected: scalar");
        assertOnce(output, "INFO: scalar kernels, because -Dintaglio.kernels=scalar");
    }

    @Test
    void propertyChoosesVector() throws Exception {
        String output = run(ADD_MODULES, "-Xint", "-Dintaglio.kernels=vector");
        assertThat(output).contains("selected: vector");
        assertThat(output).contains("-bit, because -Dintaglio.kernels=vector");
    }

    @Test
    void propertyAsksForWhatIsNotThere() throws Exception {
        String output = run("-Dintaglio.kernels=vector");
        // The same error each time, not one of a class that failed to initialise.
        assertThat(
                        output.lines()
                                .filter(
                                        ("error: -Dintaglio.kernels=vector, but module"
                                             + " jdk.incubator.vector is not there. Start java with"
                                             + " --add-modules jdk.incubator.vector.")
                                                ::equals)
                                .count())
                .isEqualTo(2);
    }

    @Test
    void propertyWithAnotherValue() throws Exception {
        String output = run(ADD_MODULES, "-Dintaglio.kernels=Vector");
        assertThat(
                        output.lines()
                                .filter(
                                        ("error: -Dintaglio.kernels=Vector: expected scalar or"
                                             + " vector, or no such property for the choice to be"
                                             + " made from what this JVM can do.")
                                                ::equals)
                                .count())
                .isEqualTo(2);
    }

    /** The fallback must not touch the module that is not there. */
    @Test
    void scalarLoadsNoVectorClass() throws Exception {
        String output = run("-Xlog:class+load");
        assertThat(output).contains("selected: scalar");
        assertThat(output).doesNotContain("org.intaglio.runtime.kernel.vector.");
    }

    @Test
    void propertyChoosesTheWidth() throws Exception {
        String output = run(ADD_MODULES, "-Dintaglio.vector=128");
        assertOnce(output, "INFO: vector kernels, 128-bit");
        String both = run(ADD_MODULES, "-Dintaglio.vector=128", "-Dintaglio.kernels=scalar");
        assertThat(both).contains("selected: scalar");
    }

    @Test
    void propertyAsksForAWidthThatIsNotThere() throws Exception {
        String message = "error: -Dintaglio.vector=300: expected 128";
        for (String[] options :
                new String[][] {{}, {"-Dintaglio.kernels=vector"}, {"-Dintaglio.kernels=scalar"}}) {
            List<String> all = new ArrayList<>(List.of(ADD_MODULES, "-Dintaglio.vector=300"));
            all.addAll(List.of(options));
            String output = run(all.toArray(String[]::new));
            assertThat(output.lines().filter(line -> line.startsWith(message)).count())
                    .isEqualTo(3);
            assertThat(output).doesNotContain("selected: ");
            assertThat(output).contains("scalar: scalar");
        }
    }
}
