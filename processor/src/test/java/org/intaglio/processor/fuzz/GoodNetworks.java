/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.fuzz;

import java.util.List;
import java.util.Random;

/** Networks that are in order. */
final class GoodNetworks {
    private static final int KINDS = 8;

    private GoodNetworks() {}

    static Network any(Random random) {
        return switch (random.nextInt(KINDS)) {
            case 0 -> perceptron();
            case 1 -> images();
            case 2 -> twoInputs();
            case 3 -> twoOutputs();
            case 4 -> depthwise();
            case 5 -> tokens();
            case 6 -> attention();
            default -> logits();
        };
    }

    private static Annotation network(String input, String loss) {
        return new Annotation("NeuralNetwork", "input", input, "loss", loss);
    }

    private static Annotation dense(String units, String... more) {
        Annotation dense = new Annotation("Dense", "units", units);
        dense.arguments().putAll(new Annotation("", more).arguments());
        return dense;
    }

    private static Network perceptron() {
        return new Network(
                network("4", "MEAN_SQUARED_ERROR"),
                new Field("hidden", dense("8", "activation", "RELU")),
                new Field("norm", new Annotation("BatchNormalization")),
                new Field("drop", new Annotation("Dropout", "value", "0.5")),
                new Field(
                        "price",
                        dense("1", "kernelInitializer", "@Init(value = HE_NORMAL)"),
                        new Annotation("Output", "weight", "2")));
    }

    private static Network images() {
        return new Network(
                network("{8, 8, 2}", "SPARSE_CATEGORICAL_CROSSENTROPY"),
                new Field(
                        "edges",
                        new Annotation(
                                "Conv2D",
                                "filters",
                                "4",
                                "kernelSize",
                                "3",
                                "padding",
                                "SAME",
                                "activation",
                                "RELU")),
                new Field("pool", new Annotation("MaxPooling2D", "poolSize", "{2, 2}")),
                new Field("flat", new Annotation("Flatten")),
                new Field("digit", dense("10", "activation", "SOFTMAX")));
    }

    private static Network twoInputs() {
        return new Network(
                new Annotation("NeuralNetwork", "loss", "HUBER", "huberDelta", "0.5"),
                new Field("left", new Annotation("Input", "value", "{3, 2}")),
                new Field("right", new Annotation("Input", "value", "6")),
                new Field("flat", new Annotation("Flatten", "from", "\"left\"")),
                new Field("merged", new Annotation("Add", "from", "{\"flat\", \"right\"}")),
                new Field("bent", new Annotation("LeakyReLU", "negativeSlope", "0.2")),
                new Field(
                        "joined",
                        new Annotation(
                                "Concatenate", "from", "{\"bent\", \"flat\"}", "axis", "-1")),
                new Field("number", dense("2")));
    }

    private static Network twoOutputs() {
        return new Network(
                new Annotation("NeuralNetwork", "input", "{5}"),
                new Field("body", dense("6", "activation", "TANH")),
                new Field(
                        "one",
                        new Annotation("Output", "loss", "MEAN_ABSOLUTE_ERROR"),
                        dense("2", "from", "\"body\"")),
                new Field(
                        "two",
                        new Annotation("Output", "loss", "BINARY_CROSSENTROPY", "weight", "0.5"),
                        dense("1", "from", "\"body\"", "activation", "SIGMOID")));
    }

    private static Network depthwise() {
        return new Network(
                network("{6, 6, 3}", "CATEGORICAL_CROSSENTROPY"),
                new Field("scaled", new Annotation("Rescaling", "scale", "1.0 / 255")),
                new Field(
                        "each",
                        new Annotation(
                                "DepthwiseConv2D", "kernelSize", "3", "depthMultiplier", "2")),
                new Field("mean", new Annotation("AveragePooling2D")),
                new Field("all", new Annotation("GlobalAveragePooling2D")),
                new Field("shape", new Annotation("Reshape", "value", "{2, -1}")),
                new Field("flat", new Annotation("Flatten")),
                new Field("classes", dense("3")),
                new Field("chances", new Annotation("Softmax")));
    }

