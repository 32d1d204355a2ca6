/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.outside;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The projects of the README's section "Use it" are what it shows, and its commands run them. */
class OutsideProjectsTest {
    private static final String PROCESSOR = Build.JARS + "/processor/intaglio-processor-all.jar";
    private static final String XOR =
            """
            [0.0, 0.0] -> 0
            [0.0, 1.0] -> 1
            [1.0, 0.0] -> 1
            [1.0, 1.0] -> 0
            """;

    @Test
    void theReadmeShowsTheFiles() throws IOException {
        assertThat(UseIt.blocks("xml")).containsExactly(read("maven/pom.xml"));
        assertThat(UseIt.blocks("kotlin")).containsExactly(read("gradle/build.gradle.kts"));
    }

    /** Not all four can be run everywhere; their Java is the same. */
    @Test
    void allProjectsHaveTheSameSources() throws IOException {
        for (String file : List.of("com/example/Main.java", "com/example/Xor.java")) {
            String source = read("javac/" + file);
            assertThat(read("maven/src/main/java/" + file)).isEqualTo(source);
            assertThat(read("gradle/src/main/java/" + file)).isEqualTo(source);
            assertThat(read("module-path/" + file)).isEqualTo(source);
        }
    }

    @Test
    void maven() throws Exception {
        String options =
                " -B -ntp -Dmaven.repo.local='%s' -Dmaven.repo.local.tail='%s'"
                        .formatted(Build.repository(), System.getProperty("intaglio.repository"));
        String lines = command("mvn ").replace("mvn ", "'" + Build.ROOT + "/mvnw'" + options + " ");
        assertRuns(Command.run(Build.copy("maven", "maven"), Build.JDK, lines));
    }

    @Test
    void javac() throws Exception {
        Command command =
                Command.run(
                        Build.copy("javac", "javac"),
                        Build.JDK,
                        withJars("javac --release 25 -cp"));
        assertRuns(command);
    }

    @Test
    void modulePath() throws Exception {
        Command command =
                Command.run(
                        Build.copy("module-path", "module-path"),
                        Build.JDK,
                        withJars("javac --release 25 -p"));
        assertRuns(command);
    }

    /**
     * "requires org.intaglio.runtime" says nothing of incubating modules, whatever the warnings.
     */
    @Test
    void modulePathWithAllWarningsAsErrors() throws Exception {
        Path project = Build.copy("module-path", "warnings");
        Command compile =
                Command.run(
                        project,
                        Build.JDK,
                        "javac -Xlint:all -Werror -p '%s' --processor-path '%s' -d out module-info.java com/example/*.java"
                                .formatted(Build.JARS, PROCESSOR));
        assertThat(compile).isEqualTo(new Command(0, ""));
        // javac may forget a warning of its start when processors run; so once more without one.
        Command again =
                Command.run(
                        project,
                        Build.JDK,
                        "javac -Xlint:all -Werror -proc:none -p '%s' -d again module-info.java com/example/*.java out/com/example/XorModel.java"
                                .formatted(Build.JARS));
        assertThat(again).isEqualTo(new Command(0, ""));
        Command plain =
                Command.run(
                        project,
                        Build.JDK,
                        "java -p out:'%s' -m com.example/com.example.Main".formatted(Build.JARS));
        assertThat(plain.output()).contains("scalar kernels, several times slower");
        assertThat(plain.output()).endsWith(XOR);
    }

    @Test
    void classPathWithAllWarningsAsErrors() throws Exception {
        Path project = Build.copy("javac", "class-path-warnings");
        Command compile =
                Command.run(
                        project,
                        Build.JDK,
                        "javac -Xlint:all -Werror -cp '%s/*' --processor-path '%s' -d out com/example/*.java"
                                .formatted(Build.JARS, PROCESSOR));
        assertThat(compile).isEqualTo(new Command(0, ""));
        Command plain =
                Command.run(
                        project,
                        Build.JDK,
                        "java -cp 'out:%s/*' com.example.Main".formatted(Build.JARS));
        assertThat(plain.output()).contains("scalar kernels, several times slower");
        assertThat(plain.output()).endsWith(XOR);
    }

    @Test
    void anOlderReleaseSaysWhatIsNeeded() throws Exception {
        Command command =
                Command.run(
                        Build.copy("javac", "release"),
                        Build.JDK,
                        "javac --release 21 -cp '%s/*' --processor-path '%s' -d out com/example/*.java"
                                .formatted(Build.JARS, PROCESSOR));
        assertThat(command.status()).isEqualTo(1);
        assertThat(command.output())
                .startsWith(
                        "error: Intaglio needs release 25, and this compilation is for 21. Give"
                                + " javac --release 25; in Maven"
                                + " <maven.compiler.release>25</maven.compiler.release>, in Gradle"
                                + " options.release = 25.\n");
    }

