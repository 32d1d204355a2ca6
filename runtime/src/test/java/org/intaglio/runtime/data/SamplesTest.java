/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.Loss;
import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Shape;
import org.intaglio.runtime.Tensor;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.util.List;

class SamplesTest {
    private static final float[][] X = {{1, 2}, {3, 4}, {5, 6}};

    @Test
    void classesGoAsIndicesOrOneHot() {
        Samples samples = Samples.of(X, new int[] {2, 0, 1});
        Batch index = new Batch(2, List.of(2), List.of(1));
        samples.read(0, index, 1);
        assertThat(index.input(0)).isEqualTo(new float[] {0, 0, 1, 2});
        assertThat(index.target(0)).isEqualTo(new float[] {0, 2});
        assertThat(index.weights()).isEqualTo(new float[] {1, 1});

        Batch oneHot = new Batch(1, List.of(2), List.of(3));
        samples.read(0, oneHot, 0);
        samples.read(2, oneHot, 0);
        assertThat(oneHot.target(0)).isEqualTo(new float[] {0, 1, 0});
        assertThat(samples.count()).isEqualTo(3);
    }

    @Test
    void valuesAndRowsAsTargets() {
        Batch one = new Batch(1, List.of(2), List.of(1));
        Samples.of(X, new float[] {7, 8, 9}).read(1, one, 0);
        assertThat(one.target(0)).isEqualTo(new float[] {8});

        Batch two = new Batch(1, List.of(2), List.of(2));
        Samples.of(X, new float[][] {{7, 1}, {8, 2}, {9, 3}}).read(1, two, 0);
        assertThat(two.target(0)).isEqualTo(new float[] {8, 2});
    }

    @Test
    void severalInputsAndTargetsWithWeights() {
        Samples samples =
                Samples.builder()
                        .input(X)
                        .input(new float[][] {{-1}, {-2}, {-3}})
                        .labels(new int[] {0, 1, 0})
                        .target(new float[] {10, 20, 30})
                        .build()
                        .withWeights(1, 0.5f, 0);
        Batch batch = new Batch(2, List.of(2, 1), List.of(1, 1));
        samples.read(1, batch, 0);
        samples.read(2, batch, 1);

        assertThat(batch.input(0)).isEqualTo(new float[] {3, 4, 5, 6});
        assertThat(batch.input(1)).isEqualTo(new float[] {-2, -3});
        assertThat(batch.target(0)).isEqualTo(new float[] {1, 0});
        assertThat(batch.target(1)).isEqualTo(new float[] {20, 30});
        assertThat(batch.weights()).isEqualTo(new float[] {0.5f, 0});
    }

    @Test
    void readInOrderAndSliced() {
        Samples samples = Samples.of(X, new int[] {2, 0, 1});
        Batch batch = new Batch(1, List.of(2), List.of(1));
        try (var reader = samples.slice(1, 3).open()) {
            assertThat(reader.read(batch, 0)).isTrue();
            assertThat(batch.input(0)).isEqualTo(new float[] {3, 4});
            assertThat(reader.read(batch, 0)).isTrue();
            assertThat(reader.read(batch, 0)).isFalse();
        }
    }

    @Test
    void aNetworkThatOnlyPredictsTakesNoTargets() {
        Batch batch = new Batch(1, List.of(2), List.of());
        Samples.of(X, new int[3]).read(0, batch, 0);
        assertThat(batch.input(0)).isEqualTo(new float[] {1, 2});
    }

    @Test
    void sizesAreCheckedWhenBuilt() {
        assertFails("input 0 has 3 samples, but target 0 has 2", () -> Samples.of(X, new int[2]));
        assertFails("input 0 has 3 samples, but target 0 has 4", () -> Samples.of(X, new float[4]));
        assertFails(
                "input 0 has 3 samples, but input 1 has 1",
                () -> Samples.builder().input(X).input(new float[1][5]).build());
        assertFails(
                "input 0 has 2 values in sample 0, but 3 in sample 1; all need as many",
                () -> Samples.of(new float[][] {{1, 2}, {3, 4, 5}}, new int[2]));
        assertFails(
                "target 0 has 1 values in sample 0, but 0 in sample 2; all need as many",
                () -> Samples.of(X, new float[][] {{1}, {2}, {}}));
        assertFails(
                "target 0 has class -1 in sample 1; classes count from 0",
                () -> Samples.of(X, new int[] {0, -1, 2}));
        assertFails("samples without an input", () -> Samples.builder().build());
        assertFails("2 weights for 3 samples", () -> Samples.of(X, new int[3]).withWeights(1, 1));
        assertFails(
                "weight 1 is -0.5; weights must not be negative",
                () -> Samples.of(X, new int[3]).withWeights(1, -0.5f, 1));
        assertFails(
                "weight 2 is NaN; weights must not be negative",
                () -> Samples.of(X, new int[3]).withWeights(1, 1, Float.NaN));
        var error =
                assertThrows(
                        NullPointerException.class,
                        () -> Samples.of(new float[][] {{1}, null}, new int[2]));
        assertThat(error).hasMessageThat().isEqualTo("input 0 is null in sample 1");
    }

