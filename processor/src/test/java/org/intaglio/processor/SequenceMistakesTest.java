/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Stream;

/** Mistakes with sequences, indices and attention: all that the compiler says, and where. */
class SequenceMistakesTest {
    private static final String TOKENS =
            "@Input(shape = 20, type = InputType.INDEX, below = 5000) Layer tokens;";

    static Stream<Arguments> mistakes() {
        return Stream.of(
                // Sequences.
                sequence(
                        "{28, 28, 3}",
                        "@LSTM(units = 4) Layer a;",
                        "@",
                        """
                        [INT046] 'a' reads sequences (steps×features), but 'input' is 28×28×3
                        input  28×28×3
                        a      LSTM     needs steps×features
                        Put @Reshape({784, 3}) above it, which makes a step of each pixel.
                        """),
                sequence(
                        "12",
                        "@MultiHeadAttention(numHeads = 2, keyDim = 4) Layer a;",
                        "@",
                        """
                        [INT046] 'a' reads sequences (steps×features), but 'input' is 12
                        input  12
                        a      MultiHeadAttention 2 heads  needs steps×features
                        Put @Reshape({steps, features}) above it; a recurrent layer above has returnSequences = true for it.
                        """),
                sequence(
                        "12",
                        "@Bidirectional @GRU(units = 4) Layer a;",
                        "@GRU",
                        """
                        [INT046] 'a' reads sequences (steps×features), but 'input' is 12
                        input  12
                        a      Bidirectional GRU  needs steps×features
                        Put @Reshape({steps, features}) above it; a recurrent layer above has returnSequences = true for it.
                        """),
                sequence(
                        "{5, 3}",
                        "@Bidirectional @Dense(units = 4) Layer a;",
                        "@Bidirectional",
                        """
                        [INT090] 'a' has @Bidirectional, but a Dense is no recurrent layer
                        Put the annotation of a recurrent layer beside it: @Bidirectional @LSTM(units = 32) Layer a;
                        """),
                sequence(
                        "{5, 3}",
                        "@TimeDistributed @BatchNormalization Layer a;",
                        "@TimeDistributed",
                        """
                        [INT090] 'a' has @TimeDistributed, but a BatchNormalization looks at all samples, and at all steps without it
                        Put the annotation of a layer that reads one other beside it: @TimeDistributed @Dense(units = 32) Layer a;
                        """),
                sequence(
                        "{5, 3}",
                        "@TimeDistributed @Add(from = {\"input\", \"input\"}) Layer a;",
                        "@TimeDistributed",
                        """
                        [INT090] 'a' has @TimeDistributed, but an Add does not read one layer
                        Put the annotation of a layer that reads one other beside it: @TimeDistributed @Dense(units = 32) Layer a;
                        """),
                sequence(
                        "{5, 3}",
                        "@TimeDistributed @Normalization Layer a;",
                        "@TimeDistributed",
                        """
                        [INT090] 'a' has @TimeDistributed, but a Normalization prepares inputs, and all steps alike without it
                        Put the annotation of a layer that reads one other beside it: @TimeDistributed @Dense(units = 32) Layer a;
                        """),
                sequence(
                        "{5, 3}",
                        "@Dense(units = 3) Layer b; @TimeDistributed @Shared(layer = \"b\") Layer"
                                + " a;",
                        "@TimeDistributed",
                        """
                        [INT090] 'a' has @TimeDistributed, but a Shared repeats another layer
                        Put the annotation of a layer that reads one other beside it: @TimeDistributed @Dense(units = 32) Layer a;
                        """),
                sequence(
                        "12",
                        "@TimeDistributed @Dense(units = 4) Layer a;",
                        "@Dense",
                        """
                        [INT046] 'a' reads sequences (steps×features), but 'input' is 12
                        input  12
                        a      TimeDistributed Dense  needs steps×features
                        Put @Reshape({steps, features}) above it; a recurrent layer above has returnSequences = true for it.
                        """),
                sequence(
                        "{5, 3}",
                        "@TimeDistributed @LSTM(units = 4) Layer a;",
                        "@LSTM",
                        """
                        [INT046] 'a' reads sequences (steps×features), but 'input' is 3 in each step
                        input  5×3
                        a      TimeDistributed LSTM  needs steps×features in each step
                        Put @Reshape({steps, features}) above it; a recurrent layer above has returnSequences = true for it.
                        """),
                sequence(
                        "{101, 8, 3}",
                        "@TimeDistributed @GlobalMaxPooling1D Layer a;",
                        "@GlobalMaxPooling1D",
                        """
                        [INT112] 'a' would be GlobalMaxPooling1D for each of 101 steps, each with code of its own
                        input  101×8×3
                        a      TimeDistributed GlobalMaxPooling1D  needs at most 100 steps
                        Make fewer steps of them, or say it without @TimeDistributed: a @Conv2D with a kernel of height 1 leaves rows apart.
                        """),
                sequence(
                        "{5, 3}",
                        "@LSTM(units = 4) Layer b; @LSTM(units = 4, from = \"input\", initialState"
                                + " = \"b\") Layer a;",
                        "\"b\"",
                        """
                        [INT113] 'a' is handed 1 state, but has 2: the output and the cells
                        input  5×3
                        b      LSTM  4
                        a      LSTM  needs no state, or 2 of 4
                        Name a field for each, in that order, or none.
                        """),
                sequence(
                        "{5, 3}",
                        "@GRU(units = 5) Layer b; @GRU(units = 4, from = \"input\", initialState ="
                                + " {\"b\"}) Layer a;",
                        "\"b\"",
                        """
                        [INT113] 'a' has states of 4 numbers, but 'b' is 5
                        input  5×3
                        b      GRU  5
                        a      GRU  needs no state, or 1 of 4
                        Name a recurrent layer of as many units that ends with its last step, a @LastState, or a @Dense of as many units.
                        """),
                sequence(
                        "{5, 3}",
                        "@GRU(units = 4, returnSequences = true, initialState = \"nobody\") Layer"
                                + " a;",
                        "\"nobody\"",
                        """
                        [INT030] 'a' names 'nobody', but there is no such field
                        The fields are 'input', 'flat' and 'price'.
                        """),
                sequence(
                        "{5, 3}",
                        "@Dense(units = 4) Layer b; @LastState Layer s; @Reshape({1, 4}) Layer a;",
                        "@LastState",
                        """
                        [INT113] 's' is a state of 'b', but a Dense has none
                        input  5×3
                        b      Dense      5×4
                        s      LastState  4
                        Name an @LSTM, a @GRU or a @SimpleRNN.
                        """),
                sequence(
                        "{5, 3}",
                        "@GRU(units = 4) Layer b; @LastState(cells = true) Layer s; @Reshape({1,"
                                + " 4}) Layer a;",
                        "@LastState",
                        """
                        [INT113] 's' is cells of 'b', but a GRU has none
                        input  5×3
                        b      GRU        4
                        s      LastState  4
                        Name an @LSTM.
                        """),
                sequence(
                        "{5, 3}",
                        "@GRU(units = 4) Layer b; @Bidirectional @GRU(units = 4, from = \"input\","
                                + " initialState = \"b\") Layer a;",
                        "@Bidirectional",
                        """
                        [INT090] 'a' has @Bidirectional, but a GRU with initialState stands alone
                        Put the annotation of a recurrent layer beside it: @Bidirectional @LSTM(units = 32) Layer a;
                        """),
                sequence(
                        "{5, 3}",
                        "@Bidirectional Layer a;",
                        "@Bidirectional",
                        """
                        [INT090] 'a' has @Bidirectional, but no annotation of a layer
                        Put the annotation of a recurrent layer beside it: @Bidirectional @LSTM(units = 32) Layer a;
                        """),
                sequence(
                        "{5, 3}",
                        "@Bidirectional @SimpleRNN(units = 0) Layer a;",
                        "0",
                        """
                        [INT013] 'a' has units = 0
                        Give a number of at least 1.
                        """),
                sequence(
                        "12",
                        "@Masking Layer a;",
                        "@Masking",
                        """
                        [INT046] 'a' reads sequences (steps×features), but 'input' is 12
                        input  12
                        a      Masking  needs steps×features
                        Put @Reshape({steps, features}) above it; a recurrent layer above has returnSequences = true for it.
                        """),
                sequence(
                        "{5, 3}",
                        "@Masking(maskValue = 0.0 / 0) Layer a;",
                        "/ 0)",
                        """
                        [INT022] 'a' has maskValue = NaN
                        Give a finite number.
                        """),
                sequence(
                        "{5, 3}",
                        "@Masking Layer m; @BatchNormalization(from = \"m\") Layer a;",
                        "@Batch",
                        """
                        [INT091] 'a' takes its mean over all steps of 'm', also over those that are masked
                        Use @LayerNormalization, which looks at each step for itself, or put it in front of the layer that makes the mask.
                        """),
                sequence(
                        "{2, 3, 4, 5}",
                        "@GlobalAveragePooling1D Layer a;",
                        "@",
                        """
                        [INT046] 'a' reads sequences (steps×features), but 'input' is 2×3×4×5
                        input  2×3×4×5
                        a      GlobalAveragePooling1D  needs steps×features
                        Put a @Reshape to two axes above it.
                        """),
                sequence(
                        "{5, 3}",
                        "@Flatten Layer f; @LSTM(units = 4, from = \"f\") Layer a;",
                        "\"f\"",
                        """
                        [INT046] 'a' reads sequences (steps×features), but 'f' is 15
                        input  5×3
                        f      Flatten  15
                        a      LSTM     needs steps×features
                        Put @Reshape({steps, features}) above it; a recurrent layer above has returnSequences = true for it.
                        """),
                // Attention: which of its parts it is about.
                sequence(
                        "{5, 3}",
                        "@Flatten Layer f; @MultiHeadAttention(numHeads = 1, keyDim = 4, query ="
                                + " \"input\", value = \"f\") Layer a;",
                        "\"f\"",
                        """
                        [INT046] 'a' reads sequences (steps×features), but 'f' is 15
                        input  5×3
                        f      Flatten  15
                        a      MultiHeadAttention 1 head  needs steps×features
                        Put @Reshape({steps, features}) above it; a recurrent layer above has returnSequences = true for it.
                        """),
                sequence(
                        "{6, 3}",
                        "@Conv1D(filters = 3, kernelSize = 2, strides = 2) Layer c;"
                                + " @MultiHeadAttention(numHeads = 1, keyDim = 4, query ="
                                + " \"input\", value = \"input\", key = \"c\") Layer a;",
                        "\"c\"",
                        """
                        [INT018] 'a' has a key for each value, but 'input' is 6×3 and 'c' is 3×3
                        input  6×3
                        c      Conv1D 2  3×3
                        a      MultiHeadAttention 1 head  needs as many steps of both
                        Leave key out to compare with the value.
                        """),
                sequence(
                        "{5, 3}",
                        "@MultiHeadAttention(numHeads = 1, keyDim = 4, value = \"inputs\") Layer"
                                + " a;",
                        "\"inputs\"",
                        """
                        [INT030] 'a' names 'inputs', but there is no such field
                        Did you mean 'input'?
                        """),
                sequence(
                        "{5, 3}",
                        "@Dense(units = 4) Layer d; @Attention(value = \"input\") Layer a;",
                        "@Attention",
                        """
                        [INT018] 'a' compares a query with keys of as many features, but 'd' is 5×4 and 'input' is 5×3
                        input  5×3
                        d      Dense      5×4
                        a      Attention  needs as many features of both
                        Put a @Dense above one of them, or use @MultiHeadAttention, which has kernels.
                        """),
                sequence(
                        "{6, 3}",
                        "@MaxPooling1D Layer c; @AdditiveAttention(query = \"input\", value ="
                                + " \"input\", key = \"c\") Layer a;",
                        "\"c\"",
                        """
                        [INT018] 'a' has a key for each value, but 'input' is 6×3 and 'c' is 3×3
                        input  6×3
                        c      MaxPooling1D 2    3×3
                        a      AdditiveAttention  needs as many steps of both
                        Leave key out to compare with the value.
                        """),
                sequence(
                        "{5, 3}",
                        "@GroupQueryAttention(headDim = 2, numQueryHeads = 4, numKeyValueHeads = 3)"
                                + " Layer a;",
                        "3)",
                        """
                        [INT015] 'a' cannot share 3 heads of key and value among 4 of the query
                        input  5×3
                        a      GroupQueryAttention 4 heads of 3  needs a divisor of 4
                        Choose a number of heads that divides 4.
                        """),
                sequence(
                        "{5, 3}",
                        "@Attention(dropout = 1) Layer a;",
                        "1)",
                        """
                        [INT021] 'a' drops a fraction of 1.0
                        Give a number from 0 up to, but not including, 1: the fraction to drop, not to keep.
                        """),
                sequence(
                        "{5, 3}",
                        "@MultiHeadAttention(numHeads = 1, keyDim = 4, dropout = 1) Layer a;",
                        "1)",
                        """
                        [INT021] 'a' drops a fraction of 1.0
                        Give a number from 0 up to, but not including, 1: the fraction to drop, not to keep.
                        """),
                sequence(
                        "{5, 3}",
                        "@MultiHeadAttention(numHeads = 1, keyDim = 4, valueDim = -1) Layer a;",
                        "-1",
                        """
                        [INT013] 'a' has valueDim = -1
                        Give a number of at least 1.
                        """),
                sequence(
                        "{5, 3}",
                        "@MultiHeadAttention(numHeads = 0, keyDim = 4) Layer a;",
                        "0,",
                        """
                        [INT013] 'a' has numHeads = 0
                        Give a number of at least 1.
                        """),
                sequence(
                        "{5, 3}",
                        "@MultiHeadAttention(numHeads = 1, keyDim = 4) Layer b; @Shared(layer ="
                                + " \"b\") Layer a;",
                        "\"b\"",
                        """
                        [INT036] 'a' shares 'b', which is an attention
                        Name a field with a layer annotation of its own, such as @Dense.
                        """),
                // Numbers.
                sequence(
                        "{5, 3}",
                        "@LSTM(units = 0) Layer a;",
                        "0)",
                        """
                        [INT013] 'a' has units = 0
                        Give a number of at least 1.
                        """),
                sequence(
                        "{5, 3}",
                        "@LayerNormalization(epsilon = 0) Layer a;",
                        "0)",
                        """
                        [INT022] 'a' has epsilon = 0.0
                        Give a small positive number: it keeps the division by the standard deviation from exploding.
                        """),
                // What does not fit into an array, though input, result and parameters do.
                sequence(
                        "{5, 3}",
                        "@LSTM(units = 2147483647) Layer a;",
                        "@",
                        """
                        [INT026] 'a' has 42949672940 numbers between its input and its result: more than the 2³¹ - 1 numbers of a Java array
                        input  5×3
                        a      LSTM 2147483647
                        Make it smaller, for instance with a pooling layer above it.
                        """),
                sequence(
                        "{100_000, 4}",
                        "@MultiHeadAttention(numHeads = 2, keyDim = 4) Layer a;",
                        "@",
                        """
                        [INT026] 'a' has 20000000000 numbers between its input and its result: more than the 2³¹ - 1 numbers of a Java array
                        input  100000×4
                        a      MultiHeadAttention 2 heads  100000×4
                        Make it smaller, for instance with a pooling layer above it.
                        """),
                sequence(
                        "{1_000_000, 1}",
                        "@LSTM(units = 1_000) Layer a;",
                        "@",
                        """
                        [INT026] 'a' has 4000000000 numbers between its input and its result: more than the 2³¹ - 1 numbers of a Java array
                        input  1000000×1
                        a      LSTM  1000
                        Make it smaller, for instance with a pooling layer above it.
                        """),
                sequence(
                        "{9, 3}",
                        "@Conv1D(filters = 2, kernelSize = 3, dilationRate = 2_000_000_000, causal"
                                + " = true) Layer a;",
                        "@",
                        """
                        [INT026] 'a' has 12000000027 numbers between its input and its result: more than the 2³¹ - 1 numbers of a Java array
                        input  9×3
                        a      Conv1D 3  9×2
                        Make it smaller, for instance with a pooling layer above it.
                        """),
                // Convolutions over steps.
                sequence(
                        "{9, 3}",
                        "@Conv1D(filters = 2, kernelSize = 10) Layer a;",
                        "10",
                        """
                        [INT012] 'a' cannot slide a kernel of 10 steps over 9×3 with padding VALID
                        input  9×3
                        a      Conv1D 10  needs at least 10 steps
                        Try padding = SAME, or a smaller kernelSize or dilationRate.
                        """),
                sequence(
                        "{9, 3}",
                        "@Conv1D(filters = 2, kernelSize = 4, dilationRate = 3) Layer a;",
                        "4,",
                        """
                        [INT012] 'a' cannot slide a kernel of 4 steps with dilation 3 (10 in all) over 9×3 with padding VALID
                        input  9×3
                        a      Conv1D 4  needs at least 10 steps
                        Try padding = SAME, or a smaller kernelSize or dilationRate.
                        """),
                sequence(
                        "{9, 3}",
                        "@Conv1D(filters = 4, kernelSize = 2, groups = 2) Layer a;",
                        "2) ",
                        """
                        [INT015] 'a' cannot split the 3 channels of 9×3 and 4 filters into 2 groups
                        input  9×3
                        a      Conv1D 2  needs multiples of 2
                        Choose a number of groups that divides both.
                        """),
                sequence(
                        "{9, 3}",
                        "@Conv1D(filters = 4, kernelSize = 2, strides = 2, dilationRate = 3)"
                                + " Layer a;",
                        "3)",
                        """
                        [INT016] 'a' has strides of 2 and a dilation of 3; only one of them may exceed 1
                        Leave one of them out.
                        """),
                sequence(
                        "{9, 3}",
                        "@Conv1D(filters = 4, kernelSize = 2, causal = true, padding = SAME)"
                                + " Layer a;",
                        "SAME",
                        """
                        [INT062] 'a' is causal, but has padding = SAME
                        Leave padding out for zeros before the first step only, or causal for zeros at both ends.
                        """),
                // Poolings over windows of steps.
                sequence(
                        "{9, 3}",
                        "@MaxPooling1D(poolSize = 10) Layer a;",
                        "10",
                        """
                        [INT012] 'a' cannot slide a window of 10 steps over 9×3 with padding VALID
                        input  9×3
                        a      MaxPooling1D 10  needs at least 10 steps
                        Try padding = SAME, or poolSize = 9 or smaller.
                        """),
                sequence(
                        "{1, 3}",
                        "@AveragePooling1D Layer a;",
                        "@",
                        """
                        [INT012] 'a' cannot slide a window of 2 steps over 1×3 with padding VALID
                        input  1×3
                        a      AveragePooling1D 2  needs at least 2 steps
                        Try padding = SAME, or leave this layer out.
                        """),
                sequence(
                        "{4, 4, 3}",
                        "@MaxPooling1D Layer a;",
                        "@",
                        """
                        [INT046] 'a' reads sequences (steps×features), but 'input' is 4×4×3
                        input  4×4×3
                        a      MaxPooling1D 2  needs steps×features
                        For images there is @MaxPooling2D. Put @Reshape({16, 3}) above it, which makes a step of each pixel.
                        """),
                sequence(
                        "{9, 3}",
                        "@MaxPooling1D(poolSize = 0) Layer a;",
                        "0)",
                        """
                        [INT013] 'a' has poolSize = 0
                        Give a number of at least 1.
                        """),
                sequence(
                        "{9, 3}",
                        "@MaxPooling1D(strides = -1) Layer a;",
                        "-1",
                        """
                        [INT013] 'a' has strides = -1
                        Give a number of at least 1.
                        """),
                // Other lengths.
                sequence(
                        "{5, 3}",
                        "@Cropping1D(cropping = {2, 3}) Layer a;",
                        "{2, 3}",
                        """
                        [INT100] 'a' takes 5 steps from the 5 of 5×3
                        input  5×3
                        a      Cropping1D  needs at least 6 steps
                        Take 4 or fewer in all.
                        """),
                sequence(
                        "{8, 8, 3}",
                        "@Cropping2D(cropping = {1, 4}) Layer a;",
                        "{1, 4}",
                        """
                        [INT100] 'a' takes 8 columns from the 8 of 8×8×3
                        input  8×8×3
                        a      Cropping2D  needs at least 9 columns
                        Take 7 or fewer in all.
                        """),
                sequence(
                        "{1, 3}",
                        "@Cropping1D Layer a;",
                        "@",
                        """
                        [INT100] 'a' takes 2 steps from the 1 of 1×3
                        input  1×3
                        a      Cropping1D  needs at least 3 steps
                        There is one only: leave this layer out.
                        """),
                sequence(
                        "{8, 8, 3}",
                        "@CenterCrop(height = 8, width = 9) Layer a;",
                        "9)",
                        """
                        [INT100] 'a' takes 9 columns out of the 8 of 8×8×3
                        input  8×8×3
                        a      CenterCrop 8×9  needs at least 9 columns
                        Try width = 8 or smaller, or @Resizing, which enlarges, too.
                        """),
                sequence(
                        "{9, 3}",
                        "@ZeroPadding1D(padding = {1, 2, 3}) Layer a;",
                        "{1, 2, 3}",
                        """
                        [INT011] 'a' has a padding of 3 numbers
                        Give one number for both ends, padding = 1, or two, padding = {1, 2}.
                        """),
                sequence(
                        "{8, 8, 3}",
                        "@Cropping2D(cropping = {}) Layer a;",
                        "{}",
                        """
                        [INT011] 'a' has a cropping of 0 numbers
                        Give one number for all sides, cropping = 1, height and width, cropping = {1, 2}, or top, bottom, left and right, cropping = {1, 1, 2, 2}.
                        """),
                sequence(
                        "{9, 3}",
                        "@ZeroPadding1D(padding = {1, -2}) Layer a;",
                        "{1, -2}",
                        """
                        [INT022] 'a' has the padding [1, -2]
                        Give whole numbers of at least 0.
                        """),
                sequence(
                        "{9, 3}",
                        "@RepeatVector(n = 4) Layer a;",
                        "@RepeatVector",
                        """
                        [INT101] 'a' repeats vectors (features), but 'input' is 9×3
                        input  9×3
                        a      RepeatVector  needs one axis
                        Put @Flatten above it; a recurrent layer above gives a vector with returnSequences = false.
                        """),
                sequence(
                        "{9, 3}",
                        "@Softmax(axis = 2) Layer a;",
                        "2)",
                        """
                        [INT019] 'a' goes along [2], but 'input' is 9×3
                        input  9×3
                        a      Softmax  needs axes from -2 to 1
                        Axes are counted from 0 without the batch; -1 is the last.
                        """),
                sequence(
                        "{9, 3}",
                        "@Permute({2, 1}) Layer a;",
                        "{2, 1}",
                        """
                        [INT102] 'a' takes the axes in the order [2, 1], but 'input' is 9×3
                        input  9×3
                        a      Permute  needs each of {0, 1} once
                        Write @Permute({1, 0}): axes are counted from 0 without the batch.
                        """),
                sequence(
                        "{9, 3}",
                        "@Permute(dims = {1, 0, 0}) Layer a;",
                        "{1, 0, 0}",
                        """
                        [INT102] 'a' takes the axes in the order [1, 0, 0], but 'input' is 9×3
                        input  9×3
                        a      Permute  needs each of {0, 1} once
                        Write @Permute({1, 0}), for instance: axes are counted from 0 without the batch.
                        """),
                sequence(
                        "{9, 3}",
                        "@UpSampling1D(size = 0) Layer a;",
                        "0)",
                        """
                        [INT013] 'a' has size = 0
                        Give a number of at least 1.
                        """),
                sequence(
                        "{9, 3}",
                        "@UpSampling2D Layer a;",
                        "@",
                        """
                        [INT014] 'a' reads images (height×width×channels), but 'input' is 9×3
                        input  9×3
                        a      UpSampling2D  needs height×width×channels
                        Add the axis of the channels: 9, 3, 1.
                        """),
                sequence(
                        "{9, 3}",
                        "@SpatialDropout2D(rate = 0.5) Layer a;",
                        "@",
                        """
                        [INT014] 'a' reads images (height×width×channels), but 'input' is 9×3
                        input  9×3
                        a      SpatialDropout2D  needs height×width×channels
                        Add the axis of the channels: 9, 3, 1.
                        """),
                sequence(
                        "{9, 3}",
                        "@GaussianDropout(rate = 1) Layer a;",
                        "1)",
                        """
                        [INT021] 'a' drops a fraction of 1.0
                        Give a number from 0 up to, but not including, 1: the fraction to drop, not to keep.
                        """),
                sequence(
                        "{9, 3}",
                        "@GaussianNoise(stddev = -1) Layer a;",
                        "-1",
                        """
                        [INT022] 'a' has stddev = -1.0
                        Give a finite number of at least 0.
                        """),
                // Layers made of others.
                sequence(
                        "{9, 3}",
                        "@GroupNormalization(groups = 2) Layer a;",
                        "2)",
                        """
                        [INT015] 'a' cannot split the 3 channels of 9×3 into 2 groups
                        input  9×3
                        a      GroupNormalization  needs a multiple of 2 channels
                        Choose a number of groups that divides 3.
                        """),
                sequence(
                        "{9, 3}",
                        "@UnitNormalization(axis = {0, 2}) Layer a;",
                        "{0, 2}",
                        """
                        [INT019] 'a' goes along [0, 2], but 'input' is 9×3
                        input  9×3
                        a      UnitNormalization  needs axes from -2 to 1
                        Axes are counted from 0 without the batch; -1 is the last.
                        """),
                sequence(
                        "{9, 3}",
                        "@PReLU(sharedAxes = 1) Layer a;",
                        "1)",
                        """
                        [INT022] 'a' shares α along [1], but 'input' is 9×3
                        input  9×3
                        a      PReLU  needs the first axes, from 0 on
                        Give the first axes, counted from 0 without the batch: sharedAxes = {0, 1} for an image.
                        """),
                sequence(
                        "{9, 3}",
                        "@Dot(axes = {0, 1}, from = {\"input\", \"input\"}) Layer a;",
                        "{0, 1}",
                        """
                        [INT018] 'a' multiplies along axes of 9 and 3: 'input' is 9×3
                        input  9×3
                        a      Dot  needs axes of one length
                        Choose axes of one length, or bring one there with @Dense.
                        """),
                sequence(
                        "{9, 3}",
                        "@Dot(axes = 2, from = {\"input\", \"input\"}) Layer a;",
                        "2,",
                        """
                        [INT019] 'a' multiplies along axis 2, but 'input' is 9×3
                        input  9×3
                        a      Dot  needs an axis from -2 to 1
                        Axes are counted from 0 without the batch; -1 is the last.
                        """),
                sequence(
                        "{9, 3}",
                        "@Dot(axes = {}, from = {\"input\", \"input\"}) Layer a;",
                        "{},",
                        """
                        [INT011] 'a' has axes of 0 numbers
                        input  9×3
                        a      Dot  needs one axis or two
                        Give one for both inputs, axes = -1, or one of each, axes = {0, 1}.
                        """),
                sequence(
                        "{8, 8, 3}",
                        "@Dot(axes = 1, from = {\"input\", \"input\"}) Layer a;",
                        "1,",
                        """
                        [INT018] 'a' multiplies vectors and matrices, but 'input' is 8×8×3
                        input  8×8×3
                        a      Dot  needs one axis or two of each input
                        Put a @Reshape above it.
                        """),
                sequence(
                        "{9, 3}",
                        "@SeparableConv1D(filters = 2, kernelSize = 10) Layer a;",
                        "10",
                        """
                        [INT012] 'a' cannot slide a kernel of 10 steps over 9×3 with padding VALID
                        input  9×3
                        a      SeparableConv1D 10  needs at least 10 steps
                        Try padding = SAME, or a smaller kernelSize or dilationRate.
                        """),
                sequence(
                        "{9, 3}",
                        "@DepthwiseConv1D(kernelSize = 3, depthMultiplier = 100000000) Layer a;",
                        "100000000",
                        """
                        [INT026] 'a' takes 100000000 times the 27 numbers of 9×3: more than the 2³¹ - 1 of a Java array
                        input  9×3
                        a      DepthwiseConv1D 3  has too many channels
                        Make depthMultiplier 79536431 or smaller.
                        """),
                sequence(
                        "{8, 8, 3}",
                        "@Conv2DTranspose(filters = 2, kernelSize = 3, strides = 2, outputPadding ="
                                + " {0, 2}) Layer a;",
                        "{0, 2}",
                        """
                        [INT022] 'a' has outputPadding = 2 with strides of 2
                        input  8×8×3
                        a      Conv2DTranspose 3×3  needs an outputPadding from 0 to 1
                        Give a number below the strides, or leave it out.
                        """),
                sequence(
                        "{8, 8, 3}",
                        "@Conv2DTranspose(filters = 2, kernelSize = 3, outputPadding = {0, 0, 0})"
                                + " Layer a;",
                        "{0, 0, 0}",
                        """
                        [INT011] 'a' has an outputPadding of 3 numbers
                        input  8×8×3
                        a      Conv2DTranspose 3×3  needs one number or two
                        Give one number for both sides, outputPadding = 1, or height and width, outputPadding = {0, 1}.
                        """),
                sequence(
                        "{1, 1, 3}",
                        "@Conv2DTranspose(filters = 2, kernelSize = 2, padding = Padding.SAME,"
                                + " outputPadding = 0) Layer a;",
                        "0)",
                        """
                        [INT012] 'a' has nothing left of 1×1×3
                        input  1×1×3
                        a      Conv2DTranspose 2×2  needs a larger input
                        Leave outputPadding out, or make kernelSize odd.
                        """),
                sequence(
                        "{9, 3}",
                        "@Conv1DTranspose(filters = 2, kernelSize = 3, outputPadding = -2) Layer"
                                + " a;",
                        "-2",
                        """
                        [INT022] 'a' has outputPadding = -2
                        Give a number of at least 0, or leave it out.
                        """),
                sequence(
                        "{9, 3}",
                        "@Conv1DTranspose(filters = 2, kernelSize = 3, strides = 2, dilationRate ="
                                + " 2) Layer a;",
                        "2)",
                        """
                        [INT016] 'a' has strides of 2 and a dilation of 2; only one of them may exceed 1
                        Leave one of them out.
                        """),
                // Indices and numbers.
                sequence(
                        "20",
                        "@Embedding(inputDim = 5000, outputDim = 8) Layer a;",
                        "@",
                        """
                        [INT047] 'a' reads indices, but 'input' holds numbers
                        input  20
                        a      Embedding  needs indices
                        Let it read @Input(shape = ..., type = INDEX, below = 5000).
                        """),
                tokens(
                        TOKENS + " @Dense(units = 8) Layer a;",
                        "@Dense(units = 8)",
                        """
                        [INT047] 'a' reads numbers, but 'tokens' holds indices
                        tokens  20
                        a       Dense  needs numbers
                        Put @Embedding(inputDim = 5000, outputDim = ...) above it.
                        """),
                tokens(
                        TOKENS
                                + " @Embedding(inputDim = 5000, outputDim = 20) Layer e;"
                                + " @GlobalAveragePooling1D Layer m;"
                                + " @Add(from = {\"m\", \"tokens\"}) Layer a;",
                        "\"tokens\"",
                        """
                        [INT047] 'a' reads numbers, but 'tokens' holds indices
                        tokens  20
                        e       Embedding  20×20
                        m       GlobalAveragePooling1D  20
                        a       Add  needs numbers
                        Put @Embedding(inputDim = 5000, outputDim = ...) above it.
                        """),
                tokens(
                        TOKENS + " @Embedding(inputDim = 4999, outputDim = 8) Layer a;",
                        "4999",
                        """
                        [INT047] 'a' has 4999 rows, but the indices of 'tokens' go up to 4999
                        tokens  20
                        a       Embedding  needs inputDim = 5000
                        Write inputDim = 5000, or below = 4999 at 'tokens'.
                        """),
                tokens(
                        "@Input(shape = 20, type = InputType.INDEX) Layer tokens;"
                                + " @Embedding(inputDim = 9, outputDim = 8) Layer a;",
                        "@Input",
                        """
                        [INT022] 'tokens' has below = 0
                        Say what each index is less than, from 1 to 16,777,216: @Input(shape = 20, type = INDEX, below = 5000).
                        """),
                tokens(
                        "@Input(shape = 20, type = InputType.INDEX, below = 16_777_217) Layer"
                                + " tokens;"
                                + " @Embedding(inputDim = 16_777_217, outputDim = 8) Layer a;",
                        "16_777_217)",
                        """
                        [INT022] 'tokens' has below = 16777217
                        Say what each index is less than, from 1 to 16,777,216: @Input(shape = 20, type = INDEX, below = 5000).
                        """),
                tokens(
                        "@Input(shape = 20, below = 7) Layer numbers; @Reshape({4, 5}) Layer a;",
                        "7)",
                        """
                        [INT022] 'numbers' has below = 7
                        It is for indices: leave it out, or add type = INDEX.
                        """),
                tokens(
                        TOKENS + " @Embedding(inputDim = 5000, outputDim = 0) Layer a;",
                        "0) Layer a",
                        """
                        [INT013] 'a' has outputDim = 0
                        Give a number of at least 1.
                        """));
    }

