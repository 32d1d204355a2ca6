/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.FillMode;
import org.intaglio.Interpolation;
import org.intaglio.processor.model.AugmentationSpec;
import org.intaglio.processor.model.Bounds;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.ShapedLayer;

import java.util.Optional;

/** Translates layers that change images at random. */
final class AugmentationBuilder {
    private static final Range STILL = Range.of(0);
    private static final Range AS_LARGE = Range.of(1);

    private final GraphBuilder graph;

    AugmentationBuilder(GraphBuilder graph) {
        this.graph = graph;
    }

    /** Without training, images stay as they are; but a crop's have to have their size. */
    Tensor translate(ShapedLayer layer, AugmentationSpec spec, Tensor x) {
        boolean isResult = x.shape().equals(layer.shape());
        if (isResult && (!graph.isTraining() || spec instanceof AugmentationSpec.RandomCrop)) {
            return x;
        }
        return switch (spec) {
            case AugmentationSpec.RandomFlip s -> move(layer, flip(s, x), x);
            case AugmentationSpec.RandomRotation s -> move(layer, rotation(s, x), x);
            case AugmentationSpec.RandomZoom s -> move(layer, zoom(s, x), x);
            case AugmentationSpec.RandomTranslation s -> move(layer, translation(s, x), x);
            case AugmentationSpec.RandomCrop s -> move(layer, crop(s, x), x);
            case AugmentationSpec.RandomContrast s ->
                    shade(
                            layer,
                            Range.of(1 - s.less(), 1 + s.factor().upper(), 1),
                            STILL,
                            s.valueRange(),
                            x);
            case AugmentationSpec.RandomBrightness s -> {
                double whole = s.valueRange().upper() - s.valueRange().lower();
                Range brightness = around(s.factor(), whole);
                yield shade(layer, AS_LARGE, brightness, s.valueRange(), x);
            }
        };
    }

    private Tensor move(ShapedLayer layer, Motion motion, Tensor x) {
        Tensor y = graph.value(layer.name(), layer.shape());
        return graph.add(new ImageOp.Move(layer.name(), motion, graph.stream(), x, y));
    }

    private Tensor shade(
            ShapedLayer layer, Range contrast, Range brightness, Bounds values, Tensor x) {
        int channels = x.shape().dimension(2);
        Tone tone =
                new Tone(
                        x.size() / channels,
                        channels,
                        contrast,
                        brightness,
                        (float) values.lower(),
                        (float) values.upper());
        Tensor y = graph.value(layer.name(), layer.shape());
        return graph.add(new ImageOp.Shade(layer.name(), tone, graph.stream(), x, y));
    }

    /** A factor of something, at rest 0. */
    private static Range around(Bounds factor, double of) {
        return Range.of(factor.lower() * of, factor.upper() * of, 0);
    }

    private static Range zoom(Bounds factor) {
        return Range.of(1 + factor.lower(), 1 + factor.upper(), 1);
    }

    private static Resampling resampling(
            Shape image, Interpolation interpolation, FillMode fillMode, double fillValue) {
        return new Resampling(
                image.dimension(0),
                image.dimension(1),
                image.dimension(2),
                image.dimension(0),
                image.dimension(1),
                interpolation,
                fillMode,
                (float) fillValue);
    }

    private static Motion flip(AugmentationSpec.RandomFlip s, Tensor x) {
        return new Motion(
                resampling(x.shape(), Interpolation.NEAREST, FillMode.EDGE, 0),
                Optional.of(s.mode()),
                STILL,
                AS_LARGE,
                AS_LARGE,
                true,
                STILL,
                STILL,
                false);
    }

    private static Motion rotation(AugmentationSpec.RandomRotation s, Tensor x) {
        return new Motion(
                resampling(x.shape(), s.interpolation(), s.fillMode(), s.fillValue()),
                Optional.empty(),
                around(s.factor(), 1),
                AS_LARGE,
                AS_LARGE,
                true,
                STILL,
                STILL,
                false);
    }

    private static Motion zoom(AugmentationSpec.RandomZoom s, Tensor x) {
        return new Motion(
                resampling(x.shape(), s.interpolation(), s.fillMode(), s.fillValue()),
                Optional.empty(),
                STILL,
                zoom(s.heightFactor()),
                zoom(s.widthFactor().orElse(s.heightFactor())),
                s.widthFactor().isEmpty(),
                STILL,
                STILL,
                false);
    }

    private static Motion translation(AugmentationSpec.RandomTranslation s, Tensor x) {
        return new Motion(
                resampling(x.shape(), s.interpolation(), s.fillMode(), s.fillValue()),
                Optional.empty(),
                STILL,
                AS_LARGE,
                AS_LARGE,
                true,
                around(s.heightFactor(), x.shape().dimension(0)),
                around(s.widthFactor(), x.shape().dimension(1)),
                false);
    }

    /** At rest, the largest window of the same proportions, in the middle, resized. */
    private static Motion crop(AugmentationSpec.RandomCrop s, Tensor x) {
        int height = x.shape().dimension(0);
        int width = x.shape().dimension(1);
        int highest = Math.min(height, (int) ((double) width * s.height() / s.width()));
        int widest = Math.min(width, (int) ((double) height * s.width() / s.height()));
        double zoomY = (double) Math.max(highest, 1) / s.height();
        double zoomX = (double) Math.max(widest, 1) / s.width();
        return new Motion(
                new Resampling(
                        height,
                        width,
                        x.shape().dimension(2),
                        s.height(),
                        s.width(),
                        Interpolation.BILINEAR,
                        FillMode.EDGE,
                        0),
                Optional.empty(),
                STILL,
                Range.of(1, 1, zoomY),
                Range.of(1, 1, zoomX),
                false,
                shift(height, s.height(), highest, zoomY),
                shift(width, s.width(), widest, zoomX),
                true);
    }

    /**
     * Where the window begins: {@code -shift}, in training. Pixels are squares: the first of the
     * result has its middle at {@code zoom / 2} of the window.
     */
    private static Range shift(int length, int result, int window, double zoom) {
        double middle = (length - 1) / 2.0;
        int begin = (length - window) / 2;
        double first = begin + zoom / 2 - 0.5;
        return Range.of(result - length, 1, middle - zoom * middle - first);
    }
}
