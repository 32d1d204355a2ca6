/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.Loss;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Whose a batch is, and how large one can be. */
class BatchTest {
    private static final Training QUIET = Training.with(Sgd.create()).threads(1);

    private static String refused(Runnable work) {
        return assertThrows(IllegalArgumentException.class, work::run).getMessage();
    }

    private static Model line(int in, int units, Loss loss) {
        return LinearProgram.model(in, units, loss);
    }

    @Test
    void aBatchOfAnotherSizeIsRefused() {
        Model model = line(4, 1, Loss.MEAN_SQUARED_ERROR);
        String takes =
                "; Line takes inputs of 4 and targets of 1 values: fill one from newBatch() of its"
                        + " own trainer";
        try (Trainer of784 = line(784, 3, Loss.MEAN_SQUARED_ERROR).trainer(QUIET);
                Trainer trainer = model.trainer(QUIET)) {
            Batch other = of784.newBatch(2);
            other.size(2);
            String message =
                    "this batch was made for Line, inputs of 784 and targets of 3 values" + takes;
            assertThat(refused(() -> trainer.trainOnBatch(other))).isEqualTo(message);
            assertThat(refused(() -> trainer.gradients(other, true))).isEqualTo(message);
            Batch ofNone = new Batch(2, List.of(4, 2), List.of());
            ofNone.size(2);
            assertThat(refused(() -> trainer.trainOnBatch(ofNone)))
                    .isEqualTo(
                            "this batch was made for other sizes, inputs of 4, 2 and targets of no"
                                    + " values"
                                    + takes);
        }
    }

    /** The same sizes may mean something else: here one number is a class, there a value. */
    @Test
    void aBatchOfAnotherNetworkOfTheSameSizesIsRefused() {
        var other = new LinearProgram(4, 4, 0, 0, new LinearProgram.Head("a", 1, Loss.HUBER, 1));
        Model model = line(4, 1, Loss.MEAN_SQUARED_ERROR);
        try (Trainer foreign = LinearProgram.model(other.named("Other"), 1).trainer(QUIET);
                Trainer trainer = model.trainer(QUIET)) {
            Batch batch = foreign.newBatch(2);
            batch.size(2);
            assertThat(refused(() -> trainer.trainOnBatch(batch)))
                    .isEqualTo(
                            "this batch was made for Other, inputs of 4 and targets of 1 values;"
                                + " Line takes inputs of 4 and targets of 1 values: fill one from"
                                + " newBatch() of its own trainer");
        }
    }

    @Test
    void aBatchFitsAllModelsOfItsNetwork() {
        try (Trainer one = line(4, 1, Loss.MEAN_SQUARED_ERROR).trainer(QUIET);
                Trainer two = line(4, 1, Loss.MEAN_SQUARED_ERROR).trainer(QUIET)) {
            Batch batch = one.newBatch(2);
            batch.size(2);
            assertThat(two.trainOnBatch(batch)).isEqualTo(one.trainOnBatch(batch));
            Batch bySizes = new Batch(2, List.of(4), List.of(1));
            bySizes.size(2);
            assertThat(two.trainOnBatch(bySizes)).isEqualTo(one.trainOnBatch(batch));
        }
    }

    @Test
    void moreThanTheMemoryIsRefusedBeforeItIsAskedFor() {
        Model model = line(4, 1, Loss.MEAN_SQUARED_ERROR);
        int most = Integer.MAX_VALUE;
        try (Trainer trainer = model.trainer(QUIET)) {
            assertThat(refused(() -> trainer.newBatch(most)))
                    .startsWith("a batch of 2147483647 samples takes 65535 MB, but this JVM has ");
            assertThat(refused(() -> new Batch(1, List.of(-1), List.of())))
                    .isEqualTo("a sample has 0 values or more, not -1");
            assertThat(refused(() -> trainer.newBatch(-1)))
                    .isEqualTo("a batch has room for 0 samples or more, not -1");
        }
        float[][] x = Lines.rows(8, 4, 1);
        Dataset stream = Lines.stream(x, Lines.line(x), false);
        assertThat(refused(() -> model.fit(stream, QUIET.verbose(0).batchSize(most))))
                .startsWith("a batch of 2147483647 samples takes 65535 MB, but this JVM has ");
    }

    @Test
    void rowsFitBatchesOfTheirSizes() {
        Batch from = new Batch(2, List.of(3), List.of(1));
        Batch to = from.withCapacity(1);
        from.input(0)[4] = 7;
        from.target(0)[1] = 8;
        from.weights()[1] = 9;
        from.sample(1, 10);
        from.copy(1, to, 0);
        assertThat(to.input(0)).usingExactEquality().containsExactly(0f, 7f, 0f).inOrder();
        assertThat(to.target(0)[0]).isEqualTo(8f);
        assertThat(to.weights()[0]).isEqualTo(9f);
        assertThat(to.sample(0)).isEqualTo(10);
        to.sample(0, 57);
        from.copy(0, to, 0);
        assertThat(to.sample(0)).isEqualTo(57); // Nobody has told that of the row that is copied.
        Batch other = new Batch(1, List.of(2), List.of(1));
        assertThat(refused(() -> from.copy(0, other, 0)))
                .isEqualTo(
                        "a row with inputs of 3 and targets of 1 values does not fit into a batch"
                                + " with inputs of 2 and targets of 1 values");
    }

    @Test
    void aTensorDoesNotHoldMoreThanAnArray() {
        Model model = line(1, 70_000, Loss.MEAN_SQUARED_ERROR);
        Tensor x = Tensor.of(Shape.of(40_000, 1), new float[40_000]);
        assertThat(refused(() -> model.predict(x)))
                .isEqualTo(
                        "40000 samples of output 'out' take 2800000000 values in one tensor, which"
                                + " holds at most 2147483639; take fewer samples at once");
    }
}