    /** The error, the lines of shapes and the remedy, without what is around them. */
    @ParameterizedTest
    @MethodSource("mistakes")
    void says(String source, String caret, String expected) {
        Compiled compiled = Compiled.of(source);
        assertThat(compiled.ids()).hasSize(1);
        assertThat(compiled.success()).isFalse();
        String[] lines = compiled.output().split("\n", -1);
        StringBuilder said = new StringBuilder();
        for (int i = 0; !lines[i].startsWith("  More: "); i++) {
            if (i != 1 && i != 2) {
                said.append(lines[i].replaceFirst("^Net.java:3: error: ", "").strip());
                said.append('\n');
            }
        }
        assertThat(said.toString().replaceAll(" +", " ")).isEqualTo(expected.replaceAll(" +", " "));
        assertThat(lines[1].substring(lines[2].indexOf('^'))).startsWith(caret);
    }

    @Test
    void allOfANetworkInOneRun() {
        assertThat(
                        Compiled.of(
                                        """
                                        @NeuralNetwork(loss = MEAN_SQUARED_ERROR)
                                        class Net {
                                            @Input(shape = 20, type = InputType.INDEX, below = 50) Layer tokens;
                                            @Embedding(inputDim = 40, outputDim = 8) Layer words;
                                            @LSTM(units = 0) Layer state;
                                            @Dense(units = 3, from = "tokens") Layer bag;
                                            @Dense(units = 1, from = "state") Layer price;
                                            @Dense(units = 1, from = "bag") Layer other;
                                        }
                                        """)
                                .ids())
                .containsExactly("INT013:5", "INT047:4", "INT047:6");
    }

