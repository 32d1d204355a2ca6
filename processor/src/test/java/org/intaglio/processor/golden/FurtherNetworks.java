/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Networks of layers that are made of others' operations, for the tests that compare whole networks
 * with differences of their loss and with the interpreter.
 */
final class FurtherNetworks {
    private FurtherNetworks() {}

    /** The networks by what is in them. */
    static Map<String, NetworkSource> all() {
        Map<String, NetworkSource> all = new LinkedHashMap<>();
        all.put("other lengths", ofOtherLengths());
        all.put("composed layers", ofComposedLayers());
        all.put("noise", ofNoise());
        all.put("products", ofProducts());
        all.put("convolutions of parts", ofParts());
        all.put("activations", ofActivations());
        return all;
    }

    private static NetworkSource source(String name, String fields) {
        return new NetworkSource(
                "golden." + name,
                """
                package golden;

                import static org.intaglio.Activation.*;
                import static org.intaglio.Interpolation.*;
                import static org.intaglio.Padding.*;

                import org.intaglio.*;
                import org.intaglio.layer.*;

                @NeuralNetwork(inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
                class %s {
                %s}
                """
                        .formatted(name, fields.indent(4)));
    }

    /** Paddings, croppings, samplings and adaptive poolings, of images and of steps. */
    static NetworkSource ofOtherLengths() {
        return source(
                "OtherLengths",
                """
                @Input({5, 4, 3})                                                 Layer image;
                @ZeroPadding2D(padding = {1, 0, 2, 1})                            Layer padded;
                @Conv2D(filters = 17, kernelSize = 2, activation = TANH)          Layer edges;
                @UpSampling2D(size = {2, 3})                                      Layer larger;
                @Cropping2D(cropping = {1, 2})                                    Layer cropped;
                @Resizing(height = 5, width = 7)                                  Layer smaller;
                @Resizing(height = 7, width = 6, interpolation = NEAREST)         Layer nearest;
                @UpSampling2D(interpolation = BILINEAR)                           Layer lines;
                @CenterCrop(height = 9, width = 6)                                Layer middle;
                @AdaptiveAveragePooling2D(outputSize = {4, 2})                    Layer means;
                @Reshape({8, 17})                                                 Layer steps;
                @Cropping1D(cropping = {0, 3})                                    Layer first;
                @UpSampling1D(size = 3)                                           Layer thrice;
                @ZeroPadding1D(padding = {1, 0})                                  Layer before;
                @AdaptiveAveragePooling1D(outputSize = 6)                         Layer six;
                @Flatten                                                          Layer flat;
                @RepeatVector(n = 3)                                              Layer again;
                @Permute({1, 0})                                                  Layer turned;
                @Softmax(axis = 0)                                                Layer chances;
                @Reshape({17, 2, 3, 3})                                           Layer parts;
                @Permute({2, 3, 1, 0})                                            Layer order;
                @Softmax(axis = {0, 2})                                           Layer planes;
                @Reshape({9, 34})                                                 Layer rows;
                @Conv1D(filters = 2, kernelSize = 2)                              Layer pairs;
                @Flatten                                                          Layer both;
                @Dense(units = 2)                                                 Layer last;
                """);
    }

    /** Activations that are made of several operations, those without a kink. */
    static NetworkSource ofActivations() {
        return source(
                "Activations",
                """
                @Input({4, 7})                                                    Layer steps;
                @LSTM(units = 5, activation = TANH_SHRINK, returnSequences = true) Layer lstm;
                @SimpleRNN(units = 3, activation = LOG_SOFTMAX, returnSequences = true) Layer rnn;
                @Dense(units = 17, activation = SQUAREPLUS, from = "lstm")        Layer shrunk;
                @Conv1D(filters = 6, kernelSize = 2, activation = LOG_SOFTMAX,
                        from = "shrunk")                                          Layer logs;
                @Dense(units = 5, activation = SQUAREPLUS, from = "logs")         Layer curved;
                @ActivationLayer(value = LOG_SIGMOID, from = "curved")            Layer below;
                @ActivationLayer(value = CELU, from = "rnn")                      Layer celu;
                @ActivationLayer(value = SPARSE_PLUS, from = "celu")              Layer sparse;
                @Flatten(from = "below")                                          Layer left;
                @Flatten(from = "sparse")                                         Layer right;
                @Concatenate(from = {"left", "right"})                            Layer all;
                @ActivityRegularization(l2 = 0.03)                                Layer penalised;
                @Rescaling(scale = 0.1)                                           Layer less;
                @Dense(units = 2)                                                 Layer last;
                """);
    }

