/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

/** Networks beside {@link RandomNetwork}: what a network at random hardly ever has. */
final class ChosenNetworks {
    private ChosenNetworks() {}

    /**
     * A network whose convolutions have channels enough for vectors and Winograd's algorithm: with
     * an image of 7×6 in tiles of 4×4, some of which stick out, with 8×8 in tiles of 4×4, 2×2 and
     * 2×2.
     */
    static NetworkSource ofManyChannels(int height, int width) {
        return new NetworkSource(
                "golden.ManyChannels",
                """
                package golden;

                import static org.intaglio.Activation.*;
                import static org.intaglio.Padding.*;

                import org.intaglio.*;
                import org.intaglio.layer.*;

                @NeuralNetwork(inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
                class ManyChannels {
                    @Input({%d, %d, 32})                                            Layer image;
                    @Conv2D(filters = 32, kernelSize = 3, padding = SAME, activation = TANH) Layer same;
                    @DepthwiseConv2D(kernelSize = 3, padding = SAME, activation = TANH) Layer each;
                    @Conv2D(filters = 32, kernelSize = 3, useBias = false, activation = TANH) Layer odd;
                    @Conv2D(filters = 48, kernelSize = 3, padding = SAME, activation = RELU) Layer all;
                    @MaxPooling2D                                                   Layer pool;
                    @GlobalAveragePooling2D                                         Layer mean;
                    @Dense(units = 2)                                               Layer last;
                }
                """
                        .formatted(height, width));
    }

    /** A convolution shared by two sizes of images, one cut into tiles of 2×2, one into 4×4. */
    static NetworkSource ofSharedConvolution() {
        return new NetworkSource(
                "golden.SharedConvolution",
                """
                package golden;

                import static org.intaglio.Activation.*;

                import org.intaglio.*;
                import org.intaglio.layer.*;

                @NeuralNetwork(inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
                class SharedConvolution {
                    @Input({8, 8, 32})                                              Layer large;
                    @Input({6, 6, 32})                                              Layer small;
                    @Conv2D(filters = 32, kernelSize = 3, activation = TANH, from = "large") Layer conv;
                    @Shared(layer = "conv", from = "small")                         Layer again;
                    @GlobalAveragePooling2D(from = "conv")                          Layer a;
                    @GlobalAveragePooling2D(from = "again")                         Layer b;
                    @Add(from = {"a", "b"})                                         Layer sum;
                    @Dense(units = 2)                                               Layer last;
                }
                """);
    }

    /**
     * Dense layers used over a few positions, whose products are taken whole, over many, in steps.
     */
    static NetworkSource ofSharedDense() {
        return new NetworkSource(
                "golden.SharedDense",
                """
                package golden;

                import static org.intaglio.Activation.*;

                import org.intaglio.*;
                import org.intaglio.layer.*;

                @NeuralNetwork(inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
                class SharedDense {
                    @Input({5, 60})                                       Layer few;
                    @Input({20, 60})                                      Layer many;
                    @Input({4, 3})                                        Layer other;
                    @Dense(units = 70, activation = TANH, from = "few")   Layer first;
                    @Shared(layer = "first", from = "many")               Layer firstOfMany;
                    @Dense(units = 70, from = "few")                      Layer second;
                    @LSTM(units = 60, returnSequences = true, from = "other") Layer states;
                    @Shared(layer = "second", from = "states")            Layer secondOfStates;
                    @GlobalAveragePooling1D(from = "first")               Layer a;
                    @GlobalAveragePooling1D(from = "firstOfMany")         Layer b;
                    @GlobalAveragePooling1D(from = "second")              Layer c;
                    @GlobalAveragePooling1D(from = "secondOfStates")      Layer d;
                    @Add(from = {"a", "b", "c", "d"})                     Layer sum;
                    @Dense(units = 2)                                     Layer last;
                }
                """);
    }

    /** Dense kernels whose rows, and whose columns, threads share in training. */
    static NetworkSource ofLargeKernels() {
        return new NetworkSource(
                "golden.LargeKernels",
                """
                package golden;

                import static org.intaglio.Activation.*;

                import org.intaglio.*;
                import org.intaglio.layer.*;

                @NeuralNetwork(inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
                class LargeKernels {
                    @Input(300)                            Layer input;
                    @Dense(units = 256, activation = TANH) Layer rows;
                    @Dense(units = 520, activation = TANH) Layer columns;
                    @Dense(units = 2)                      Layer last;
                }
                """);
    }

