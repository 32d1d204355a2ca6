/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;

import org.intaglio.processor.NetworkProcessor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.JavaFileObject;

/** Generated code lives in the user's package, whatever classes and layers that package has. */
final class UsersNamesTest {
    static Stream<NetworkSource> networks() {
        return Stream.of(ExampleNetworks.MNIST_CNN, ExampleNetworks.TWO_INPUTS);
    }

    /** A class in the package for every simple name in the generated source. */
    @ParameterizedTest
    @MethodSource("networks")
    void survivesEveryClassOfThePackage(NetworkSource source) {
        var names = new TreeSet<String>();
        Pattern.compile("\\b[A-Z]\\w*[a-z]\\w*\\b")
                .matcher(source.generated())
                .results()
                .forEach(match -> names.add(match.group()));
        String network = source.className().replaceFirst(".*\\.", "");
        names.removeIf(name -> name.startsWith(network));
        assertThat(names).containsAtLeast("Override", "AssertionError", "Model", "Frame");
        List<JavaFileObject> files = new ArrayList<>();
        // The declaration imports by name what it means of ours, or it would not compile itself.
        StringBuilder imports =
                new StringBuilder(
                        "import org.intaglio.NeuralNetwork;\nimport org.intaglio.Regularizer;\n");
        for (String name : names) {
            for (String of : new String[] {"org.intaglio.", "org.intaglio.layer."}) {
                if (exists(of + name)) {
                    imports.append("import ").append(of).append(name).append(";\n");
                }
            }
        }
        files.add(
                JavaFileObjects.forSourceString(
                        source.className(),
                        source.text().replace("import org.intaglio.*;\n", imports)));
        for (String name : names) {
            files.add(
                    JavaFileObjects.forSourceString(
                            "org.example." + name, "package org.example; class " + name + " {}"));
        }
        Compilation compilation = javac().withProcessors(new NetworkProcessor()).compile(files);
        assertThat(compilation.errors()).isEmpty();
    }

    private static boolean exists(String className) {
        return UsersNamesTest.class
                        .getClassLoader()
                        .getResource(className.replace('.', '/') + ".class")
                != null;
    }
}
