/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What javac tells of networks that cost more than they may. */
class BudgetTest {
    @Test
    void parameters() {
        assertThat(mnistCnn("parameters = 50_000").output())
                .isEqualTo(
                        """
                        MnistCnn.java:2: error: [INT048] 'MnistCnn' has 70,378 parameters, but its budget is 50,000
                        @Budget(parameters = 50_000)
                                             ^
                          hidden  Dense       51,232  72.8 %
                          shapes  Conv2D 3×3  18,496  26.3 %
                          digit   Dense          330   0.5 %
                          Set units = 19 for 'hidden', instead of 32: that makes 49,435.
                          More: java -jar intaglio-processor-*.jar INT048
                        1 error
                        """);
    }

    @Test
    void multiplyAdds() {
        assertThat(mnistCnn("multiplyAdds = 2_000_000").output())
                .isEqualTo(
                        """
                        MnistCnn.java:2: error: [INT048] 'MnistCnn' needs 2,476,480 multiply-adds for a prediction, but its budget is 2,000,000
                        @Budget(multiplyAdds = 2_000_000)
                                               ^
                          shapes  Conv2D 3×3  2,230,272  90.1 %
                          edges   Conv2D 3×3    194,688   7.9 %
                          hidden  Dense          51,200   2.1 %
                          Set filters = 50 for 'shapes', instead of 64: that makes 1,977,408.
                          More: java -jar intaglio-processor-*.jar INT048
                        1 error
                        """);
    }

    @Test
    void predictionBytes() {
        assertThat(mnistCnn("predictionBytes = 900_000").output())
                .isEqualTo(
                        """
                        MnistCnn.java:2: error: [INT048] 'MnistCnn' needs 1,494,616 bytes for predictions by one thread, but its budget is 900,000
                        @Budget(predictionBytes = 900_000)
                                                  ^
                          shapes  Conv2D 3×3  789,504  52.8 %
                          edges   Conv2D 3×3  498,816  33.4 %
                          hidden  Dense       204,928  13.7 %
                          Set filters = 39 for 'shapes', instead of 64: that makes 897,440.
                          More: java -jar intaglio-processor-*.jar INT048
                        1 error
                        """);
    }

    /** What is kept is the dropped image; the convolution above decides how large it is. */
    @Test
    void trainingBytesPerSample() {
        assertThat(mnistCnn("trainingBytesPerSample = 9_000").output())
                .isEqualTo(
                        """
                        MnistCnn.java:2: error: [INT048] 'MnistCnn' needs 9,872 bytes for each sample of a training batch, but its budget is 9,000
                        @Budget(trainingBytesPerSample = 9_000)
                                                         ^
                          drop    Dropout  6,400  64.8 %
                          input            3,136  31.8 %
                          hidden  Dense      256   2.6 %
                          Set filters = 55 for 'shapes', instead of 64: that makes 8,972.
                          More: java -jar intaglio-processor-*.jar INT048
                        1 error
                        """);
    }