    /** Loops behind each other, with a dense layer and a barrier between them. */
    static NetworkSource ofLstms() {
        return new NetworkSource(
                "golden.Lstms",
                """
                package golden;

                import static org.intaglio.Activation.*;

                import org.intaglio.*;
                import org.intaglio.layer.*;

                @NeuralNetwork(inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
                class Lstms {
                    @Input({5, 3})                                    Layer steps;
                    @LSTM(units = 4, returnSequences = true)          Layer first;
                    @Dense(units = 6, activation = TANH)              Layer between;
                    @BatchNormalization                               Layer norm;
                    @LSTM(units = 5, returnSequences = true)          Layer second;
                    @LSTM(units = 7, useBias = false, from = "first") Layer side;
                    @LSTM(units = 7, from = "second")                 Layer third;
                    @Add(from = {"side", "third"})                    Layer sum;
                    @Dense(units = 2)                                 Layer last;
                }
                """);
    }

    /** A block of a transformer, attention to another sequence, a convolution of steps. */
    static NetworkSource ofAttention() {
        return new NetworkSource(
                "golden.Attention",
                """
                package golden;

                import static org.intaglio.Activation.*;

                import org.intaglio.*;
                import org.intaglio.layer.*;

                @NeuralNetwork(inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
                class Attention {
                    @Input({6, 8})                                          Layer tokens;
                    @Input({5, 3})                                          Layer other;
                    @LayerNormalization(from = "tokens")                    Layer norm;
                    @MultiHeadAttention(numHeads = 2, keyDim = 3, causal = true) Layer self;
                    @Add(from = {"tokens", "self"})                         Layer sum;
                    @LayerNormalization(scale = false)                      Layer norm2;
                    @Dense(units = 17, activation = GELU)                   Layer wide;
                    @Dense(units = 8)                                       Layer narrow;
                    @Add(from = {"sum", "narrow"})                          Layer block;
                    @MultiHeadAttention(numHeads = 3, keyDim = 2, valueDim = 4, useBias = false,
                            query = "block", value = "other")               Layer cross;
                    @Conv1D(filters = 4, kernelSize = 3, causal = true)     Layer conv;
                    @GlobalAveragePooling1D                                 Layer mean;
                    @Dense(units = 2)                                       Layer last;
                }
                """);
    }

    /** Attentions without projections, and one whose heads share those of key and value. */
    static NetworkSource ofOtherAttentions() {
        return new NetworkSource(
                "golden.OtherAttentions",
                """
                package golden;

                import static org.intaglio.ScoreMode.*;

                import org.intaglio.*;
                import org.intaglio.layer.*;

                @NeuralNetwork(inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
                class OtherAttentions {
                    @Input({6, 17})                                         Layer tokens;
                    @Input({5, 17})                                         Layer other;
                    @Dense(units = 3, from = "other")                       Layer told;
                    @Attention(useScale = true, query = "tokens", value = "told", key = "other")
                                                                            Layer dots;
                    @Attention(causal = true)                               Layer self;
                    @Attention(useScale = true, scoreMode = CONCATENATED, causal = true,
                            query = "self", value = "told")                 Layer joined;
                    @AdditiveAttention(query = "joined", value = "told")    Layer sums;
                    @AdditiveAttention(useScale = false, causal = true)     Layer plain;
                    @GroupQueryAttention(headDim = 5, numQueryHeads = 6, numKeyValueHeads = 2,
                            useGate = true, query = "plain", value = "other", key = "told")
                                                                            Layer groups;
                    @GroupQueryAttention(headDim = 2, numQueryHeads = 3, numKeyValueHeads = 1,
                            causal = true, useBias = false)                 Layer one;
                    @Flatten                                                Layer flat;
                    @Dense(units = 2)                                       Layer last;
                }
                """);
    }

