/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.processor.model.Window;
import org.intaglio.runtime.kernel.Conv2DShape;
import org.intaglio.runtime.kernel.WinogradShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvGeometryTest {
    /** The compiler reserves the scratch memory that the kernels of the runtime take. */
    @ParameterizedTest
    @CsvSource({
        // One row of windows fits many times, once, and not at all.
        "13, 13, 32, 3, 3, 1, 1, 64, 11, 11",
        "34, 34, 64, 3, 3, 1, 1, 64, 32, 32",
        "10, 10, 512, 3, 3, 1, 1, 512, 8, 8",
        "12, 300, 64, 5, 5, 2, 1, 8, 4, 148",
        "9, 8, 6, 2, 3, 1, 2, 4, 8, 6",
        // Cropped.
        "13, 13, 32, 3, 3, 1, 1, 64, 10, 10",
    })
    void scratchIsWhatTheRuntimeTakes(
            int height,
            int width,
            int channels,
            int kernelHeight,
            int kernelWidth,
            int stride,
            int groups,
            int filters,
            int outputHeight,
            int outputWidth) {
        ConvGeometry geometry =
                new ConvGeometry(
                        height,
                        width,
                        channels,
                        new Window(kernelHeight, kernelWidth),
                        new Window(stride, stride),
                        new Window(1, 1),
                        groups,
                        filters,
                        outputHeight,
                        outputWidth);
        Conv2DShape shape =
                new Conv2DShape(
                        height,
                        width,
                        channels,
                        kernelHeight,
                        kernelWidth,
                        stride,
                        stride,
                        1,
                        1,
                        groups,
                        filters,
                        outputHeight,
                        outputWidth);
        assertThat(geometry.gradientScratch()).isEqualTo(shape.gradientScratch());
        assertThat(geometry.kernelSize()).isEqualTo(shape.kernelSize());
        for (int tile : new int[] {2, 4}) {
            WinogradGeometry planned = new WinogradGeometry(geometry, tile);
            WinogradShape taken = new WinogradShape(shape, tile);
            assertThat(planned.forwardScratch()).isEqualTo(taken.forwardScratch());
            assertThat(planned.scratch()).isEqualTo(taken.scratch());
            assertThat(planned.kernelSize()).isEqualTo(taken.kernelSize());
            assertThat(planned.tiles()).isEqualTo(taken.tiles());
        }
    }
}
