/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.operation;

/**
 * How the values of images are changed, each image for itself: {@code (x - mean)·contrast + mean +
 * brightness}, where the mean is that of a channel, clipped to [low, high].
 *
 * @param positions pixels of an image
 * @param channels values of a pixel
 * @param contrast the factor
 * @param brightness what is added
 * @param low the least result
 * @param high the greatest result
 */
public record Tone(
        int positions, int channels, Range contrast, Range brightness, float low, float high) {}