    /** A frozen layer of each kind with parameters, between layers that are trained. */
    static NetworkSource ofFrozen() {
        return new NetworkSource(
                "golden.FrozenNetwork",
                """
                package golden;

                import static org.intaglio.Activation.*;
                import static org.intaglio.Padding.*;

                import org.intaglio.*;
                import org.intaglio.layer.*;

                @NeuralNetwork(inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
                class FrozenNetwork {
                    @Input(shape = 6, type = InputType.INDEX, below = 11)         Layer tokens;
                    @Input({6, 6, 32})                                            Layer image;
                    @Frozen @Embedding(inputDim = 12, outputDim = 4, from = "tokens") Layer words;
                    @Dense(units = 4)                                             Layer learned;
                    @Frozen @LayerNormalization                                   Layer norm;
                    @Frozen @MultiHeadAttention(numHeads = 2, keyDim = 3)         Layer self;
                    @Frozen @LSTM(units = 4, returnSequences = true)              Layer state;
                    @LSTM(units = 4, returnSequences = true)                      Layer state2;
                    @Frozen @Conv1D(filters = 4, kernelSize = 3)                  Layer conv1;
                    @GlobalAveragePooling1D                                       Layer mean;
                    @Frozen @Conv2D(filters = 32, kernelSize = 3, padding = SAME, activation = TANH,
                            kernelRegularizer = @Regularizer(l2 = 0.1), from = "image") Layer same;
                    @BatchNormalization                                           Layer batch;
                    @Frozen @BatchNormalization                                   Layer moved;
                    @Frozen @DepthwiseConv2D(kernelSize = 3, padding = SAME)      Layer each;
                    @Frozen @BatchNormalization(scale = false)                    Layer moved2;
                    @Conv2D(filters = 24, kernelSize = 3, padding = SAME)         Layer free;
                    @Frozen @Conv2D(filters = 24, kernelSize = 3, padding = SAME, activation = RELU) Layer cut;
                    @MaxPooling2D                                                 Layer pool;
                    @GlobalAveragePooling2D                                       Layer mean2;
                    @Frozen @Dense(units = 4)                                     Layer four;
                    @Add(from = {"four", "mean"})                                 Layer sum;
                    @Frozen @Dense(units = 4)                                     Layer twice;
                    @Shared(layer = "twice", from = "sum")                        Layer again;
                    @Add(from = {"twice", "again"})                               Layer both;
                    @Dense(units = 2)                                             Layer last;
                }
                """);
    }

    /** A table that is read twice. */
    static NetworkSource ofIndices() {
        return new NetworkSource(
                "golden.Indices",
                """
                package golden;

                import static org.intaglio.Activation.*;

                import org.intaglio.*;
                import org.intaglio.layer.*;

                @NeuralNetwork(inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
                class Indices {
                    @Input(shape = 7, type = InputType.INDEX, below = 11) Layer tokens;
                    @Input({7, 4})                                        Layer places;
                    @Embedding(inputDim = 12, outputDim = 4, from = "tokens") Layer words;
                    @Add(from = {"words", "places"})                      Layer sum;
                    @LSTM(units = 4)                                      Layer state;
                    @Shared(layer = "words", from = "tokens")             Layer again;
                    @GlobalAveragePooling1D                               Layer mean;
                    @Add(from = {"state", "mean"})                        Layer both;
                    @Dense(units = 2)                                     Layer last;
                }
                """);
    }

    /** Additions behind products: of another product, of their argument, and of neither. */
    static NetworkSource ofResiduals() {
        return new NetworkSource(
                "golden.Residuals",
                """
                package golden;

                import static org.intaglio.Activation.*;

                import org.intaglio.*;
                import org.intaglio.layer.*;

                @NeuralNetwork(inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
                class Residuals {
                    @Input({5, 5, 3})                                           Layer image;
                    @Conv2D(filters = 18, kernelSize = 1, from = "image")           Layer wide;
                    @Conv2D(filters = 18, kernelSize = 3, padding = Padding.SAME, from = "image") Layer a;
                    @Add(from = {"wide", "a"})                                  Layer sum;
                    @Conv2D(filters = 18, kernelSize = 1, useBias = false)          Layer b;
                    @Add(from = {"b", "sum"})                                  Layer sumB;
                    @Conv2D(filters = 18, kernelSize = 3, dilationRate = 2, groups = 2, padding = Padding.SAME) Layer c;
                    @Add(from = {"c", "sumB"})                                  Layer sumC;
                    @GlobalAveragePooling2D                                     Layer mean;
                    @Dense(units = 18)                                          Layer d;
                    @Add(from = {"mean", "d"})                                  Layer sumD;
                    @Dense(units = 2)                                           Layer last;
                }
                """);
    }

    /** Networks in networks: twice, frozen, shared, with several inputs and outputs. */
    static NetworkSource ofUsedNetworks() {
        return new NetworkSource(
                "golden.UsedNetworks",
                """
                package golden;

                import static org.intaglio.Activation.*;

                import org.intaglio.*;
                import org.intaglio.layer.*;

                @NeuralNetwork(inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
                class UsedNetworks {
                    @Input({6, 6, 2})                                        Layer image;
                    @Input({6, 6, 2})                                        Layer other;
                    @Use(value = Backbone.class, from = "image")             Layer first;
                    @Frozen @Use(value = Backbone.class, from = "other")     Layer second;
                    @Shared(layer = "first", from = "other")                 Layer again;
                    @Use(value = Fork.class, from = {"first", "second"})     Layer fork;
                    @Add(from = {"fork.left", "fork.right"})                 Layer sum;
                    @Add(from = {"sum", "again"})                            Layer all;
                    @Dense(units = 2)                                        Layer last;
                }

                @NeuralNetwork(input = {6, 6, 2}, loss = Loss.MEAN_SQUARED_ERROR)
                class Backbone {
                    @Conv2D(filters = 3, kernelSize = 3, activation = TANH,
                            kernelRegularizer = @Regularizer(l2 = 0.05))     Layer edges;
                    @BatchNormalization                                      Layer norm;
                    @Flatten                                                 Layer flat;
                    @Use(Head.class)                                         Layer head;
                    @Dense(units = 4)                                        Layer last;
                }

                @NeuralNetwork(loss = Loss.MEAN_SQUARED_ERROR)
                class Head {
                    @Input(48)                                               Layer numbers;
                    @Dense(units = 4, activation = TANH)                     Layer small;
                }

                @NeuralNetwork(loss = Loss.MEAN_SQUARED_ERROR)
                class Fork {
                    @Input(4)                                                Layer a;
                    @Input(4)                                                Layer b;
                    @Subtract(from = {"a", "b"})                             Layer difference;
                    @Output @Dense(units = 4, activation = TANH)             Layer left;
                    @Output @Shared(layer = "left", from = "b")              Layer right;
                }
                """);
    }