    /** Normalisations and slopes. */
    static NetworkSource ofComposedLayers() {
        return source(
                "ComposedLayers",
                """
                @Input({4, 3, 6})                                                 Layer image;
                @PReLU(alphaInitializer = @Init(value = Initializer.CONSTANT, constant = 0.8))
                                                                                  Layer slopes;
                @Conv2D(filters = 18, kernelSize = 1, activation = TANH)          Layer wide;
                @GroupNormalization(groups = 3, epsilon = 0.1,
                        gammaRegularizer = @Regularizer(l2 = 0.05))               Layer groups;
                @ELU(alpha = 1.1)                                                 Layer elu;
                @GroupNormalization(groups = 18, scale = false, epsilon = 0.1)    Layer instances;
                @UnitNormalization(axis = {0, 1})                                 Layer ofImage;
                @PReLU(sharedAxes = {0, 1},
                        alphaInitializer = @Init(value = Initializer.CONSTANT, constant = 0.8))
                                                                                  Layer channels;
                @RMSNormalization(epsilon = 0.1)                                  Layer root;
                @UnitNormalization                                                Layer unit;
                @Reshape({12, 18})                                                Layer steps;
                @Dense(units = 3)                                                 Layer narrow;
                @Flatten                                                          Layer flat;
                @Dense(units = 2)                                                 Layer last;
                """);
    }

    /** What is drawn in training, and so the same for every step of a difference. */
    static NetworkSource ofNoise() {
        return source(
                "Noise",
                """
                @Input({4, 3, 3})                                                 Layer image;
                @Conv2D(filters = 17, kernelSize = 2, activation = TANH)          Layer edges;
                @SpatialDropout2D(rate = 0.3)                                     Layer channels;
                @GaussianNoise(stddev = 0.2)                                      Layer noise;
                @Reshape({6, 17})                                                 Layer steps;
                @Dense(units = 5, activation = TANH)                              Layer narrow;
                @SpatialDropout1D(rate = 0.4)                                     Layer some;
                @GaussianDropout(rate = 0.2)                                      Layer times;
                @AlphaDropout(rate = 0.2)                                         Layer alpha;
                @Flatten                                                          Layer flat;
                @Dense(units = 2)                                                 Layer last;
                """);
    }

    /** Products along axes, and merges that repeat axes. */
    static NetworkSource ofProducts() {
        return source(
                "Products",
                """
                @Input({5, 4})                                                    Layer left;
                @Input(4)                                                         Layer right;
                @Dense(units = 17, activation = TANH, from = "left")              Layer steps;
                @Dense(units = 17, activation = TANH, from = "right")             Layer vector;
                @GlobalAveragePooling1D(keepDims = true, from = "steps")          Layer mean;
                @Dense(units = 1, activation = TANH, from = "steps")              Layer column;
                @Add(from = {"steps", "mean"})                                    Layer sum;
                @Multiply(from = {"vector", "sum"})                               Layer product;
                @Subtract(from = {"column", "mean"})                              Layer difference;
                @Average(from = {"difference", "product", "vector"})              Layer average;
                @Minimum(from = {"average", "vector"})                            Layer smallest;
                @Dot(axes = 1, normalize = true, from = {"smallest", "steps"})    Layer rows;
                @Dot(axes = {0, 1}, from = {"steps", "rows"})                     Layer turned;
                @Dot(axes = {-1, 0}, from = {"turned", "rows"})                   Layer plain;
                @Dot(axes = 0, from = {"vector", "plain"})                        Layer first;
                @Dot(axes = {1, 0}, from = {"turned", "first"})                   Layer second;
                @Dot(axes = -1, normalize = true, from = {"second", "vector"})    Layer number;
                @Rescaling(scale = 0.1, from = "second")                          Layer small;
                @Concatenate(from = {"small", "number"})                          Layer all;
                @Dense(units = 2)                                                 Layer last;
                """);
    }

    /** Convolutions of each channel for itself, and the other way round; one of them shared. */
    static NetworkSource ofParts() {
        return source(
                "Parts",
                """
                @Input({4, 3, 2})                                                 Layer image;
                @Conv2DTranspose(filters = 17, kernelSize = {3, 2}, strides = 2, padding = SAME,
                        activation = TANH, kernelRegularizer = @Regularizer(l2 = 0.05)) Layer larger;
                @SeparableConv2D(filters = 5, kernelSize = {3, 2}, strides = 2, depthMultiplier = 2,
                        activation = TANH)                                        Layer parts;
                @Conv2DTranspose(filters = 3, kernelSize = 2, strides = 3)        Layer gaps;
                @Conv2DTranspose(filters = 3, kernelSize = 3, strides = 2, padding = SAME,
                        outputPadding = {0, 1}, useBias = false)                  Layer added;
                @Conv2DTranspose(filters = 2, kernelSize = 3, dilationRate = 2)   Layer dilated;
                @GlobalAveragePooling2D                                           Layer mean;
                @Reshape(value = {6, 4}, from = "image")                          Layer steps;
                @SeparableConv1D(filters = 4, kernelSize = 3, padding = SAME, dilationRate = 2,
                        pointwiseRegularizer = @Regularizer(l2 = 0.05))           Layer mixed;
                @Shared(layer = "mixed")                                          Layer again;
                @DepthwiseConv1D(kernelSize = 2, depthMultiplier = 2, activation = TANH) Layer each;
                @Conv1DTranspose(filters = 3, kernelSize = 4, strides = 2, padding = SAME) Layer longer;
                @Flatten                                                          Layer flat;
                @Concatenate(from = {"flat", "mean"})                             Layer all;
                @Dense(units = 2)                                                 Layer last;
                """);
    }
}
