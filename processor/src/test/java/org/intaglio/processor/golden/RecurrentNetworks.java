/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

/** Networks of recurrent layers: every cell, both ways, with every option. */
final class RecurrentNetworks {
    private RecurrentNetworks() {}

    /** The cells, in both directions. */
    static NetworkSource ofCells() {
        return new NetworkSource(
                "golden.Cells",
                """
                package golden;

                import static org.intaglio.Activation.*;

                import org.intaglio.*;
                import org.intaglio.layer.*;

                @NeuralNetwork(inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
                class Cells {
                    @Input({5, 3})                                                Layer steps;
                    @GRU(units = 5, returnSequences = true)                       Layer after;
                    @GRU(units = 3, returnSequences = true, resetAfter = false,
                            goBackwards = true)                                   Layer before;
                    @SimpleRNN(units = 6, returnSequences = true)                 Layer simple;
                    @GRU(units = 4, useBias = false, activation = SOFTSIGN,
                            recurrentActivation = SOFTMAX, goBackwards = true)    Layer side;
                    @LSTM(units = 3, activation = SOFTSIGN, recurrentActivation = SOFTMAX,
                            returnSequences = true, goBackwards = true,
                            from = "simple")                                      Layer other;
                    @SimpleRNN(units = 4, activation = LINEAR, goBackwards = true,
                            useBias = false)                                      Layer linear;
                    @GRU(units = 4, resetAfter = false, useBias = false,
                            from = "other")                                       Layer last;
                    @LSTM(units = 4, goBackwards = true, from = "before")         Layer back;
                    @Add(from = {"side", "linear", "last", "back"})               Layer sum;
                    @Dense(units = 2)                                             Layer y;
                }
                """);
    }

    /** Layers that run both ways, merged in every way, shared and frozen. */
    static NetworkSource ofBothWays() {
        return new NetworkSource(
                "golden.BothWays",
                """
                package golden;

                import static org.intaglio.Activation.*;

                import org.intaglio.*;
                import org.intaglio.layer.*;

                @NeuralNetwork(inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
                class BothWays {
                    @Input({5, 6})                                                Layer steps;
                    @Bidirectional @LSTM(units = 3, returnSequences = true)       Layer first;
                    @Bidirectional(mergeMode = MergeMode.MUL)
                    @GRU(units = 4, returnSequences = true, from = "first")       Layer times;
                    @Bidirectional(mergeMode = MergeMode.AVE)
                    @SimpleRNN(units = 4, returnSequences = true, goBackwards = true,
                            from = "first")                                       Layer mean;
                    @Frozen @Bidirectional(mergeMode = MergeMode.SUM)
                    @GRU(units = 4, returnSequences = true, resetAfter = false,
                            from = "first")                                       Layer frozen;
                    @Add(from = {"times", "mean", "frozen"})                      Layer sum;
                    @Bidirectional @SimpleRNN(units = 3)                          Layer last;
                    @Shared(layer = "last", from = "times")                       Layer again;
                    @Add(from = {"last", "again"})                                Layer both;
                    @Dense(units = 2)                                             Layer y;
                }
                """);
    }

    /** Layers of each step: those of rows, convolutions, poolings, loops within, one step alone. */
    static NetworkSource ofEachStep() {
        return new NetworkSource(
                "golden.EachStep",
                """
                package golden;

                import static org.intaglio.Activation.*;

                import org.intaglio.*;
                import org.intaglio.layer.*;

                @NeuralNetwork(inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
                class EachStep {
                    @Input({3, 5, 4, 2})                                          Layer frames;
                    @TimeDistributed @Conv2D(filters = 4, kernelSize = 3, activation = TANH,
                            kernelRegularizer = @Regularizer(l2 = 0.05))          Layer edges;
                    @TimeDistributed @MaxPooling2D(poolSize = {2, 1})             Layer pool;
                    @Shared(layer = "edges", from = "frames")                     Layer again;
                    @TimeDistributed @AveragePooling2D(poolSize = {2, 1})         Layer mean;
                    @Add(from = {"pool", "mean"})                                 Layer both;
                    @TimeDistributed @Flatten                                     Layer flat;
                    @TimeDistributed @Dense(units = 6, activation = TANH)         Layer dense;
                    @TimeDistributed @LayerNormalization(epsilon = 0.1)           Layer norm;
                    @TimeDistributed @Reshape({3, 2})                             Layer steps;
                    @TimeDistributed @GRU(units = 4)                              Layer words;
                    @TimeDistributed @Dropout(0.25)                               Layer drop;
                    @Reshape({1, 3, 4})                                           Layer one;
                    @TimeDistributed @Conv1D(filters = 3, kernelSize = 2)         Layer last;
                    @Flatten                                                      Layer all;
                    @Dense(units = 2)                                             Layer y;
                }
                """);
    }