    @Test
    void theNetworkIsCheckedWhenRead() {
        Samples samples = Samples.of(X, new int[] {0, 5, 1});
        assertFails(
                "input 0 takes 3 values, got 2 in sample 0",
                () -> samples.read(0, new Batch(1, List.of(3), List.of(1)), 0));
        assertFails(
                "the batch has room for 2 inputs, sample 0 has 1; give one for each, in a list of"
                        + " tensors or with Samples.builder()",
                () -> samples.read(0, new Batch(1, List.of(2, 2), List.of(1)), 0));
        assertFails(
                "the batch has room for 2 targets, sample 0 has 1; give one for each, in a list of"
                        + " tensors or with Samples.builder()",
                () -> samples.read(0, new Batch(1, List.of(2), List.of(1, 1)), 0));
        assertFails(
                "sample 1 has class 5, but target 0 has 3 classes, numbered 0 to 2",
                () -> samples.read(1, new Batch(1, List.of(2), List.of(3)), 0));
        assertFails(
                "target 0 takes 2 values, got 1 in sample 0",
                () -> Samples.of(X, new float[3]).read(0, new Batch(1, List.of(2), List.of(2)), 0));
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> samples.read(3, new Batch(1, List.of(2), List.of(1)), 0));
    }

    private static Architecture network() {
        Plan none = new Plan(0, 0, 0, 0, 0, 0, 1, List.of());
        return new Architecture(
                "Net",
                List.of(new Architecture.Input("image", Shape.of(2, 3, 1), false)),
                List.of(
                        new Architecture.Output(
                                "tags",
                                Shape.of(5, 3),
                                Shape.of(5),
                                Loss.SPARSE_CATEGORICAL_CROSSENTROPY,
                                1,
                                false)),
                List.of(),
                List.of(),
                0,
                0,
                none,
                none,
                none,
                "");
    }

    /** Such a class became one-hot over the positions. */
    @Test
    void oneClassWhereSeveralAreWanted() {
        Batch batch = Batch.of(network(), 1, true);
        String message =
                "output 'tags' has more than one class a sample; give a row of values a sample";
        Samples samples = Samples.of(new float[2][6], new int[2]);
        assertFails(message, () -> samples.read(0, batch, 0));
        assertFails(message, () -> Samples.builder(network()).labels(new int[2]));
        LabeledImages images =
                LabeledImages.of(new byte[6], Shape.of(2, 3, 1), new byte[1], List.of("zero"));
        assertFails(message, () -> images.read(0, batch, 0));
    }

    /** As many values, in another order of axes: told only where the network was known at once. */
    @Test
    void tensorsOfOtherAxes() {
        float[] values = new float[12];
        Tensor turned = Tensor.of(Shape.of(2, 3, 2, 1), values);
        String message =
                "input 'image' takes 2×3×1 a sample, so a batch has the shape n×2×3×1; got 2×3×2×1";
        Samples samples = Samples.builder().input(turned).target(new float[2][5]).build();
        Batch batch = Batch.of(network(), 1, true);
        assertFails(message, () -> samples.read(0, batch, 0));
        assertFails(message, () -> Samples.builder(network()).input(turned));
        Samples flat =
                Samples.builder()
                        .input(Tensor.of(Shape.of(2, 6), values))
                        .target(new float[2][5])
                        .build();
        flat.read(1, batch, 0);
        Batch bySizes = new Batch(1, List.of(6), List.of(5));
        samples.read(0, bySizes, 0);
        assertFails(message, () -> samples.read(0, batch, 0));
    }

    @Test
    void aNetworkThatIsKnownIsCheckedAtOnce() {
        float[][] x = new float[3][6];
        float[][] y = new float[3][5];
        assertFails(
                "input 'image' takes 2×3×1 = 6 values, got 5 in sample 1",
                () -> Samples.builder(network()).input(new float[][] {new float[6], new float[5]}));
        assertFails(
                "output 'tags' takes 5 values, got 1 in sample 0",
                () -> Samples.builder(network()).input(x).target(new float[3]));
        assertFails(
                "input 'image' has 3 samples, but output 'tags' has 2",
                () -> Samples.builder(network()).input(x).target(new float[2][5]).build());
        String remedy = "; give one for each, in a list of tensors or with Samples.builder()";
        assertFails(
                "Net has 1 input (image), the data has 2" + remedy,
                () -> Samples.builder(network()).input(x).input(x).target(y).build());
        assertFails(
                "Net has 1 output (tags), the data has targets for 0" + remedy,
                () -> Samples.builder(network()).input(x).build());
        Samples none = Samples.builder().input(x).build();
        assertFails(
                "Net has 1 output (tags), sample 2 has targets for 0" + remedy,
                () -> none.read(2, Batch.of(network(), 1, true), 0));
    }

    private static void assertFails(String message, Executable code) {
        assertThat(assertThrows(IllegalArgumentException.class, code))
                .hasMessageThat()
                .isEqualTo(message);
    }
}