    @Test
    void severalLimitsAreAllTold() {
        Compiled compiled =
                mnistCnn(
                        "trainingBytesPerSample = 9871, predictionBytes = 1494615,"
                                + " multiplyAdds = 2476479, parameters = 70377");
        assertThat(compiled.ids()).containsExactly("INT048:2", "INT048:2", "INT048:2", "INT048:2");
        assertThat(compiled.output())
                .containsMatch(
                        "(?s)70,378 parameters, but its budget is 70,377"
                                + ".*2,476,480 multiply-adds for a prediction, but its budget is"
                                + " 2,476,479"
                                + ".*1,494,616 bytes for predictions by one thread, but its budget"
                                + " is 1,494,615"
                                + ".*9,872 bytes for each sample of a training batch, but its"
                                + " budget is 9,871");
        assertThat(compiled.output()).contains("4 errors");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "parameters = 0",
                "parameters = 70378",
                "multiplyAdds = 2476480",
                "predictionBytes = 1494616",
                "trainingBytesPerSample = 9872",
                "parameters = Long.MAX_VALUE, multiplyAdds = 1L << 40",
                "parameters = 70378, multiplyAdds = 2476480, predictionBytes = 1494616,"
                        + " trainingBytesPerSample = 9872",
            })
    void isSilentWithinTheLimits(String limits) {
        Compiled compiled = mnistCnn(limits);
        assertThat(compiled.output()).isEmpty();
        assertThat(compiled.success()).isTrue();
    }

    @Test
    void saysThatNoSingleSizeIsEnough() {
        assertThat(mnistCnn("parameters = 1000").output())
                .isEqualTo(
                        """
                        MnistCnn.java:2: error: [INT048] 'MnistCnn' has 70,378 parameters, but its budget is 1,000
                        @Budget(parameters = 1000)
                                             ^
                          hidden  Dense       51,232  72.8 %
                          shapes  Conv2D 3×3  18,496  26.3 %
                          digit   Dense          330   0.5 %
                          No single size was found that fits: make several layers smaller, or raise the limit.
                          More: java -jar intaglio-processor-*.jar INT048
                        1 error
                        """);
    }

    /** Odd, but so it is: one filter and two need more memory than three. */
    @Test
    void memoryNeedNotGrowWithEachFilter() {
        assertThat(mnistCnn("predictionBytes = 740_000").output())
                .contains("\n  Set filters = 3 for 'shapes', instead of 64: that makes 738,352.\n");
    }

    /** The costliest layer makes the answer: what it answers must not change. */
    @Test
    void leavesTheAnswerAsItIs() {
        assertThat(
                        Compiled.of(
                                        """
                                        @NeuralNetwork(input = 10, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
                                        @Budget(parameters = 500)
                                        class Words {
                                            @Dense(units = 4, activation = RELU) Layer hidden;
                                            @Dense(units = 100) Layer scores;
                                            @Softmax Layer word;
                                        }
                                        """)
                                .output())
                .isEqualTo(
                        """
                        Words.java:2: error: [INT048] 'Words' has 544 parameters, but its budget is 500
                        @Budget(parameters = 500)
                                             ^
                          scores  Dense  500  91.9 %
                          hidden  Dense   44   8.1 %
                          Set units = 3 for 'hidden', instead of 4: that makes 433.
                          More: java -jar intaglio-processor-*.jar INT048
                        1 error
                        """);
    }

    /** 'b' has as many filters as 'a', and 'a' as 'b': neither can change alone. */
    @Test
    void leavesWhatAMergeBinds() {
        assertThat(
                        Compiled.of(
                                        """
                                        @NeuralNetwork(input = {8, 8, 4}, loss = MEAN_SQUARED_ERROR)
                                        @Budget(parameters = 1000)
                                        class Net {
                                            @Conv2D(filters = 12, kernelSize = 3, padding = SAME) Layer a;
                                            @Conv2D(filters = 12, kernelSize = 3, padding = SAME, activation = RELU) Layer b;
                                            @Add(from = {"a", "b"}) Layer sum;
                                            @Conv2D(filters = 3, kernelSize = 1, activation = RELU) Layer narrow;
                                            @Flatten Layer flat;
                                            @Dense(units = 1) Layer price;
                                        }
                                        """)
                                .output())
                .contains("\n  No single size was found that fits:");
    }

    /** 32 filters in 4 groups, read by a convolution with 8 groups: they shrink by 8. */
    @Test
    void keepsGroupsWhole() {
        assertThat(
                        Compiled.of(
                                        """
                                        @NeuralNetwork(input = {8, 8, 4}, loss = MEAN_SQUARED_ERROR)
                                        @Budget(multiplyAdds = 8_000)
                                        class Net {
                                            @Conv2D(filters = 32, kernelSize = 3, groups = 4, activation = RELU) Layer a;
                                            @Conv2D(filters = 8, kernelSize = 1, groups = 8, activation = RELU) Layer b;
                                            @Flatten Layer flat;
                                            @Dense(units = 1) Layer price;
                                        }
                                        """)
                                .output())
                .contains("\n  Set filters = 16 for 'a', instead of 32: that makes 6,048.\n");
    }

    /** Each of 2⁴⁰ ways leads from the last layer to the one that decides its size. */
    @Test
    @Timeout(60)
    void looksAtALayerOnceHoweverManyWaysLeadToIt() {
        StringBuilder fields = new StringBuilder();
        String from = "first";
        for (int i = 0; i < 40; i++) {
            fields.append(
                    """
                    @ActivationLayer(value = TANH, from = "%1$s") Layer a%2$s;
                    @ActivationLayer(value = SIGMOID, from = "%1$s") Layer b%2$s;
                    @Add(from = {"a%2$s", "b%2$s"}) Layer sum%2$s;
                    """
                            .formatted(from, i));
            from = "sum" + i;
        }
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(input = 10, loss = MEAN_SQUARED_ERROR)
                        @Budget(parameters = 100)
                        class Net {
                            @Dense(units = 30, activation = TANH) Layer first;
                            %s
                            @BatchNormalization Layer norm;
                            @Dense(units = 1) Layer price;
                        }
                        """
                                .formatted(fields));
        assertThat(compiled.output()).contains("\n  Set units = 6 for 'first', instead of 30");
    }

    @Test
    void isSilentBesideOtherErrors() {
        assertThat(
                        Compiled.of(
                                        """
                                        @NeuralNetwork(input = 10, loss = MEAN_SQUARED_ERROR)
                                        @Budget(parameters = 1, predictionBytes = 1)
                                        class Net {
                                            @Dense(units = 8, activation = RELU) Layer hidden;
                                            @Dropout(2) Layer drop;
                                            @Dense(units = 1) Layer price;
                                        }
                                        """)
                                .ids())
                .containsExactly("INT021:5");
    }

    @Test
    void limitsAreNotNegative() {
        assertThat(mnistCnn("parameters = -1, predictionBytes = -4").output())
                .isEqualTo(
                        """
                        MnistCnn.java:2: error: [INT022] the budget has parameters = -1
                        @Budget(parameters = -1, predictionBytes = -4)
                                             ^
                          Give a number of at least 0; 0 sets no limit.
                          More: java -jar intaglio-processor-*.jar INT022
                        MnistCnn.java:2: error: [INT022] the budget has predictionBytes = -4
                        @Budget(parameters = -1, predictionBytes = -4)
                                                                   ^
                          Give a number of at least 0; 0 sets no limit.
                          More: java -jar intaglio-processor-*.jar INT022
                        2 errors
                        """);
    }

    @Test
    void unknownLimitsAreTold() {
        Compiled compiled = mnistCnn("parameters = MANY, multiplyAds = 3");
        assertThat(compiled.ids()).containsExactly("INT045:2", "INT028:2");
        assertThat(compiled.output()).contains("Did you mean multiplyAdds?");
    }

    @Test
    void aBudgetNeedsANetwork() {
        assertThat(Compiled.of("@Budget(parameters = 5) class Net {}").output())
                .isEqualTo(
                        """
                        Net.java:1: error: [INT027] 'Net' has a @Budget, but is no network
                        @Budget(parameters = 5) class Net {}
                        ^
                          Add @NeuralNetwork(input = ..., loss = ...) to the class.
                          More: java -jar intaglio-processor-*.jar INT027
                        1 error
                        """);
    }

    @Test
    void aStrayLayerSaysItForTheBudgetToo() {
        assertThat(Compiled.of("@Budget(parameters = 5) class Net { @Flatten Layer f; }").ids())
                .containsExactly("INT027:1");
    }

    private static Compiled mnistCnn(String limits) {
        return Compiled.of(
                """
                @NeuralNetwork(input = {28, 28, 1}, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
                @Budget(%s)
                class MnistCnn {
                    @Conv2D(filters = 32, kernelSize = 3, activation = RELU) Layer edges;
                    @MaxPooling2D Layer pool1;
                    @Conv2D(filters = 64, kernelSize = 3, activation = RELU) Layer shapes;
                    @MaxPooling2D Layer pool2;
                    @Flatten Layer flat;
                    @Dropout(0.5) Layer drop;
                    @Dense(units = 32, activation = RELU) Layer hidden;
                    @Dense(units = 10, activation = SOFTMAX) Layer digit;
                }
                """
                        .formatted(limits));
    }
}
