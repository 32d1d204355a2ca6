/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import static com.google.common.truth.Truth.assertThat;

import static org.intaglio.processor.Layers.dense;
import static org.intaglio.processor.lower.Lowered.all;
import static org.intaglio.processor.lower.Lowered.only;
import static org.intaglio.processor.lower.Lowered.training;

import org.intaglio.Activation;
import org.intaglio.processor.Declaration;
import org.intaglio.processor.schedule.Schedule;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Which products leave the slices. */
class ShareLargeProductsTest {
    @Test
    void aLargeKernelBecomesTasks() {
        Instructions before =
                training(
                        Declaration.input(1024)
                                .layer("a", dense(256, Activation.TANH))
                                .layer("b", dense(1025))
                                .layer("c", dense(3)));
        Instructions after = new ShareLargeProducts().apply(before);
        assertThat(all(after, StepInstruction.Columns.class)).hasSize(2);
        assertThat(all(after, StepInstruction.InputColumns.class)).hasSize(1);
        assertThat(only(after, Forward.Dense.class).layer()).isEqualTo("c");
        List<Schedule.Task> tasks =
                Schedule.of(after).phases().stream()
                        .filter(Schedule.Tasks.class::isInstance)
                        .map(Schedule.Tasks.class::cast)
                        .filter(phase -> phase.title().equals("products"))
                        .findFirst()
                        .orElseThrow()
                        .tasks();
        assertThat(tasks.get(0).from()).isEqualTo(0);
        for (int i = 1; i < tasks.size(); i++) {
            assertThat(tasks.get(i).from()).isEqualTo(tasks.get(i - 1).to());
        }
        assertThat(tasks.getLast().to()).isEqualTo(256);
    }

    @Test
    void theRowsOfAMediumKernelBecomeShares() {
        Instructions before =
                training(Declaration.input(300).layer("a", dense(256, Activation.TANH)));
        Instructions after = new ShareLargeProducts().apply(before);
        assertThat(all(after, Forward.Dense.class)).isEmpty();
        StepInstruction.ProductShares product = only(after, StepInstruction.ProductShares.class);
        assertThat(product.portion()).isEqualTo(80);
        assertThat(product.shares()).isEqualTo(4);
        SumShares sum = only(after, SumShares.class);
        assertThat(sum.x()).isEqualTo(product.y());
        assertThat(sum.x().size()).isEqualTo(4 * 256);
        assertThat(sum.y()).isEqualTo(only(before, Forward.Dense.class).y());
        List<Schedule.Task> tasks = ((Schedule.Tasks) Schedule.of(after).phases().get(0)).tasks();
        assertThat(tasks.stream().map(Schedule.Task::from).toList())
                .containsExactly(0, 80, 160, 240)
                .inOrder();
        assertThat(tasks.getLast().to()).isEqualTo(300);
    }

    @Test
    void smallOnesStay() {
        for (int[] size : new int[][] {{255, 500}, {256, 255}, {70_000, 1}}) {
            Instructions before = training(Declaration.input(size[0]).layer("a", dense(size[1])));
            assertThat(new ShareLargeProducts().apply(before)).isEqualTo(before);
        }
    }

    /** Shares would take memory for every position. */
    @Test
    void mediumOnesOverPositionsStay() {
        Instructions before = training(Declaration.input(7, 300).layer("a", dense(256)));
        assertThat(new ShareLargeProducts().apply(before)).isEqualTo(before);
    }

    @Test
    void rowsBelowHalfAMebibyteAndColumnsFromThereOn() {
        for (int units : new int[] {511, 512}) {
            Instructions before = training(Declaration.input(256).layer("a", dense(units)));
            Instructions after = new ShareLargeProducts().apply(before);
            assertThat(all(after, StepInstruction.ProductShares.class)).hasSize(512 - units);
            assertThat(all(after, StepInstruction.Columns.class)).hasSize(units - 511);
        }
    }

    /** A slice of few samples has rows enough for what it reads of a kernel. */
    @Test
    void largeOnesOverManyPositionsStay() {
        for (int positions : new int[] {15, 16}) {
            Instructions before =
                    training(
                            Declaration.input(positions, 512)
                                    .layer("a", dense(2048))
                                    .layer("b", dense(512)));
            Instructions after = new ShareLargeProducts().apply(before);
            int left = positions < 16 ? 0 : 2;
            assertThat(all(after, Forward.Dense.class)).hasSize(left);
            assertThat(all(after, Backward.DenseInput.class)).hasSize(left / 2);
            assertThat(all(after, Backward.DenseKernel.class)).hasSize(left);
        }
    }
}
