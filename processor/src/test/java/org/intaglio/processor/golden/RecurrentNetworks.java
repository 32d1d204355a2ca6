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
}
