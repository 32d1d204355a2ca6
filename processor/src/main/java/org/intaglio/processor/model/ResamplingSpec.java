/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import org.intaglio.Interpolation;

import java.util.List;

/** The layers that make the sides of an image or the steps of a sequence more or fewer. */
public sealed interface ResamplingSpec extends LayerSpec, Resampling {
    /** See {@link org.intaglio.layer.ZeroPadding1D}. */
    record ZeroPadding1D(List<Integer> padding) implements ResamplingSpec, Resampling.Padded {
        @Override
        public int axes() {
            return 1;
        }
    }

    /** See {@link org.intaglio.layer.ZeroPadding2D}. */
    record ZeroPadding2D(List<Integer> padding) implements ResamplingSpec, Resampling.Padded {
        @Override
        public int axes() {
            return 2;
        }
    }

    /** See {@link org.intaglio.layer.Cropping1D}. */
    record Cropping1D(List<Integer> cropping) implements Resampling.Cropped, ResamplingSpec {
        @Override
        public int axes() {
            return 1;
        }
    }

    /** See {@link org.intaglio.layer.Cropping2D}. */
    record Cropping2D(List<Integer> cropping) implements Resampling.Cropped, ResamplingSpec {
        @Override
        public int axes() {
            return 2;
        }
    }

    /** See {@link org.intaglio.layer.UpSampling1D}. */
    record UpSampling1D(int size) implements ResamplingSpec {
        @Override
        public int axes() {
            return 1;
        }

        @Override
        public AxisMap map(int axis, int length) {
            return AxisMap.repeat(length, size);
        }
    }

    /** See {@link org.intaglio.layer.UpSampling2D}. */
    record UpSampling2D(Window size, Interpolation interpolation) implements ResamplingSpec {
        @Override
        public int axes() {
            return 2;
        }

        @Override
        public AxisMap map(int axis, int length) {
            AxisMap nearest = AxisMap.repeat(length, size.side(axis));
            return Resampling.interpolated(interpolation, length, nearest.to());
        }
    }

    /** See {@link org.intaglio.layer.CenterCrop}. */
    record CenterCrop(int height, int width) implements ResamplingSpec {
        @Override
        public int axes() {
            return 2;
        }

        @Override
        public AxisMap map(int axis, int length) {
            int goes = length - new Window(height, width).side(axis);
            return AxisMap.shift(length, -(goes / 2), -(goes - goes / 2));
        }
    }

    /** See {@link org.intaglio.layer.Resizing}. */
    record Resizing(int height, int width, Interpolation interpolation) implements ResamplingSpec {
        @Override
        public int axes() {
            return 2;
        }

        @Override
        public AxisMap map(int axis, int length) {
            int to = new Window(height, width).side(axis);
            return Resampling.interpolated(interpolation, length, to);
        }
    }

    /** See {@link org.intaglio.layer.AdaptiveAveragePooling1D}. */
    record AdaptiveAveragePooling1D(int outputSize) implements ResamplingSpec {
        @Override
        public int axes() {
            return 1;
        }

        @Override
        public AxisMap map(int axis, int length) {
            return AxisMap.mean(length, outputSize);
        }
    }

    /** See {@link org.intaglio.layer.AdaptiveAveragePooling2D}. */
    record AdaptiveAveragePooling2D(Window outputSize) implements ResamplingSpec {
        @Override
        public int axes() {
            return 2;
        }

        @Override
        public AxisMap map(int axis, int length) {
            return AxisMap.mean(length, outputSize.side(axis));
        }
    }
}