    /** States out and in, of each cell, from layers of other kinds, of loops backwards, shared. */
    static NetworkSource ofStates() {
        return new NetworkSource(
                "golden.States",
                """
                package golden;

                import static org.intaglio.Activation.*;

                import org.intaglio.*;
                import org.intaglio.layer.*;

                @NeuralNetwork(inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
                class States {
                    @Input({5, 3})                                               Layer asked;
                    @Input({4, 2})                                               Layer told;
                    @LSTM(units = 4, returnSequences = true, from = "asked")     Layer encoder;
                    @LastState                                                   Layer output;
                    @LastState(cells = true, from = "encoder")                   Layer cells;
                    @LSTM(units = 4, returnSequences = true, from = "told",
                            initialState = {"output", "cells"})                  Layer decoder;
                    @GRU(units = 4, goBackwards = true, from = "asked")          Layer gru;
                    @LastState                                                   Layer same;
                    @Add(from = {"gru", "same", "output"})                       Layer sum;
                    @GRU(units = 4, returnSequences = true, goBackwards = true,
                            resetAfter = false, from = "told", initialState = "sum") Layer back;
                    @Dense(units = 4, activation = TANH, from = "sum")           Layer start;
                    @SimpleRNN(units = 4, from = "back", initialState = "start") Layer simple;
                    @LSTM(units = 4, activation = SOFTSIGN, from = "decoder",
                            initialState = {"simple", "start"})                  Layer last;
                    @LastState(cells = true)                                     Layer kept;
                    @Shared(layer = "last", from = "back")                       Layer again;
                    @LastState(cells = true)                                     Layer keptAgain;
                    @Concatenate(from = {"last", "kept", "again", "keptAgain", "cells"}) Layer all;
                    @Dense(units = 2)                                            Layer y;
                }
                """);
    }

    /** Masks of words and of steps, handed on, merged and ended. */
    static NetworkSource ofMasks() {
        return new NetworkSource(
                "golden.Masked",
                """
                package golden;

                import static org.intaglio.Activation.*;

                import org.intaglio.*;
                import org.intaglio.layer.*;

                @NeuralNetwork(inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
                class Masked {
                    @Input(shape = 6, type = InputType.INDEX, below = 4)          Layer words;
                    @Input(shape = 6, type = InputType.INDEX, below = 3)          Layer others;
                    @Input({6, 3})                                                Layer numbers;
                    @Embedding(inputDim = 4, outputDim = 3, maskZero = true,
                            from = "words")                                       Layer meaning;
                    @Embedding(inputDim = 3, outputDim = 3, maskZero = true,
                            from = "others")                                      Layer second;
                    @ActivationLayer(value = TANH, from = "numbers")              Layer masked;
                    @Add(from = {"meaning", "second"})                            Layer sum;
                    @Concatenate(axis = 0, from = {"meaning", "second"})          Layer behind;
                    @GlobalAveragePooling1D                                       Layer mean;
                    @MultiHeadAttention(numHeads = 2, keyDim = 2, query = "meaning",
                            value = "second")                                     Layer looks;
                    @Attention(useScale = true, query = "looks", value = "second",
                            key = "sum")                                          Layer plain;
                    @AdditiveAttention(causal = true, query = "plain",
                            value = "meaning")                                    Layer added;
                    @GroupQueryAttention(headDim = 2, numQueryHeads = 2,
                            numKeyValueHeads = 1, query = "added",
                            value = "second", key = "sum")                        Layer groups;
                    @Bidirectional @LSTM(units = 3, returnSequences = true)       Layer both;
                    @Multiply(from = {"sum", "masked"})                           Layer times;
                    @Dense(units = 5, activation = TANH, from = "sum")            Layer wide;
                    @GRU(units = 4, returnSequences = true, goBackwards = true)   Layer gru;
                    @LayerNormalization(epsilon = 0.1)                            Layer norm;
                    @LSTM(units = 4)                                              Layer last;
                    @GlobalAveragePooling1D(from = "both")                        Layer mean2;
                    @SimpleRNN(units = 4, from = "times")                         Layer unmasked;
                    @Concatenate(from = {"mean", "mean2", "last", "unmasked"})    Layer all;
                    @Dense(units = 2)                                             Layer y;
                }
                """);
    }

    /** Losses of steps of which some do not count, beside one that knows no mask. */
    static NetworkSource ofMaskedLosses() {
        return new NetworkSource(
                "golden.MaskedLosses",
                """
                package golden;

                import static org.intaglio.Activation.*;
                import static org.intaglio.Loss.*;

                import org.intaglio.*;
                import org.intaglio.layer.*;

                @NeuralNetwork(inputGradients = true, loss = MEAN_SQUARED_ERROR)
                class MaskedLosses {
                    @Input(shape = 5, type = InputType.INDEX, below = 3)          Layer words;
                    @Input({5, 3})                                                Layer numbers;
                    @Embedding(inputDim = 3, outputDim = 3, maskZero = true,
                            from = "words")                                       Layer meaning;
                    @GRU(units = 3, returnSequences = true)                       Layer context;
                    @Output @Dense(units = 2)                                     Layer value;
                    @Output(loss = LOG_COSH, weight = 0.5)
                    @Dense(units = 4, activation = TANH, from = "context")        Layer tag;
                    @Multiply(from = {"context", "numbers"})                      Layer times;
                    @Maximum(from = {"context", "meaning"})                       Layer most;
                    @Concatenate(axis = 0, from = {"most", "times"})              Layer behind;
                    @Output(loss = POISSON)
                    @Dense(units = 3, activation = SOFTPLUS)                      Layer counts;
                    @LSTM(units = 3, from = "behind")                             Layer last;
                    @Output @Dense(units = 1)                                     Layer y;
                    @Input(shape = {2, 3}, type = InputType.INDEX, below = 3)     Layer texts;
                    @Embedding(inputDim = 3, outputDim = 3, maskZero = true,
                            from = "texts")                                       Layer each;
                    @TimeDistributed @GRU(units = 3)                              Layer sentences;
                    @LSTM(units = 2)                                              Layer text;
                    @Output @Dense(units = 1)                                     Layer z;
                }
                """);
    }
}