    /** javac asks no processor here; the plugin starts by itself, without an option. */
    @Test
    void aMisspeltConstantIsAnsweredByThePlugin() throws Exception {
        Path project = Build.copy("javac", "misspelt");
        Path xor = project.resolve("com/example/Xor.java");
        Files.writeString(xor, Files.readString(xor).replace("SIGMOID", "Sigmoid"));
        Command command =
                Command.run(
                        project,
                        Build.JDK,
                        "javac --release 25 -cp '%s/*' --processor-path '%s' -d out com/example/*.java"
                                .formatted(Build.JARS, PROCESSOR));
        assertThat(command.status()).isEqualTo(1);
        assertThat(command.output())
                .contains("[INT028] activation = Sigmoid is no constant of Activation\n");
        assertThat(command.output()).contains("  Did you mean SIGMOID? Activation has LINEAR, ");
    }

    @Test
    void anOlderJavacSaysWhatIsNeededAndNothingElse() throws Exception {
        Path old = oldJdk();
        Command command =
                Command.run(
                        Build.copy("javac", "old-javac"),
                        old,
                        "javac -cp '%s/*' --processor-path '%s' -d out com/example/Xor.java com/example/Main.java"
                                .formatted(Build.JARS, PROCESSOR));
        assertThat(command.status()).isEqualTo(1);
        assertThat(command.output())
                .isEqualTo(
                        """
                        com/example/Xor.java:6: error: Intaglio needs JDK 25, and this compiler runs \
                        on Java %s in %s. Let JAVA_HOME name a JDK 25, or choose one by a toolchain \
                        of Maven or Gradle.
                        package com.example;
                        ^
                        1 error
                        """
                                .formatted(version(old), old));
    }

    /** Such as an IDE's, which is no javac. */
    @Test
    void anotherOldCompilerIsToldByTheProcessor() throws Exception {
        Path old = oldJdk();
        Path project = Build.copy("javac", "old-compiler");
        Files.writeString(
                project.resolve("Compiler.java"),
                """
                import java.lang.reflect.Proxy;
                import java.util.ServiceLoader;
                import javax.annotation.processing.*;

                class Compiler {
                    public static void main(String[] args) {
                        Messager messager = proxy(Messager.class, null);
                        ProcessingEnvironment environment = proxy(ProcessingEnvironment.class, messager);
                        ServiceLoader.load(Processor.class).forEach(p -> p.init(environment));
                    }

                    static <T> T proxy(Class<T> type, Object result) {
                        return type.cast(Proxy.newProxyInstance(
                                type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                                    if (method.getName().equals("printMessage")) {
                                        System.out.println(values[0] + ": " + values[1]);
                                    }
                                    return result;
                                }));
                    }
                }
                """);
        assertThat(
                        Command.run(
                                project,
                                old,
                                "javac -d out Compiler.java\njava -cp 'out:%s' Compiler"
                                        .formatted(PROCESSOR)))
                .isEqualTo(
                        new Command(
                                0,
                                """
                                ERROR: Intaglio needs JDK 25, and this compiler runs on Java %s in %s. \
                                Let JAVA_HOME name a JDK 25, or choose one by a toolchain of Maven or \
                                Gradle.
                                """
                                        .formatted(version(old), old)));
    }

    private static Path oldJdk() throws IOException {
        Optional<Path> old = Build.oldJdk();
        assumeTrue(old.isPresent(), "no JDK from 17 to 24 on this machine");
        return old.orElseThrow();
    }

    private static String version(Path jdk) throws IOException {
        return Files.readAllLines(jdk.resolve("release")).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.substring(line.indexOf('"') + 1, line.length() - 1))
                .findFirst()
                .orElseThrow();
    }

    private static void assertRuns(Command command) {
        assertWithMessage(command.output()).that(command.status()).isEqualTo(0);
        assertThat(command.output()).contains("vector kernels, ");
        assertThat(command.output()).endsWith(XOR);
    }

    /** The README's block of commands that holds a text. */
    private static String command(String text) throws IOException {
        List<String> found = UseIt.blocks("sh").stream().filter(b -> b.contains(text)).toList();
        assertWithMessage("blocks with '%s'", text).that(found).hasSize(1);
        return found.getFirst();
    }

    /** The same, with the jars of this build. */
    private static String withJars(String text) throws IOException {
        String command = command(text);
        String jars = "jars=../intaglio/processor/target/jars\n";
        assertThat(command).startsWith(jars);
        return command.replace(jars, "jars='" + Build.JARS + "'\n");
    }

    private static String read(String file) throws IOException {
        return Files.readString(Build.PROJECTS.resolve(file));
    }
}
