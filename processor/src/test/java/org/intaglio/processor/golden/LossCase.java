/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import java.util.List;
import java.util.stream.Stream;

/**
 * A network with a loss.
 *
 * @param name what it is about
 * @param head the attributes of the network
 * @param fields its layers
 * @param most that a sample's loss can be at most where probabilities are clipped, else 0
 * @param targets what its outputs are compared with
 */
record LossCase(
        String name, String head, String fields, double most, List<LossSamples.Target> targets) {
    /** Of a clipped probability at most, and of two thirds. */
    static final double CLIPPED = -Math.log(1e-7) + 0.01;

    static final String SPARSE = "input = 4, loss = SPARSE_CATEGORICAL_CROSSENTROPY";
    static final String ONE_HOT = "input = 4, loss = CATEGORICAL_CROSSENTROPY";
    static final String BINARY = "input = 4, loss = BINARY_CROSSENTROPY";

    static LossCase fromLogits(
            String name, String head, String fields, LossSamples.Target... targets) {
        return new LossCase(name, head, fields, 0, List.of(targets));
    }

    static LossCase clipped(
            String name, String head, String fields, LossSamples.Target... targets) {
        return new LossCase(name, head, fields, CLIPPED, List.of(targets));
    }

    /** A dense layer of three units with this loss, which may be large. */
    private static LossCase of(
            String name, String loss, String activation, LossSamples.Target target) {
        return of(name, loss, 0, activation, target);
    }

    private static LossCase of(String name, String loss, double most, LossSamples.Target target) {
        return of(name, loss, most, "", target);
    }

    private static LossCase of(
            String name, String loss, double most, String activation, LossSamples.Target target) {
        String more = activation.isEmpty() ? "" : ", " + activation;
        return new LossCase(
                name,
                "input = {2, 4}, loss = " + loss,
                "@Dense(units = 3%s) Layer o;".formatted(more),
                most,
                List.of(target));
    }

    static Stream<LossCase> cases() {
        return Stream.of(
                fromLogits(
                        "softmax of a layer, indices",
                        SPARSE,
                        "@Dense(units = 3, activation = SOFTMAX) Layer o;",
                        LossSamples.Target.CLASS),
                fromLogits(
                        "softmax as a layer, indices",
                        SPARSE,
                        "@Dense(units = 3) Layer l; @Softmax Layer o;",
                        LossSamples.Target.CLASS),
                fromLogits(
                        "softmax as an activation layer, smoothing",
                        ONE_HOT + ", labelSmoothing = 0.2",
                        "@Dense(units = 3) Layer l; @ActivationLayer(SOFTMAX) Layer o;",
                        LossSamples.Target.ONE_OF_THREE),
                fromLogits(
                        "softmax, one-hot",
                        ONE_HOT,
                        "@Dense(units = 3, activation = SOFTMAX) Layer o;",
                        LossSamples.Target.ONE_OF_THREE),
                fromLogits(
                        "softmax at two positions",
                        "input = {2, 4}, loss = SPARSE_CATEGORICAL_CROSSENTROPY",
                        "@Dense(units = 3, activation = SOFTMAX) Layer o;",
                        LossSamples.Target.CLASS),
                fromLogits(
                        "softmax behind a sum",
                        SPARSE,
                        "@Dense(units = 3) Layer a; @Dense(units = 3) Layer b;"
                                + " @Add(from = {\"a\", \"b\"}) Layer s; @Softmax Layer o;",
                        LossSamples.Target.CLASS),
                fromLogits(
                        "softmax, flattened, of the same rows",
                        ONE_HOT,
                        "@Dense(units = 3, activation = SOFTMAX) Layer l; @Flatten Layer o;",
                        LossSamples.Target.ONE_OF_THREE),
                clipped(
                        "softmax, flattened to another row",
                        "input = {2, 4}, loss = CATEGORICAL_CROSSENTROPY",
                        "@Dense(units = 3, activation = SOFTMAX) Layer l; @Flatten Layer o;",
                        LossSamples.Target.ONE_OF_THREE),
                clipped(
                        "a mean of softmaxes",
                        SPARSE,
                        "@Dense(units = 3, activation = SOFTMAX, from = \"input\") Layer"
                            + " a;@Dense(units = 3, activation = SOFTMAX, from = \"input\") Layer"
                            + " b;@Average(from = {\"a\", \"b\"}) Layer o;",
                        LossSamples.Target.CLASS),
                fromLogits(
                        "sigmoid of one unit",
                        BINARY,
                        "@Dense(units = 1, activation = SIGMOID) Layer o;",
                        LossSamples.Target.BITS),
                fromLogits(
                        "sigmoids, smoothing",
                        BINARY + ", labelSmoothing = 0.2",
                        "@Dense(units = 5) Layer l; @ActivationLayer(SIGMOID) Layer o;",
                        LossSamples.Target.BITS),
                clipped(
                        "hard sigmoid",
                        BINARY,
                        "@Dense(units = 5, activation = HARD_SIGMOID) Layer o;",
                        LossSamples.Target.BITS),
                fromLogits(
                        "logits, indices",
                        SPARSE + ", fromLogits = true",
                        "@Dense(units = 3) Layer o;",
                        LossSamples.Target.CLASS),
                fromLogits(
                        "logits, one-hot, smoothing",
                        ONE_HOT + ", fromLogits = true, labelSmoothing = 0.1",
                        "@Dense(units = 3) Layer o;",
                        LossSamples.Target.ONE_OF_THREE),
                fromLogits(
                        "logits, binary",
                        BINARY + ", fromLogits = true",
                        "@Dense(units = 2) Layer o;",
                        LossSamples.Target.BITS),
                fromLogits(
                        "squares",
                        "input = 4, loss = MEAN_SQUARED_ERROR",
                        "@Dense(units = 2, kernelRegularizer = @Regularizer(l2 = 1e-3)) Layer o;",
                        LossSamples.Target.NUMBERS),
                fromLogits(
                        "distances",
                        "input = 4, loss = MEAN_ABSOLUTE_ERROR",
                        "@Dense(units = 2) Layer o;",
                        LossSamples.Target.NUMBERS),
                fromLogits(
                        "Huber",
                        "input = 4, loss = HUBER, huberDelta = 3",
                        "@Dense(units = 2) Layer o;",
                        LossSamples.Target.NUMBERS),
                of("counts", "POISSON", "activation = SOFTPLUS", LossSamples.Target.COUNTS),
                of("logarithms", "MEAN_SQUARED_LOGARITHMIC_ERROR", 30, LossSamples.Target.COUNTS),
                of("margins", "HINGE", "activation = LINEAR", LossSamples.Target.BITS),
                of("squared margins", "SQUARED_HINGE", "", LossSamples.Target.BITS),
                of("margins of classes", "CATEGORICAL_HINGE", "", LossSamples.Target.ROWS_OF_THREE),
                of("directions", "COSINE_SIMILARITY", 1.01, LossSamples.Target.NUMBERS),
                of("percents", "MEAN_ABSOLUTE_PERCENTAGE_ERROR", "", LossSamples.Target.NUMBERS),
                of("hyperbolic cosines", "LOG_COSH", "", LossSamples.Target.NUMBERS),
                of("masks", "DICE", 1.01, "activation = SIGMOID", LossSamples.Target.BITS),
                of(
                        "masks, missed",
                        "TVERSKY, tverskyAlpha = 0.3, tverskyBeta = 0.7",
                        1.01,
                        "activation = SOFTMAX",
                        LossSamples.Target.BITS),
                of(
                        "focus on one of two",
                        "BINARY_FOCAL_CROSSENTROPY, classBalancing = true, focalGamma = 1.5",
                        CLIPPED,
                        "activation = SIGMOID",
                        LossSamples.Target.BITS),
                of(
                        "focus on a class, logits",
                        "CATEGORICAL_FOCAL_CROSSENTROPY, fromLogits = true, focalAlpha = 0.5",
                        CLIPPED,
                        "",
                        LossSamples.Target.ROWS_OF_THREE),
                of(
                        "wrong labels",
                        "CATEGORICAL_GENERALIZED_CROSS_ENTROPY, generalizedQ = 0.7",
                        1.5,
                        "activation = SOFTMAX",
                        LossSamples.Target.CLASS),
                of(
                        "divergence",
                        "KL_DIVERGENCE",
                        CLIPPED,
                        "activation = SOFTMAX",
                        LossSamples.Target.ROWS_OF_THREE),
                fromLogits(
                        "custom",
                        "input = 4, loss = CUSTOM",
                        "@Dense(units = 2, activation = SIGMOID) Layer o;",
                        LossSamples.Target.NUMBERS),
                fromLogits(
                        "an output that another layer reads",
                        "input = 4",
                        "@Dense(units = 3, activation = SOFTMAX)"
                                + " @Output(loss = SPARSE_CATEGORICAL_CROSSENTROPY) Layer kind;"
                                + "@Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Layer o;",
                        LossSamples.Target.CLASS,
                        LossSamples.Target.NUMBERS),
                fromLogits(
                        "outputs of one value, of one shared layer, with weights",
                        "input = 3",
                        "@Dense(units = 3, activation = SOFTMAX, from = \"input\") @Output(loss ="
                            + " CATEGORICAL_CROSSENTROPY, weight = 0.25) Layer a;@Flatten"
                            + " @Output(loss = CATEGORICAL_CROSSENTROPY, weight = 3, labelSmoothing"
                            + " = 0.5) Layer b;@Shared(layer = \"a\") @Output(loss ="
                            + " SPARSE_CATEGORICAL_CROSSENTROPY, weight = 0) Layer c;@Dense(units ="
                            + " 2, activation = SIGMOID, from = \"input\") @Output(loss ="
                            + " BINARY_CROSSENTROPY) Layer d;@Dense(units = 1, from = \"input\")"
                            + " @Output(loss = CUSTOM, weight = 1e-40) Layer e;",
                        LossSamples.Target.ONE_OF_THREE,
                        LossSamples.Target.ONE_OF_THREE,
                        LossSamples.Target.CLASS,
                        LossSamples.Target.BITS,
                        LossSamples.Target.NUMBERS));
    }

    @Override
    public String toString() {
        return name;
    }

    NetworkSource source() {
        return ExampleNetworks.of(
                "Net", "@NeuralNetwork(%s) class Net { %s }".formatted(head, fields));
    }
}
