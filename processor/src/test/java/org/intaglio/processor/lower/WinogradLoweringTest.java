/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import static com.google.common.truth.Truth.assertThat;

import static org.intaglio.processor.Layers.conv;
import static org.intaglio.processor.Layers.shared;
import static org.intaglio.processor.lower.Lowered.all;
import static org.intaglio.processor.lower.Lowered.only;
import static org.intaglio.processor.lower.Lowered.training;

import org.intaglio.Activation;
import org.intaglio.Padding;
import org.intaglio.processor.Declaration;
import org.intaglio.processor.lower.StepInstruction.KernelToPoints;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.Window;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Which convolutions go by Winograd's algorithm. */
class WinogradLoweringTest {
    @Test
    void aConvolutionWithManyChannelsReadsItsKernelAtThePoints() {
        Instructions code = training(network(8, 32, 3));
        KernelToPoints prepare = only(code, KernelToPoints.class);
        assertThat(code.list().get(0)).isEqualTo(prepare);
        assertThat(only(code, Forward.Conv2D.class).points().orElseThrow().region())
                .isEqualTo(prepare.to());
        assertThat(prepare.to().size()).isEqualTo(16 * 32 * 32);
    }

    @Test
    void derivativesGoTheSameWay() {
        Instructions code =
                training(
                        Declaration.input(8, 8, 32)
                                .layer("a", conv(32, 3, Padding.VALID, Activation.LINEAR))
                                .layer("b", conv(32, 3, Padding.VALID, Activation.LINEAR)));
        Backward.ConvInput input = only(code, Backward.ConvInput.class);
        // The 4×4 results of b are a whole tile, the 6×6 of a are better cut into 2×2.
        assertThat(input.winograd().orElseThrow().tile()).isEqualTo(4);
        assertThat(input.transposed().size()).isEqualTo(36 * 32 * 32);
        assertThat(
                        all(code, Backward.ConvKernel.class).stream()
                                .map(kernel -> kernel.winograd().orElseThrow().tile()))
                .containsExactly(4, 2)
                .inOrder();
        assertThat(all(code, KernelToPoints.class)).hasSize(3);
        assertThat(all(code, StepInstruction.TransposeWindows.class)).isEmpty();
    }

    @Test
    void choosesTheTilesThatMultiplyLeast() {
        assertThat(tile(10, 4)).isEqualTo(4);
        assertThat(tile(10, 2)).isEqualTo(2);
        assertThat(tile(10, 0)).isEqualTo(0);
        // 324 multiplications against 400 save less than larger transforms cost.
        assertThat(tile(12, 4)).isEqualTo(2);
        assertThat(tile(34, 4)).isEqualTo(4);
        // 3×3 results: a tile of 4×4, 36 multiplications for 81; four of 2×2 are 64, too many.
        assertThat(tile(5, 4)).isEqualTo(4);
        assertThat(tile(5, 2)).isEqualTo(0);
    }

    @Test
    void aSharedKernelIsPreparedForEachSizeOfTiles() {
        Instructions code =
                training(
                        Declaration.empty()
                                .in("large", 12, 12, 32)
                                .in("small", 10, 10, 32)
                                .layer(
                                        "before",
                                        conv(32, 1, Padding.VALID, Activation.TANH),
                                        "large")
                                .layer(
                                        "conv",
                                        conv(32, 3, Padding.VALID, Activation.LINEAR),
                                        "before")
                                .layer("again", shared("conv"), "small")
                                .layer("a", new LayerSpec.GlobalMaxPooling2D(false), "conv")
                                .layer("b", new LayerSpec.GlobalMaxPooling2D(false), "again")
                                .layer("sum", new LayerSpec.Add(), "a", "b"));
        for (Forward.Conv2D conv : all(code, Forward.Conv2D.class)) {
            conv.points()
                    .ifPresent(points ->
                            assertThat(points.region().size())
                                    .isEqualTo(points.geometry().kernelSize()));
        }
        assertThat(
                        all(code, KernelToPoints.class).stream()
                                .filter(prepare -> !prepare.transposed())
                                .map(prepare -> prepare.geometry().tile()))
                .containsExactly(2, 4);
    }

    private static int tile(int size, int largest) {
        return only(training(network(size, 32, 3), largest), Forward.Conv2D.class)
                .points()
                .map(points -> points.geometry().tile())
                .orElse(0);
    }

    @Test
    void refusesOtherWindowsFewChannelsAndSmallResults() {
        for (Declaration declaration :
                List.of(
                        network(8, 32, 2),
                        network(8, 16, 3),
                        network(8, 40, 3),
                        // A single result is a tile: 16 multiplications for 9.
                        network(3, 32, 3))) {
            Instructions code = training(declaration);
            assertThat(all(code, KernelToPoints.class)).isEmpty();
            assertThat(only(code, Forward.Conv2D.class).points()).isEmpty();
        }
    }

    @Test
    void refusesPoolingOverOtherWindows() {
        for (int pool : new int[] {2, 3}) {
            LayerSpec pooling =
                    new LayerSpec.MaxPooling2D(
                            new Window(pool, pool), new Window(pool, pool), Padding.VALID);
            Instructions code =
                    training(
                            Declaration.input(14, 14, 32)
                                    .layer("conv", conv(32, 3, Padding.VALID, Activation.RELU))
                                    .layer("pool", pooling));
            assertThat(only(code, Forward.PooledConv2D.class).points().isPresent())
                    .isEqualTo(pool == 2);
        }
    }

    private static Declaration network(int size, int channels, int kernel) {
        return Declaration.input(size, size, channels)
                .layer("conv", conv(channels, kernel, Padding.VALID, Activation.LINEAR));
    }
}
