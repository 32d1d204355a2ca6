/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.fuzz;

import java.util.List;
import java.util.Random;

/** Changes what is around the fields of a network: its class, and the classes around and beside. */
final class MalformedClasses {
    private final Random random;
    private final Values values;
    private final Network network;

    MalformedClasses(Random random, Values values, Network network) {
        this.random = random;
        this.values = values;
        this.network = network;
    }

    void change() {
        switch (random.nextInt(7)) {
            case 0 ->
                    network.modifiers =
                            values.any(
                                    List.of(
                                            "final ",
                                            "abstract ",
                                            "sealed ",
                                            "private ",
                                            "static ",
                                            "public ",
                                            "strictfp ",
                                            "non-sealed ",
                                            "protected "));
            case 1 ->
                    network.kind = values.any(List.of("interface", "enum", "record", "@interface"));
            case 2 -> network.parameters = values.any(List.of("<T>", "<T extends Layer, U>", "()"));
            case 3 ->
                    network.heritage =
                            values.any(
                                    List.of(
                                            " extends Base",
                                            " extends Net",
                                            " extends Missing",
                                            " implements Runnable",
                                            " extends NetModel",
                                            " extends java.util.ArrayList<Layer>",
                                            " permits Base",
                                            " extends Exception"));
            case 4 ->
                    network.members =
                            values.any(
                                    List.of(
                                            "Net(int a) {}\n",
                                            "private Net() {}\n",
                                            "void predict() {}\n",
                                            "static { int a = 1; }\n",
                                            "class Inner { @Dense(units = 1) Layer inner; }\n",
                                            "NetModel model() { return NetModel.create(); }\n",
                                            "static class NetModel {}\n",
                                            "A, B;\n",
                                            "@NeuralNetwork(input = 1, loss = HUBER) static class"
                                                    + " Own { @Dense(units = 1) Layer a; }\n"));
            case 5 ->
                    network.packageName =
                            values.any(List.of("a.b", "org.intaglio", "java2", "größe"));
            default ->
                    network.annotations.add(
                            new Annotation(
                                    values.any(List.of("NeuralNetwork", "Deprecated", "Input"))));
        }
        if (network.heritage.contains("Base")) {
            network.after += "class Base { @Dense(units = 1) Layer base; }\n";
        }
    }

    void enclose() {
        network.before +=
                values.any(
                        List.of(
                                "class Outer { static ",
                                "interface Outer { ",
                                "class Outer { ",
                                "class Outer { private static ",
                                "enum Outer { A; static ",
                                "record Outer(int a) { ",
                                "@interface Outer { ",
                                "class Outer<T> { static ",
                                "public abstract sealed class Outer {"));
        network.after = "}\n" + network.after;
    }

    void addOthers() {
        network.after +=
                values.any(
                                List.of(
                                        "Override",
                                        "String",
                                        "Math",
                                        "Model",
                                        "NetModel",
                                        "Object",
                                        "Layer",
                                        "Dense",
                                        "Device",
                                        "Objects",
                                        "Net",
                                        "Program",
                                        "NeuralNetwork",
                                        "Activation",
                                        "org",
                                        "java",
                                        "Float"))
                        .transform(name -> "class " + name + " {}\n");
    }

    void rename() {
        network.name =
                values.any(
                        List.of(
                                "Override",
                                "String",
                                "Model",
                                "Layer",
                                "Größe",
                                "名",
                                "net",
                                "N$t",
                                "_N",
                                "Dense",
                                "Loss",
                                "yield",
                                "record",
                                "N".repeat(200),
                                "Net1",
                                "NetModel",
                                "Object",
                                "Float",
                                "java",
                                "org"));
    }
}
