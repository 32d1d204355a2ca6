/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.FlipMode;

import java.util.Optional;

/**
 * How images are moved, each for itself. What is seen at (x, y) of the result lies, seen from the
 * middle of the image, at (zoomX·(cos α·x - sin α·y), zoomY·(sin α·x + cos α·y)) - shift, or at its
 * mirror image.
 *
 * @param resampling sizes, and how the image is read
 * @param flip which way half of the images are flipped, if they are
 * @param angle α, in turns of 360°
 * @param zoomY how many rows of the image one of the result stands for
 * @param zoomX the same of columns
 * @param keepsRatio whether the draw for zoomY decides on zoomX, too
 * @param shiftY how far down the image moves, in pixels
 * @param shiftX how far to the right
 * @param wholeShifts whether drawn shifts are rounded down to whole pixels
 */
public record Motion(
        Resampling resampling,
        Optional<FlipMode> flip,
        Range angle,
        Range zoomY,
        Range zoomX,
        boolean keepsRatio,
        Range shiftY,
        Range shiftX,
        boolean wholeShifts) {}
