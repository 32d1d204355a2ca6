/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Layers that {@link RandomNetwork} draws beside those that it knows more of: each with what it
 * makes of a shape. Where values are far apart differences of a loss in floats still follow them.
 */
final class FurtherLayers {
    /** Floats of a sample that a layer may make: networks stay small. */
    private static final int LARGEST = 250;

    private FurtherLayers() {}

    /**
     * A layer.
     *
     * @param open its annotation up to where it says what it reads
     * @param shape what it makes
     * @param reads the attribute that says what it reads
     * @param hasWeights whether there is something that may be shared
     */
    record Drawn(String open, List<Integer> shape, String reads, boolean hasWeights) {
        int size() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }
    }

    /** One that takes this shape. */
    static Drawn draw(Random random, List<Integer> shape) {
        List<Drawn> fit = new ArrayList<>();
        ofAnyShape(shape, fit);
        switch (shape.size()) {
            case 1 -> fit.add(layer("RepeatVector(n = 3, ", 3, shape.getFirst()));
            case 2 -> ofSteps(shape.get(0), shape.get(1), fit);
            default -> ofImages(shape.get(0), shape.get(1), shape.get(2), fit);
        }
        fit.removeIf(drawn -> drawn.size() > LARGEST);
        return fit.get(random.nextInt(fit.size()));
    }

    private static void ofAnyShape(List<Integer> shape, List<Drawn> fit) {
        for (String open :
                List.of(
                        "RMSNormalization(epsilon = 0.1, ",
                        "GaussianNoise(stddev = 0.1, ",
                        "GaussianDropout(rate = 0.2, ",
                        "AlphaDropout(rate = 0.2, ",
                        "ELU(",
                        "ActivityRegularization(l2 = 0.01, ",
                        "ActivationLayer(value = LOG_SIGMOID, ",
                        "ActivationLayer(value = TANH_SHRINK, ",
                        "ActivationLayer(value = SQUAREPLUS, ")) {
            fit.add(new Drawn("@" + open, shape, "from", false));
        }
        if (shape.getFirst() > 1) {
            fit.add(new Drawn("@Softmax(axis = 0, ", shape, "from", false));
        }
    }

    private static void ofSteps(int steps, int features, List<Drawn> fit) {
        fit.add(layer("Permute(dims = {1, 0}, ", features, steps));
        fit.add(layer("SpatialDropout1D(rate = 0.2, ", steps, features));
        fit.add(layer("GroupNormalization(groups = 1, epsilon = 0.1, ", steps, features));
        fit.add(layer("ZeroPadding1D(padding = {1, 2}, ", steps + 3, features));
        fit.add(layer("UpSampling1D(size = 2, ", 2 * steps, features));
        fit.add(layer("AdaptiveAveragePooling1D(outputSize = 2, ", 2, features));
        if (steps > 1) {
            fit.add(layer("Cropping1D(cropping = {1, 0}, ", steps - 1, features));
        }
        fit.add(
                weighted(
                        "SeparableConv1D(filters = 3, kernelSize = 2, padding = SAME, ", steps, 3));
        fit.add(
                weighted(
                        "DepthwiseConv1D(kernelSize = 3, padding = SAME, depthMultiplier = 2, ",
                        steps,
                        2 * features));
        fit.add(
                weighted(
                        "Conv1DTranspose(filters = 3, kernelSize = 3, strides = 2, padding = SAME,"
                                + " ",
                        2 * steps,
                        3));
        for (String attention :
                List.of(
                        "Attention(useScale = true, causal = true, ",
                        "Attention(scoreMode = ScoreMode.CONCATENATED, ",
                        "AdditiveAttention(")) {
            fit.add(new Drawn("@" + attention, List.of(steps, features), "query", false));
        }
        fit.add(
                new Drawn(
                        "@GroupQueryAttention(headDim = 2, numQueryHeads = 2, numKeyValueHeads = 1,"
                                + " ",
                        List.of(steps, features),
                        "query",
                        false));
    }

    private static void ofImages(int height, int width, int channels, List<Drawn> fit) {
        fit.add(layer("Permute(dims = {2, 0, 1}, ", channels, height, width));
        fit.add(layer("SpatialDropout2D(rate = 0.2, ", height, width, channels));
        fit.add(layer("GroupNormalization(groups = 1, epsilon = 0.1, ", height, width, channels));
        fit.add(layer("ZeroPadding2D(padding = 1, ", height + 2, width + 2, channels));
        fit.add(layer("UpSampling2D(size = 2, ", 2 * height, 2 * width, channels));
        fit.add(layer("Resizing(height = 3, width = 5, ", 3, 5, channels));
        fit.add(layer("AdaptiveAveragePooling2D(outputSize = 2, ", 2, 2, channels));
        if (height > 2 && width > 2) {
            fit.add(layer("Cropping2D(cropping = 1, ", height - 2, width - 2, channels));
            fit.add(layer("CenterCrop(height = 2, width = 2, ", 2, 2, channels));
        }
        fit.add(
                weighted(
                        "SeparableConv2D(filters = 3, kernelSize = 2, padding = SAME, ",
                        height,
                        width,
                        3));
        fit.add(
                weighted(
                        "Conv2DTranspose(filters = 2, kernelSize = 3, strides = 2, padding = SAME,"
                                + " ",
                        2 * height,
                        2 * width,
                        2));
    }

    private static Drawn layer(String open, Integer... shape) {
        return new Drawn("@" + open, List.of(shape), "from", false);
    }

    private static Drawn weighted(String open, Integer... shape) {
        return new Drawn("@" + open, List.of(shape), "from", true);
    }
}
