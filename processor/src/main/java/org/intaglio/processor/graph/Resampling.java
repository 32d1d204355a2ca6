/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.FillMode;
import org.intaglio.Interpolation;

/**
 * How an image is read at other places than its pixels'.
 *
 * @param height H of the image
 * @param width W of the image
 * @param channels C
 * @param outputHeight rows of the result
 * @param outputWidth columns of the result
 * @param interpolation what is seen between pixels
 * @param fillMode what is seen beyond the border
 * @param fillValue the value there, if it is constant
 */
public record Resampling(
        int height,
        int width,
        int channels,
        int outputHeight,
        int outputWidth,
        Interpolation interpolation,
        FillMode fillMode,
        float fillValue) {}