    /** Each value has room in an array, but not all that are alive at once. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{10000, 4}:@MultiHeadAttention(numHeads = 10, keyDim = 4) Layer a;"
                        + " @GlobalAveragePooling1D Layer b;",
                "{2500, 200}:@AdditiveAttention Layer a; @GlobalAveragePooling1D Layer b;",
                "{20000, 64}:@LSTM(units = 16000) Layer a; @Dense(units = 1) Layer b;"
            })
    void layersThatHoldTooMuchAtOnce(String network) {
        int colon = network.indexOf(':');
        Compiled compiled =
                Compiled.of(
                        "@NeuralNetwork(input = %s, loss = MEAN_SQUARED_ERROR) class Net { %s }"
                                .formatted(
                                        network.substring(0, colon), network.substring(colon + 1)));
        assertThat(compiled.ids()).containsExactly("INT026:1");
        assertThat(compiled.output())
                .contains(
                        "[INT026] 'Net' needs more than the 2³¹ - 1 numbers of a Java array for"
                                + " what its layers hold at once for one sample");
        assertThat(compiled.output()).contains("Make its layers smaller, or what they read.");
    }

    private static Arguments sequence(String input, String fields, String caret, String expected) {
        return source("input = " + input + ", ", fields, caret, expected);
    }

    private static Arguments tokens(String fields, String caret, String expected) {
        return source("", fields, caret, expected);
    }

    private static Arguments source(String input, String fields, String caret, String expected) {
        String source =
                """
                @NeuralNetwork(%sloss = MEAN_SQUARED_ERROR)
                class Net {
                    %s
                    @Flatten(from = "a") Layer flat;
                    @Dense(units = 1) Layer price;
                }
                """
                        .formatted(input, fields);
        return Arguments.of(source, caret, expected);
    }
}