    /** Images changed at random, behind a convolution so that derivatives pass through. */
    static NetworkSource ofAugmentation() {
        return new NetworkSource(
                "golden.Augmented",
                """
                package golden;

                import static org.intaglio.Activation.*;

                import org.intaglio.*;
                import org.intaglio.layer.*;

                @NeuralNetwork(inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
                class Augmented {
                    @Input({7, 6, 2})                                           Layer image;
                    @Conv2D(filters = 3, kernelSize = 3, padding = Padding.SAME,
                            activation = TANH)                                  Layer edges;
                    @RandomFlip                                                 Layer flip;
                    @RandomRotation(0.2)                                        Layer spin;
                    @RandomZoom(heightFactor = {-0.3, 0.4}, widthFactor = 0.2,
                                fillMode = FillMode.FILL_VALUE, fillValue = 0.5)  Layer zoom;
                    @RandomTranslation(heightFactor = 0.3, widthFactor = {0.1, 0.4},
                                fillMode = FillMode.WRAP,
                                interpolation = Interpolation.NEAREST)          Layer shift;
                    @RandomCrop(height = 5, width = 5)                          Layer crop;
                    @RandomContrast(value = {0.5, 0.5}, valueRange = {-5, 5})   Layer contrast;
                    @RandomBrightness(value = 0.1, valueRange = {-5, 5})        Layer light;
                    @Conv2D(filters = 3, kernelSize = 2, activation = TANH)     Layer shapes;
                    @RandomFlip(mode = FlipMode.HORIZONTAL)                     Layer flip2;
                    @Flatten                                                    Layer flat;
                    @Dense(units = 2)                                           Layer last;
                }
                """);
    }

    /** Raw numbers and indices, made what a network can learn from; bins have steps, not slopes. */
    static NetworkSource ofPreprocessing() {
        return new NetworkSource(
                "golden.Preprocessed",
                """
                package golden;

                import static org.intaglio.Activation.*;
                import static org.intaglio.OutputMode.*;

                import org.intaglio.*;
                import org.intaglio.layer.*;

                @NeuralNetwork(inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
                class Preprocessed {
                    @Input({3, 5})                                              Layer numbers;
                    @Input({3, 5})                                              Layer levels;
                    @Input(shape = 4, type = InputType.INDEX, below = 7)        Layer tokens;
                    @Normalization(from = "numbers")                            Layer adapted;
                    @Normalization(mean = {1, 2, -1, 0, 0.5}, variance = {4, 0.25, 1, 2, 9})
                                                                                Layer given;
                    @Dense(units = 3, activation = TANH)                        Layer mixed;
                    @Normalization(mean = 0.5, variance = 4, invert = true)     Layer undone;
                    @Flatten                                                    Layer flat;
                    @Discretization(binBoundaries = {-1, 0, 0.5}, from = "levels") Layer bins;
                    @Embedding(inputDim = 4, outputDim = 2)                     Layer words;
                    @Flatten                                                    Layer wordsFlat;
                    @Discretization(binBoundaries = {-0.5, 0.5}, outputMode = ONE_HOT,
                                    from = "levels")                           Layer hot;
                    @Flatten                                                    Layer hotFlat;
                    @IntegerLookup(vocabulary = {5, -1, 0}, numOovIndices = 2, outputMode = MULTI_HOT,
                                   from = "tokens")                             Layer known;
                    @CategoryEncoding(numTokens = 7, outputMode = COUNT, from = "tokens") Layer counts;
                    @Concatenate(from = {"flat", "wordsFlat", "hotFlat", "known", "counts"}) Layer all;
                    @Dense(units = 2)                                           Layer last;
                }
                """);
    }
}
