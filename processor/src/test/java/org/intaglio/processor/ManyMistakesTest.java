/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/** What one run reports, and what it leaves out because it only follows from something else. */
class ManyMistakesTest {
    @Test
    void reportsAllIndependentMistakesAndNoFollowUps() {
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(input = {28, 28, 1}, loss = BINARY_CROSSENTROPY, labelSmoothing = 1)
                        class Net {
                            @Conv2D(filters = 0, kernelSize = 3) Layer edges;
                            @MaxPooling2D(poolSize = 50) Layer pool;
                            @Conv2D(filters = 8, kernelSize = 30, from = "input") Layer large;
                            @Dropout(1.5) Layer drop;
                            @Flatten Layer flat;
                            @Dense(units = 3, activation = SOFTMAX, from = "flatt") Layer other;
                            @Flatten(from = "input") Layer pixels;
                            @Dense(units = 3, activation = SOFTMAX) Layer kind;
                            private Layer secret;
                        }
                        """);
        assertThat(compiled.ids())
                .containsExactly(
                        "INT002:11",
                        "INT003:11",
                        "INT021:1",
                        "INT013:3",
                        "INT021:6",
                        "INT030:8",
                        "INT012:5");
        assertThat(compiled.output()).contains("7 errors");
    }

    @Test
    void aBrokenLayerHidesNothingElsewhere() {
        assertThat(
                        Compiled.of(
                                        """
                                        @NeuralNetwork(input = {9, 9, 2}, loss = MEAN_SQUARED_ERROR)
                                        class Net {
                                            @Conv2D(filters = 4, kernelSize = 10, from = "input") Layer left;
                                            @Flatten Layer leftFlat;
                                            @Conv2D(filters = 4, kernelSize = {3, 11}, from = "input") Layer right;
                                            @Flatten Layer rightFlat;
                                            @Add(from = {"leftFlat", "rightFlat"}) Layer sum;
                                            @Dense(units = 1) Layer price;
                                        }
                                        """)
                                .ids())
                .containsExactly("INT012:3", "INT012:5")
                .inOrder();
    }

    @Test
    void twoNetworksInOneRun() {
        assertThat(
                        Compiled.of(
                                        """
                                        class Nets {
                                            @NeuralNetwork(input = 2) static class A {
                                                @Dense(units = 1) Layer price;
                                            }
                                            @NeuralNetwork(input = 2, loss = HUBER, huberDelta = -1) static class B {
                                                @Dense(units = 1) Layer price;
                                            }
                                        }
                                        """)
                                .ids())
                .containsExactly("INT040:2", "INT022:5")
                .inOrder();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void reports(String body, List<String> ids, String text, String remedy) {
        Compiled compiled = Compiled.of(body);
        assertThat(compiled.ids()).containsExactlyElementsIn(ids).inOrder();
        assertThat(compiled.output()).contains(text);
        assertThat(compiled.output()).contains(remedy);
        assertThat(compiled.output()).doesNotContain("cannot find symbol");
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                // Windows.
                image(
                        "@Conv2D(filters = 2, kernelSize = {3, 9}) Layer a; @Flatten Layer f;",
                        "INT012:3",
                        "cannot slide a 3×9 kernel over 8×8×2 with padding VALID",
                        "Try padding = SAME, or kernelSize = {3, 8} or smaller."),
                image(
                        "@Conv2D(filters = 2, kernelSize = 3, dilationRate = 4) Layer a; @Flatten"
                                + " Layer f;",
                        "INT012:3",
                        "a 3×3 kernel with dilation 4×4 (9×9 in all) over 8×8×2",
                        "Try padding = SAME, or dilationRate = 3 or smaller."),
                image(
                        "@Conv2D(filters = 2, kernelSize = 9, dilationRate = 2) Layer a; @Flatten"
                                + " Layer f;",
                        "INT012:3",
                        "a 9×9 kernel with dilation 2×2 (17×17 in all)",
                        "kernelSize = 4 or smaller."),
                image(
                        "@GlobalMaxPooling2D(keepDims = true) Layer g; @AveragePooling2D Layer a;"
                                + " @Flatten Layer f;",
                        "INT012:3",
                        "cannot slide a 2×2 window over 1×1×2",
                        "Try padding = SAME, or leave this layer out."),
                image(
                        "@Conv2D(filters = 2, kernelSize = 3, groups = 2, strides = {1, 0}) Layer"
                                + " a; @Flatten Layer f;",
                        "INT013:3",
                        "'a' has strides = {1, 0}",
                        "Give numbers of at least 1."),
                image(
                        "@Conv2D(filters = 3, kernelSize = 3, groups = 2) Layer a; @Flatten Layer"
                                + " f;",
                        "INT015:3",
                        "cannot split its 3 filters into 2 groups",
                        "Choose a number of filters that is a multiple of 2."),
                image(
                        "@DepthwiseConv2D(kernelSize = 9, dilationRate = 2) Layer a; @Flatten Layer"
                                + " f;",
                        "INT012:3",
                        "'a' cannot slide a 9×9 kernel with dilation 2×2 (17×17 in all)",
                        "Try padding = SAME, or kernelSize = 4 or smaller."),
                image(
                        "@DepthwiseConv2D(kernelSize = 3, depthMultiplier = 0) Layer a; @Flatten"
                                + " Layer f;",
                        "INT013:3",
                        "'a' has depthMultiplier = 0",
                        "Give a number of at least 1."),
                image(
                        "@DepthwiseConv2D(kernelSize = {3, 3, 1}) Layer a; @Flatten Layer f;",
                        "INT011:3",
                        "'a' has a kernelSize of 3 numbers",
                        "kernelSize = {2, 3}."),
                image(
                        "@Flatten Layer f; @DepthwiseConv2D(kernelSize = 1) Layer a; @Flatten Layer"
                                + " g;",
                        "INT014:3",
                        "'a' reads images (height×width×channels), but 'f' is 128",
                        "let it read a layer above @Flatten"),
                image(
                        "@DepthwiseConv2D(kernelSize = 3, strides = {1, 2}, dilationRate = 2) Layer"
                                + " a; @Flatten Layer f;",
                        "INT016:3",
                        "'a' has strides of 1×2 and a dilation of 2×2; only one of them may exceed"
                                + " 1",
                        "Leave one of them out"),
                image(
                        "@DepthwiseConv2D(kernelSize = 3, depthMultiplier = 20_000_000) Layer a;"
                                + " @Flatten Layer f;",
                        "INT026:3",
                        "'a' takes 20000000 times the 128 numbers of 8×8×2",
                        "Make depthMultiplier 16777215 or smaller."),
                image(
                        "@DepthwiseConv2D(kernelSize = 3, depthwiseInitializer ="
                                + " @Init(value = RANDOM_NORMAL, stddev = -1)) Layer a;"
                                + " @Flatten Layer f;",
                        "INT023:3",
                        "the depthwiseInitializer of 'a' has stddev = -1.0",
                        "at least 0"),
                image(
                        "@DepthwiseConv2D(kernelSize = 3, depthwiseRegularizer = @Regularizer(l2 ="
                                + " -1)) Layer a; @Flatten Layer f;",
                        "INT024:3",
                        "the depthwiseRegularizer of 'a' has l2 = -1.0",
                        "negative penalty"),
                image(
                        "@MaxPooling2D(poolSize = 0) Layer a; @Flatten Layer f;",
                        "INT013:3",
                        "'a' has poolSize = 0",
                        "Give a number of at least 1."),
                image(
                        "@Flatten Layer f; @Conv2D(filters = 2, kernelSize = 1) Layer a; @Flatten"
                                + " Layer g;",
                        "INT014:3",
                        "'f' is 128",
                        "let it read a layer above @Flatten"),
                image(
                        "@Flatten Layer f; @RandomFlip Layer a;",
                        "INT014:3",
                        "'a' reads images (height×width×channels), but 'f' is 128",
                        "let it read a layer above @Flatten"),
                image(
                        "@Flatten Layer f; @Dense(units = 2, kernelConstraint = @Constraint(value ="
                                + " ConstraintKind.MAX_NORM, maxValue = -1)) Layer a;",
                        "INT110:3",
                        "the kernelConstraint of 'a' has maxValue = -1.0",
                        "Give a positive number: the greatest norm."),
                image(
                        "@Flatten Layer f; @Dense(units = 2, kernelConstraint = @Constraint(value ="
                                + " ConstraintKind.UNIT_NORM, maxValue = 3)) Layer a;",
                        "INT110:3",
                        "the kernelConstraint of 'a' has maxValue = 3.0",
                        "Leave it out: UNIT_NORM does not look at it."),
                image(
                        "@Flatten Layer f; @Dense(units = 2, biasConstraint = @Constraint(value ="
                                + " ConstraintKind.MIN_MAX_NORM, minValue = 1.5)) Layer a;",
                        "INT110:3",
                        "the biasConstraint of 'a' has minValue = 1.5",
                        "Give a number from 0 to the maxValue, which is 1.0."),
                image(
                        "@Flatten Layer f; @Dense(units = 2, kernelConstraint = @Constraint(value ="
                                + " ConstraintKind.MAX_NORM, minValue = 0.5)) Layer a;",
                        "INT110:3",
                        "the kernelConstraint of 'a' has minValue = 0.5",
                        "Leave it out: MAX_NORM does not look at it."),
                image(
                        "@Flatten Layer f; @Dense(units = 2, kernelConstraint = @Constraint(value ="
                                + " ConstraintKind.MIN_MAX_NORM, rate = 0)) Layer a;",
                        "INT110:3",
                        "the kernelConstraint of 'a' has rate = 0.0",
                        "Give a number above 0 and up to 1, for all of the way at once."),
                image(
                        "@Flatten Layer f; @Dense(units = 2, kernelConstraint = @Constraint(value ="
                                + " ConstraintKind.NON_NEG, rate = 0.5)) Layer a;",
                        "INT110:3",
                        "the kernelConstraint of 'a' has rate = 0.5",
                        "Leave it out: NON_NEG does not look at it."),
                image(
                        "@Flatten Layer f; @Dense(units = 2, kernelConstraint = @Constraint(value ="
                                + " ConstraintKind.NON_NEG, axis = {0, 1})) Layer a;",
                        "INT110:3",
                        "the kernelConstraint of 'a' has axis = {0, 1}",
                        "Leave it out: NON_NEG does not look at it."),
                image(
                        "@Conv2D(filters = 2, kernelSize = 3, kernelConstraint = @Constraint(value"
                                + " = ConstraintKind.MAX_NORM, axis = {0, 2})) Layer a; @Flatten"
                                + " Layer f;",
                        "INT110:3",
                        "the kernelConstraint of 'a' has axis = {0, 2}",
                        "Give one axis from 0 to 3, or several in a row: the kernel is 3×3×2×2."),
                image(
                        "@Flatten Layer f; @Dense(units = 2, biasConstraint = @Constraint(value ="
                                + " ConstraintKind.UNIT_NORM, axis = 1)) Layer a;",
                        "INT110:3",
                        "the biasConstraint of 'a' has axis = 1",
                        "Give one axis from 0 to 0, or several in a row: the bias is 2."),
                image(
                        "@Normalization(mean = {1, 2, 3}, variance = 1) Layer a; @Flatten Layer f;",
                        "INT111:3",
                        "'a' has a mean of 3 numbers, but 'input' has 2 channels",
                        "Give a mean and a variance for each of 2 channels, or one for all; or"
                                + " leave both out and call model.adapt."),
                image(
                        "@Normalization(mean = 1) Layer a; @Flatten Layer f;",
                        "INT111:3",
                        "'a' has a variance of 0 numbers, but 'input' has 2 channels",
                        "Give a mean and a variance for each of 2 channels"),
                image(
                        "@Normalization(mean = 1, variance = -1) Layer a; @Flatten Layer f;",
                        "INT022:3",
                        "'a' has variance = -1.0",
                        "Give a finite number of at least 0."),
                image(
                        "@ActivityRegularization(l2 = -1) Layer a; @Flatten Layer f;",
                        "INT022:3",
                        "'a' has l2 = -1.0",
                        "Give a finite number of at least 0."),
                image(
                        "@Normalization(invert = true) Layer a; @Flatten Layer f;",
                        "INT111:3",
                        "'a' undoes a normalization by numbers that are not given",
                        "Give mean and variance."),
                image(
                        "@ReLU Layer r; @Normalization Layer a; @Flatten Layer f;",
                        "INT111:3",
                        "'a' is adapted to data, but reads 'r', which is no input",
                        "Give mean and variance, or let it read an input of the network."),
                image(
                        "@Discretization(binBoundaries = {1, 0}) Layer a; @Flatten Layer f;",
                        "INT111:3",
                        "'a' has boundaries that do not ascend, or none",
                        "Give finite numbers, the smallest first, each once: {-1, 0, 0.5}."),
                image(
                        "@IntegerLookup(vocabulary = {7, 7}) Layer a; @Flatten Layer f;",
                        "INT111:3",
                        "'a' has 7 in its vocabulary twice",
                        "Give the numbers that are known, each once, from -16777216 to 16777216."),
                image(
                        "@IntegerLookup(vocabulary = 16777217) Layer a; @Flatten Layer f;",
                        "INT111:3",
                        "'a' has 16777217 in its vocabulary, which a float does not hold",
                        "Give the numbers that are known"),
                image(
                        "@IntegerLookup(vocabulary = {}) Layer a; @Flatten Layer f;",
                        "INT111:3",
                        "'a' has no vocabulary",
                        "Give the numbers that are known"),
                image(
                        "@IntegerLookup(vocabulary = 7) Layer v; @CategoryEncoding(numTokens = 2,"
                                + " outputMode = OutputMode.INTEGER) Layer a; @Flatten Layer f;",
                        "INT111:3",
                        "'a' makes numbers of indices, which outputMode = INT does not",
                        "Give ONE_HOT, MULTI_HOT or COUNT, or leave the layer out."),
                image(
                        "@CategoryEncoding(numTokens = 2) Layer a; @Flatten Layer f;",
                        "INT047:3",
                        "'a' reads indices, but 'input' holds numbers",
                        "Let it read @Input(shape = ..., type = INDEX, below = 2)."),
                image(
                        "@IntegerLookup(vocabulary = {7, 8}) Layer v; @CategoryEncoding(numTokens ="
                                + " 2) Layer a; @Flatten Layer f;",
                        "INT047:3",
                        "'a' knows 2 tokens, but the indices of 'v' go up to 2",
                        "Write numTokens = 3."),
                image(
                        "@IntegerLookup(vocabulary = {7, 8}) Layer v; @Discretization(binBoundaries"
                                + " = 2) Layer a; @Flatten Layer f;",
                        "INT047:3",
                        "'a' reads numbers, but 'v' holds indices",
                        "Let it read an input of numbers."),
                image(
                        "@RandomCrop(height = 9, width = 8) Layer a; @Flatten Layer f;",
                        "INT100:3",
                        "'a' cannot cut 9×8 out of 8×8×2",
                        "Give a height of at most 8 and a width of at most 8."),
                image(
                        "@RandomCrop(height = 0, width = 8) Layer a; @Flatten Layer f;",
                        "INT013:3",
                        "'a' has height = 0",
                        "Give a number of at least 1."),
                image(
                        "@RandomRotation(36) Layer a; @Flatten Layer f;",
                        "INT022:3",
                        "'a' has factor = 36.0",
                        "Give turns of 360°, from -1 to 1: 0.1 for 36° both ways."),
                image(
                        "@RandomRotation({-2, 0.5}) Layer a; @Flatten Layer f;",
                        "INT022:3",
                        "'a' has factor = -2.0",
                        "Give turns of 360°, from -1 to 1"),
                image(
                        "@RandomRotation({0.1, 0.2, 0.3}) Layer a; @Flatten Layer f;",
                        "INT011:3",
                        "'a' has a factor of 3 numbers",
                        "Give one number for as much both ways, factor = 0.1, or the least and the"
                                + " greatest, factor = {-0.1, 0.2}."),
                image(
                        "@RandomZoom({-1, 0.5}) Layer a; @Flatten Layer f;",
                        "INT022:3",
                        "'a' has heightFactor = -1.0",
                        "Give fractions above -1 and up to 1: 0.2 for a fifth more or less."),
                image(
                        "@RandomTranslation(heightFactor = 0.1, widthFactor = 3) Layer a; @Flatten"
                                + " Layer f;",
                        "INT022:3",
                        "'a' has widthFactor = 3.0",
                        "Give fractions from -1 to 1: 0.1 for a tenth both ways."),
                image(
                        "@RandomContrast({-0.5, 0.5}) Layer a; @Flatten Layer f;",
                        "INT022:3",
                        "'a' has factor = -0.5",
                        "Give two numbers from 0 to 1: {0.2, 0.3} for between 0.8 and 1.3 times as"
                                + " much."),
                image(
                        "@RandomBrightness(value = 0.1, valueRange = 255) Layer a; @Flatten Layer"
                                + " f;",
                        "INT022:3",
                        "'a' has valueRange = 255.0",
                        "Give the least and the greatest value of the images: valueRange = {0,"
                                + " 255}."),
                image(
                        "@RandomBrightness(1.5) Layer a; @Flatten Layer f;",
                        "INT022:3",
                        "'a' has factor = 1.5",
                        "Give fractions of the valueRange, from -1 to 1: 0.2 for a fifth both"
                                + " ways."),
                image(
                        "@Flatten Layer f; @GlobalMaxPooling1D Layer a;",
                        "INT046:3",
                        "'a' reads sequences (steps×features), but 'f' is 128",
                        "Put @Reshape({steps, features}) above it"),
                image(
                        "@Reshape({-1, -1}) Layer a; @Flatten Layer f;",
                        "INT017:3",
                        "more than one dimension open",
                        "Give all dimensions but one."),
                image(
                        "@Reshape({-1, 3}) Layer a; @Flatten Layer f;",
                        "INT017:3",
                        "cannot reshape the 128 elements of 8×8×2 to -1×3",
                        "needs a multiple of 3 elements"),
                image(
                        "@Reshape({0, 128}) Layer a; @Flatten Layer f;",
                        "INT013:3",
                        "the target shape [0, 128]",
                        "at least 1"),
                image(
                        "@Conv2D(filters = 2, kernelSize = 3, dilationRate = 50_000, padding ="
                                + " SAME) Layer a; @Flatten Layer f;",
                        "INT026:3",
                        "'a' has 20003200128 numbers between its input and its result",
                        "Make it smaller"),
                image(
                        "@DepthwiseConv2D(kernelSize = 3, dilationRate = 1_500_000_000, padding ="
                                + " SAME) Layer a; @Flatten Layer f;",
                        "INT026:3",
                        "numbers between its input and its result",
                        "Make it smaller"),
                image(
                        "@Conv2D(filters = 2, kernelSize = 100_000, padding = SAME) Layer a;"
                                + " @Flatten Layer f;",
                        "INT026:3",
                        "'a' has 20002800098 numbers between its input and its result",
                        "2³¹ - 1"),
                image(
                        "@Conv2D(filters = 1_000_000, kernelSize = 7, groups = 2, padding = VALID)"
                                + " Layer wide; @Conv2D(filters = 3_000, kernelSize = 1) Layer a;"
                                + " @Flatten Layer f;",
                        "INT026:3",
                        "'a' has a kernel of 1×1×1000000×3000",
                        "2³¹ - 1"),
                image(
                        "@Dropout(0.1) Layer d; @Dense(units = 2) Layer a; @Flatten Layer f;",
                        "INT020:3",
                        "'a' would treat each pixel of 8×8×2 alone",
                        "@Conv2D(filters = 2, kernelSize = 1)"),
                // Numbers.
                flat(
                        "@BatchNormalization(epsilon = 0) Layer a;",
                        "INT022:3",
                        "'a' has epsilon = 0.0",
                        "positive"),
                flat(
                        "@BatchNormalization(momentum = 1) Layer a;",
                        "INT021:3",
                        "'a' has a momentum of 1.0",
                        "not including, 1"),
                flat(
                        "@ReLU(maxValue = Double.NaN) Layer a;",
                        "INT022:3",
                        "'a' has maxValue = NaN",
                        "at least 0"),
                flat(
                        "@LeakyReLU(negativeSlope = -1) Layer a;",
                        "INT022:3",
                        "'a' has negativeSlope = -1.0",
                        "at least 0"),
                flat(
                        "@Rescaling(scale = 2, offset = 1.0 / 0) Layer a;",
                        "INT022:3",
                        "'a' has offset = Infinity",
                        "finite"),
                flat("@Dropout(-0.1) Layer a;", "INT021:3", "a fraction of -0.1", "to drop"),
                flat(
                        "@Dense(units = 4, kernelInitializer = @Init(value = RANDOM_NORMAL, stddev"
                                + " = -1)) Layer a;",
                        "INT023:3",
                        "the kernelInitializer of 'a' has stddev = -1.0",
                        "at least 0"),
                flat(
                        "@Dense(units = 4, biasInitializer = @Init(ORTHOGONAL)) Layer a;",
                        "INT023:3",
                        "the biasInitializer of 'a' is ORTHOGONAL, but starts a vector",
                        "two axes"),
                flat(
                        "@Dense(units = 4, biasInitializer = @Init(UNIT_FORGET_GATE)) Layer a;",
                        "INT023:3",
                        "the biasInitializer of 'a' is UNIT_FORGET_GATE, but starts no bias of an"
                                + " LSTM",
                        "choose another initializer"),
                flat(
                        "@Dense(units = 4, biasInitializer = @Init(value = CONSTANT, constant = 0.0"
                                + " / 0)) Layer a;",
                        "INT023:3",
                        "has constant = NaN",
                        "finite"),
                flat(
                        "@Dense(units = 4, biasRegularizer = @Regularizer(l1 = -1)) Layer a;",
                        "INT024:3",
                        "the biasRegularizer of 'a' has l1 = -1.0",
                        "negative penalty"),
                // Wiring.
                flat(
                        "@Dense(units = 4, from = \"nonsense\") Layer a;",
                        "INT030:3",
                        "'a' names 'nonsense', but there is no such field",
                        "The fields are 'input' and 'price'."),
                flat(
                        "@Subtract(from = {\"input\", \"input\", \"input\"}) Layer a;",
                        "INT033:3",
                        "'a' (Subtract) reads 'input', 'input' and 'input', but needs exactly 2",
                        "Name the fields"),
                flat(
                        "@Add Layer a;",
                        "INT033:3",
                        "'a' (Add) reads nothing, but needs at least 2 inputs",
                        "Name the fields"),
                flat(
                        "@Dense(units = 4) Layer a; @Shared(layer = \"aa\") Layer b;",
                        "INT030:3",
                        "'b' names 'aa'",
                        "Did you mean 'a'?"),
                flat(
                        "@Dense(units = 4) Layer a; @Shared(layer = \"a\") Layer b;"
                                + " @Shared(layer = \"b\") Layer c;",
                        "INT036:3",
                        "'c' shares 'b', which is shared itself",
                        "layer = \"a\"."),
                flat(
                        "@Add(from = {\"input\", \"c\"}) Layer a; @Dense(units = 4) Layer b;"
                                + " @Dense(units = 4) Layer c;",
                        "INT031:3",
                        "'a' reads its own result: a → b → c → a",
                        "outside the circle"),
                // Names.
                flat(
                        "@Dense(units = 4) Layer input;",
                        "INT006:3",
                        "it is the name of the input that",
                        "another name"),
                flat("@Dense(units = 4) Layer a$b;", "INT006:3", "'$' is reserved", "another"),
                flat("@Dense(units = 4) static Layer a;", "INT002:3", "'a' is static", "Remove"));
    }

    private static Arguments image(String fields, String id, String text, String remedy) {
        return body("{8, 8, 2}", fields, id, text, remedy);
    }

    private static Arguments flat(String fields, String id, String text, String remedy) {
        return body("4", fields, id, text, remedy);
    }

    private static Arguments body(
            String input, String fields, String id, String text, String remedy) {
        String source =
                """
                @NeuralNetwork(input = %s, loss = MEAN_SQUARED_ERROR)
                class Net {
                    %s
                    @Dense(units = 1) Layer price;
                }
                """
                        .formatted(input, fields);
        return Arguments.of(source, List.of(id), text, remedy);
    }
}