    private static Network tokens() {
        return new Network(
                new Annotation("NeuralNetwork", "loss", "SPARSE_CATEGORICAL_CROSSENTROPY"),
                new Field(
                        "words",
                        new Annotation(
                                "Input", "shape", "{6}", "type", "InputType.INDEX", "below", "11")),
                new Field("table", new Annotation("Embedding", "inputDim", "12", "outputDim", "4")),
                new Field(
                        "window",
                        new Annotation(
                                "Conv1D",
                                "filters",
                                "4",
                                "kernelSize",
                                "3",
                                "causal",
                                "true",
                                "groups",
                                "2")),
                new Field("steps", new Annotation("LSTM", "units", "3", "returnSequences", "true")),
                new Field("gated", new Annotation("GRU", "units", "4", "returnSequences", "true")),
                new Field("back", new Annotation("SimpleRNN", "units", "4", "goBackwards", "true")),
                new Field("state", new Annotation("LSTM", "units", "5", "from", "\"gated\"")),
                new Field("sum", new Annotation("Concatenate", "from", "{\"back\", \"state\"}")),
                new Field("kind", dense("3", "activation", "SOFTMAX")));
    }

    private static Network attention() {
        return new Network(
                new Annotation("NeuralNetwork", "loss", "MEAN_SQUARED_ERROR"),
                new Field("asks", new Annotation("Input", "value", "{5, 4}")),
                new Field("told", new Annotation("Input", "value", "{3, 6}")),
                new Field("norm", new Annotation("LayerNormalization", "from", "\"asks\"")),
                new Field(
                        "self",
                        new Annotation(
                                "MultiHeadAttention",
                                "numHeads",
                                "2",
                                "keyDim",
                                "3",
                                "causal",
                                "true",
                                "dropout",
                                "0.1")),
                new Field("sum", new Annotation("Add", "from", "{\"asks\", \"self\"}")),
                new Field(
                        "cross",
                        new Annotation(
                                "MultiHeadAttention",
                                "numHeads",
                                "1",
                                "keyDim",
                                "2",
                                "valueDim",
                                "3",
                                "query",
                                "\"sum\"",
                                "value",
                                "\"told\"",
                                "key",
                                "\"told\"")),
                new Field("mean", new Annotation("GlobalAveragePooling1D")),
                new Field("number", dense("1")));
    }

    private static Network logits() {
        Network network =
                new Network(
                        network("4", "BINARY_CROSSENTROPY"),
                        new Field("a", dense("4", "activation", "GELU", "useBias", "false")),
                        new Field("again", new Annotation("Shared", "layer", "\"a\"")),
                        new Field("b", dense("4", "kernelRegularizer", "@Regularizer(l2 = 0.01)")),
                        new Field("most", new Annotation("Maximum", "from", "{\"b\", \"again\"}")),
                        new Field("bent", new Annotation("ActivationLayer", "value", "SILU")),
                        new Field("last", dense("1")));
        network.annotations
                .getFirst()
                .arguments()
                .putAll(
                        java.util.Map.of(
                                "fromLogits",
                                "true",
                                "labelSmoothing",
                                "0.1",
                                "inputGradients",
                                "true"));
        return network;
    }

    /** What a field can be given besides. */
    static final List<String> NAMES =
            List.of(
                    "yield",
                    "record",
                    "var",
                    "sealed",
                    "permits",
                    "when",
                    "module",
                    "to",
                    "with",
                    "predict",
                    "fit",
                    "summary",
                    "create",
                    "copy",
                    "save",
                    "load",
                    "forget",
                    "input",
                    "output",
                    "loss",
                    "parameters",
                    "architecture",
                    "x",
                    "y",
                    "theta",
                    "state",
                    "p",
                    "results",
                    "kernels",
                    "batch",
                    "toString",
                    "hashCode",
                    "getClass",
                    "wait",
                    "notify",
                    "finalize",
                    "clone",
                    "Net",
                    "NetModel",
                    "Layer",
                    "Object",
                    "String",
                    "Override",
                    "Math",
                    "A",
                    "a",
                    "hidden",
                    "Hidden",
                    "HIDDEN",
                    "_a",
                    "a_",
                    "$",
                    "a$b",
                    "this$0",
                    "größe",
                    "名前",
                    "𝒳",
                    "\\u0061",
                    "ﬁne",
                    "a1",
                    "a01",
                    "kernel",
                    "bias",
                    "builder",
                    "org",
                    "java",
                    "intaglio",
                    "model",
                    "float_",
                    "NaN",
                    "n".repeat(300),
                    "_",
                    "class",
                    "int",
                    "enum",
                    "1a",
                    "a b",
                    "");
}
