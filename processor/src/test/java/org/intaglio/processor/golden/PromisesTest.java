/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.sun.management.ThreadMXBean;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Device;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Parameter;
import org.intaglio.runtime.Trainer;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.random.Randoms;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.Metric;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What generated models promise whatever they compute: the same bits for any number of threads, and
 * no allocation once warm.
 */
class PromisesTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** A vector is boxed until the second compiler has seen its loop; that takes a while. */
    private static final Duration WARM_UP = Duration.ofSeconds(90);

    private static final int CLASSES = 10;

    /** Convolution, pooling, dropout: every sum of which the parts of a batch have a share. */
    private static final NetworkSource CONVOLUTIONS =
            ExampleNetworks.of(
                    "Convolutions",
                    """
                    @NeuralNetwork(input = {13, 11, 1}, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
                    class Convolutions {
                        @Conv2D(filters = 8, kernelSize = 3, activation = RELU)           Layer edges;
                        @MaxPooling2D                                                 Layer pool;
                        @Conv2D(filters = 9, kernelSize = 3, padding = SAME)              Layer shapes;
                        @BatchNormalization                                           Layer norm;
                        @ReLU                                                         Layer relu;
                        @Flatten                                                      Layer flat;
                        @Dropout(0.5)                                                 Layer drop;
                        @Dense(units = 10, activation = SOFTMAX)                      Layer digit;
                    }
                    """);

    /** Channels for themselves: vectors of them and a rest, steps, several results of each. */
    private static final NetworkSource DEPTHWISE =
            ExampleNetworks.of(
                    "Depthwise",
                    """
                    @NeuralNetwork(input = {13, 11, 2}, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
                    class Depthwise {
                        @Conv2D(filters = 37, kernelSize = 3, activation = RELU)           Layer edges;
                        @DepthwiseConv2D(kernelSize = 3, padding = SAME, activation = RELU) Layer three;
                        @DepthwiseConv2D(kernelSize = 5, padding = SAME, useBias = false)  Layer five;
                        @BatchNormalization                                            Layer norm;
                        @DepthwiseConv2D(kernelSize = 3, strides = 2, padding = SAME,
                                         depthMultiplier = 2, activation = TANH)       Layer two;
                        @DepthwiseConv2D(kernelSize = 2, dilationRate = 2)                     Layer apart;
                        @GlobalAveragePooling2D                                        Layer mean;
                        @Dense(units = 10, activation = SOFTMAX)                       Layer digit;
                    }
                    """);

    /** Products only, wide enough for several tasks a kernel. */
    private static final NetworkSource PRODUCTS =
            ExampleNetworks.of(
                    "Products",
                    """
                    @NeuralNetwork(input = 143, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
                    class Products {
                        @Dense(units = 130, activation = TANH,
                               kernelConstraint = @Constraint(value = ConstraintKind.MAX_NORM,
                                                              maxValue = 0.9),
                               kernelRegularizer = @Regularizer(l2 = 0.001)) Layer one;
                        @Dropout(0.2)                                        Layer drop;
                        @Dense(units = 33, useBias = false)                  Layer two;
                        @BatchNormalization                                  Layer norm;
                        @ActivationLayer(GELU)                               Layer gelu;
                        @Dense(units = 10, activation = SOFTMAX)             Layer digit;
                    }
                    """);

    /**
     * A kernel whose rows threads share out, residual connections behind products, a shared layer.
     */
    private static final NetworkSource SHARES =
            ExampleNetworks.of(
                    "Shares",
                    """
                    @NeuralNetwork(input = 300, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
                    class Shares {
                        @Dense(units = 256, activation = RELU,
                               kernelRegularizer = @Regularizer(l1 = 0.0001))   Layer large;
                        @Dense(units = 60, activation = TANH)                   Layer trunk;
                        @Dense(units = 60)                                      Layer inner;
                        @Add(from = {"trunk", "inner"})                         Layer sum;
                        @ReLU                                                   Layer relu;
                        @Shared(layer = "inner")                                Layer again;
                        @Reshape({5, 4, 3})                                     Layer image;
                        @Conv2D(filters = 17, kernelSize = 1, from = "image")       Layer wide;
                        @Conv2D(filters = 17, kernelSize = 3, padding = SAME, useBias = false,
                                from = "image")                                 Layer windows;
                        @Add(from = {"wide", "windows"})                        Layer both;
                        @ReLU                                                   Layer active;
                        @GlobalAveragePooling2D                                 Layer mean;
                        @Dense(units = 10, activation = SOFTMAX)                Layer digit;
                    }
                    """);

    /** Rows of a table, loops and attention, between sums over the batch. */
    private static final NetworkSource TOKENS =
            ExampleNetworks.of(
                    "Tokens",
                    """
                    @NeuralNetwork(loss = SPARSE_CATEGORICAL_CROSSENTROPY)
                    class Tokens {
                        @Input(shape = 9, type = InputType.INDEX, below = 37)       Layer tokens;
                        @Embedding(inputDim = 40, outputDim = 21)                   Layer words;
                        @LayerNormalization                                         Layer norm;
                        @MultiHeadAttention(numHeads = 3, keyDim = 5, dropout = 0.1,
                                            causal = true)                          Layer self;
                        @AdditiveAttention(dropout = 0.1)                           Layer added;
                        @Attention(useScale = true, dropout = 0.1)                  Layer dots;
                        @Permute({1, 0})                                            Layer turned;
                        @Permute({1, 0})                                            Layer back;
                        @GroupQueryAttention(headDim = 5, numQueryHeads = 4,
                                numKeyValueHeads = 2, useGate = true, dropout = 0.1) Layer groups;
                        @Add(from = {"words", "groups"})                            Layer sum;
                        @BatchNormalization                                         Layer steps;
                        @LSTM(units = 19, returnSequences = true)                   Layer first;
                        @BatchNormalization                                         Layer norm2;
                        @Conv1D(filters = 20, kernelSize = 3, causal = true)        Layer window;
                        @LSTM(units = 33)                                           Layer last;
                        @GlobalAveragePooling1D(from = "window")                    Layer mean;
                        @Concatenate(from = {"last", "mean"})                       Layer all;
                        @Dense(units = 10, activation = SOFTMAX)                    Layer digit;
                    }
                    """);

    /** Images changed at random: before the network, and where derivatives pass through. */
    private static final NetworkSource AUGMENTED =
            ExampleNetworks.of(
                    "AugmentedImages",
                    """
                    @NeuralNetwork(input = {13, 11, 3}, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
                    class AugmentedImages {
                        @RandomFlip                                                    Layer flip;
                        @RandomRotation(0.1)                                           Layer spin;
                        @RandomZoom(0.2)                                               Layer zoom;
                        @RandomTranslation(heightFactor = 0.1, widthFactor = 0.1,
                                           fillMode = FillMode.WRAP)                   Layer shift;
                        @RandomContrast({0.2, 0.2})                                    Layer contrast;
                        @RandomBrightness(value = 0.2, valueRange = {-2, 2})           Layer light;
                        @Conv2D(filters = 8, kernelSize = 3, activation = RELU)        Layer edges;
                        @RandomCrop(height = 9, width = 9)                             Layer crop;
                        @RandomContrast(value = {0.2, 0.2}, valueRange = {-2, 2})      Layer more;
                        @Flatten                                                       Layer flat;
                        @Dense(units = 12, activation = RELU)                          Layer hidden;
                        @Dense(units = 10, activation = SOFTMAX)                       Layer digit;
                    }
                    """);

    /** Every cell, both ways, its last vectors not full. */
    private static final NetworkSource CELLS =
            ExampleNetworks.of(
                    "Cells",
                    """
                    @NeuralNetwork(loss = SPARSE_CATEGORICAL_CROSSENTROPY)
                    class Cells {
                        @Input({7, 13})                                             Layer steps;
                        @Masking                                                    Layer masked;
                        @GRU(units = 19, returnSequences = true, goBackwards = true) Layer after;
                        @GRU(units = 17, returnSequences = true, resetAfter = false) Layer before;
                        @LSTM(units = 21, returnSequences = true,
                              recurrentActivation = HARD_SIGMOID)                   Layer lstm;
                        @Bidirectional @SimpleRNN(units = 18, returnSequences = true) Layer both;
                        @Bidirectional(mergeMode = MergeMode.AVE) @LSTM(units = 33) Layer last;
                        @Dense(units = 12, activation = RELU)                       Layer hidden;
                        @Dense(units = 10, activation = SOFTMAX)                    Layer digit;
                    }
                    """);

    /** Layers of each step: images, sequences within, rows. */
    private static final NetworkSource FRAMES =
            ExampleNetworks.of(
                    "Frames",
                    """
                    @NeuralNetwork(loss = SPARSE_CATEGORICAL_CROSSENTROPY)
                    class Frames {
                        @Input({5, 9, 7, 3})                                           Layer frames;
                        @TimeDistributed @Conv2D(filters = 11, kernelSize = 3,
                                padding = SAME, activation = RELU)                     Layer edges;
                        @TimeDistributed @MaxPooling2D                                 Layer pool;
                        @TimeDistributed @SpatialDropout2D(rate = 0.2)                        Layer drop;
                        @TimeDistributed @Reshape({12, 11})                            Layer steps;
                        @TimeDistributed @GRU(units = 19)                              Layer seen;
                        @TimeDistributed @Dense(units = 13, activation = RELU)         Layer dense;
                        @LSTM(units = 21)                                              Layer film;
                        @Dense(units = 12, activation = RELU)                          Layer hidden;
                        @Dense(units = 10, activation = SOFTMAX)                       Layer kind;
                    }
                    """);

    /** A decoder that goes on where an encoder ended. */
    private static final NetworkSource TRANSLATION =
            ExampleNetworks.of(
                    "Translation",
                    """
                    @NeuralNetwork(loss = SPARSE_CATEGORICAL_CROSSENTROPY)
                    class Translation {
                        @Input({7, 13})                                             Layer asked;
                        @LSTM(units = 19)                                           Layer encoder;
                        @LastState(cells = true)                                    Layer cells;
                        @LSTM(units = 19, returnSequences = true, from = "asked",
                              initialState = {"encoder", "cells"})                  Layer decoder;
                        @LastState                                                  Layer end;
                        @GRU(units = 19, from = "decoder", initialState = "end")    Layer last;
                        @Dense(units = 12, activation = RELU)                       Layer hidden;
                        @Dense(units = 10, activation = SOFTMAX)                    Layer digit;
                    }
                    """);

    /** A loss that leaves a part of the batch out: a fourth of the steps have nothing but zeros. */
    private static final NetworkSource MASKED =
            ExampleNetworks.of(
                    "Masked",
                    """
                    @NeuralNetwork(loss = SPARSE_CATEGORICAL_CROSSENTROPY)
                    class Masked {
                        @Input(shape = 9, type = InputType.INDEX, below = 37)       Layer tokens;
                        @Embedding(inputDim = 40, outputDim = 21, maskZero = true)  Layer words;
                        @MultiHeadAttention(numHeads = 3, keyDim = 5)               Layer self;
                        @Attention                                                  Layer dots;
                        @GlobalAveragePooling1D                                     Layer mean;
                        @Dense(units = 2, activation = RELU)                        Layer hidden;
                        @Reshape({1, 2})                                            Layer step;
                        @Masking                                                    Layer masked;
                        @Dense(units = 10, activation = SOFTMAX)                    Layer digit;
                    }
                    """);

    /** Layers of users' own: parameters, several inputs, what is kept, between other layers. */
    private static final NetworkSource CUSTOM =
            ExampleNetworks.of(
                    "Customs",
                    """
                    @NeuralNetwork(input = {13, 11, 1}, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
                    class Customs {
                        @Conv2D(filters = 8, kernelSize = 3, activation = RELU)           Layer edges;
                        @GlobalAveragePooling2D                                           Layer mean;
                        @Custom(value = org.intaglio.processor.library.Mixture.class,
                                arguments = 3, from = {"edges", "mean"})                  Layer gate;
                        @BatchNormalization                                               Layer norm;
                        @Custom(value = org.intaglio.processor.library.Mixture.class,
                                arguments = 0.5, from = {"norm", "mean"})                 Layer gate2;
                        @Flatten                                                          Layer flat;
                        @Dense(units = 10, activation = SOFTMAX)                          Layer digit;
                    }
                    """);

    /** Axes of other lengths, whole vectors of channels and less. */
    private static final NetworkSource LENGTHS =
            ExampleNetworks.of(
                    "Lengths",
                    """
                    @NeuralNetwork(input = {13, 11, 1}, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
                    class Lengths {
                        @Conv2D(filters = 17, kernelSize = 3, activation = RELU)          Layer edges;
                        @Resizing(height = 17, width = 6)                                 Layer lines;
                        @ZeroPadding2D                                                    Layer padded;
                        @AdaptiveAveragePooling2D(outputSize = 4)                         Layer means;
                        @UpSampling2D                                                     Layer twice;
                        @CenterCrop(height = 5, width = 5)                                Layer middle;
                        @Conv2DTranspose(filters = 18, kernelSize = 3, strides = 2)       Layer larger;
                        @GroupNormalization(groups = 3)                                   Layer groups;
                        @PReLU(sharedAxes = {0, 1})                                       Layer slopes;
                        @SeparableConv2D(filters = 19, kernelSize = 3)                    Layer parts;
                        @SpatialDropout2D(rate = 0.2)                                     Layer some;
                        @GaussianNoise(stddev = 0.1)                                      Layer noise;
                        @AlphaDropout(rate = 0.1)                                         Layer alpha;
                        @RMSNormalization                                                 Layer root;
                        @UnitNormalization                                                Layer unit;
                        @ActivityRegularization(l1 = 0.01, l2 = 0.1)                      Layer penal;
                        @ActivationLayer(SPARSEMAX)                                       Layer few;
                        @ActivationLayer(LOG_SOFTMAX)                                     Layer logs;
                        @Minimum(from = {"root", "logs"})                                 Layer smallest;
                        @GlobalAveragePooling2D(keepDims = true)                          Layer mean;
                        @Subtract(from = {"smallest", "mean"})                            Layer rest;
                        @Flatten                                                          Layer flat;
                        @Dense(units = 10, activation = SOFTMAX)                          Layer digit;
                    }
                    """);

    /** A loss that is an expression, of rows. */
    private static final NetworkSource EXPRESSION =
            ExampleNetworks.of(
                    "Generalized",
                    """
                    @NeuralNetwork(input = 43, loss = CATEGORICAL_GENERALIZED_CROSS_ENTROPY)
                    class Generalized {
                        @Dense(units = 33, activation = RELU)    Layer one;
                        @Dense(units = 10, activation = SOFTMAX) Layer digit;
                    }
                    """);

    static Stream<Arguments> networksAndDevices() {
        return Stream.of(
                        CONVOLUTIONS,
                        DEPTHWISE,
                        PRODUCTS,
                        SHARES,
                        TOKENS,
                        CELLS,
                        FRAMES,
                        TRANSLATION,
                        MASKED,
                        CUSTOM,
                        EXPRESSION,
                        LENGTHS,
                        AUGMENTED)
                .flatMap(source ->
                        Stream.of(Device.scalar(), Device.vector())
                                .map(device -> Arguments.of(source, device)));
    }

    @ParameterizedTest
    @MethodSource("networksAndDevices")
    void theSameBitsForAnyNumberOfThreads(NetworkSource source, Device device) {
        CompiledNetwork network = CompiledNetwork.compile(source);
        List<Long> one = fit(network.create(device), 1, 5);
        assertThat(fit(network.create(device), 2, 5)).isEqualTo(one);
        assertThat(fit(network.create(device), 3, 5)).isEqualTo(one);
        assertThat(fit(network.create(device), 1, 5)).isEqualTo(one);
        assertThat(fit(network.create(device), 1, 6)).isNotEqualTo(one);
    }

    /** The bits of the loss curves and of all weights after two epochs. */
    private static List<Long> fit(Model model, int threads, long seed) {
        int samples = 300;
        float[][] x = new float[samples][model.architecture().inputs().get(0).shape().size()];
        int[] y = new int[samples];
        long key = Randoms.key(1, "samples");
        for (int i = 0; i < samples; i++) {
            fill(model, x[i], i * x[i].length, key);
            y[i] = Math.floorMod(Randoms.bits(key, -1 - i), CLASSES);
        }
        var history =
                model.fit(
                        samples(model, x, y),
                        Training.with(Adam.create())
                                .epochs(2)
                                .batchSize(64)
                                .validationSplit(0.2)
                                .metrics(Metric.ACCURACY)
                                .seed(seed)
                                .threads(threads)
                                .verbose(0));
        List<Long> bits = new ArrayList<>();
        for (String name : history.names()) {
            for (double value : history.values(name)) {
                bits.add(Double.doubleToRawLongBits(value));
            }
        }
        for (Parameter parameter : model.parameters()) {
            for (float weight : parameter.toArray()) {
                bits.add((long) Float.floatToRawIntBits(weight));
            }
        }
        return bits;
    }

    private static Samples samples(Model model, float[][] x, int[] y) {
        if (model.architecture().inputs().get(0).below() == 0) {
            return Samples.of(x, y);
        }
        int[][] indices = new int[x.length][];
        for (int i = 0; i < x.length; i++) {
            indices[i] = indices(x[i]);
        }
        return Samples.of(indices, y);
    }

    private static int[] indices(float[] x) {
        int[] indices = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            indices[i] = (int) x[i];
        }
        return indices;
    }

    /** Gradients that are lost at once, and kept ones that are applied later, do the same. */
    @ParameterizedTest
    @MethodSource("networksAndDevices")
    void aStepIsGradientsAndTheirApplication(NetworkSource source, Device device) {
        CompiledNetwork network = CompiledNetwork.compile(source);
        Model atOnce = network.create(device);
        Model later = network.create(device);
        Training training = Training.with(Adam.create()).threads(2).seed(1);
        try (Trainer one = atOnce.trainer(training);
                Trainer two = later.trainer(training)) {
            Batch batch = filled(atOnce, one);
            for (int step = 0; step < 3; step++) {
                double loss = one.trainOnBatch(batch);
                assertThat(two.gradients(batch, true)).isEqualTo(loss);
                two.applyGradients();
            }
        }
        for (Parameter parameter : atOnce.parameters()) {
            assertThat(later.parameter(parameter.path()).toArray()).isEqualTo(parameter.toArray());
        }
    }

    private static Batch filled(Model model, Trainer trainer) {
        Batch batch = trainer.newBatch(64);
        batch.size(64);
        fill(model, batch.input(0), 0, Randoms.key(1, "batch"));
        for (int row = 0; row < 64; row++) {
            batch.target(0)[row] = row % CLASSES;
        }
        return batch;
    }

    @ParameterizedTest
    @MethodSource("networksAndDevices")
    void aWarmStepAllocatesNothing(NetworkSource source, Device device) {
        Model model = CompiledNetwork.compile(source).create(device);
        try (Trainer trainer = model.trainer(Training.with(Adam.create()).threads(2).seed(1))) {
            Batch batch = filled(model, trainer);
            assertAllocates(
                    0,
                    () -> {
                        trainer.trainOnBatch(batch);
                        return 1;
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("networksAndDevices")
    void aWarmPredictionAllocatesItsResult(NetworkSource source, Device device) {
        Model model = CompiledNetwork.compile(source).create(device);
        float[] x = new float[model.architecture().inputs().get(0).shape().size()];
        fill(model, x, 0, Randoms.key(1, "prediction"));
        int[] indices = indices(x);
        boolean numbers = model.architecture().inputs().get(0).below() == 0;
        // An array of ten floats: 16 bytes of header, 40 of content.
        assertAllocates(
                56, () -> numbers ? model.predict(x).length : model.predict(indices).length);
    }

    private interface Work {
        int run();
    }

    /**
     * Repeats the work until a round of it allocates no more than it may, in this thread and the
     * runtime's: what it always allocates would be in every round.
     */
    private static void assertAllocates(long bytes, Work work) {
        int repeats = 20;
        long least = Long.MAX_VALUE;
        long deadline = System.nanoTime() + WARM_UP.toNanos();
        int done = 0;
        work.run();
        long[] ids = threads();
        while (least > repeats * bytes && System.nanoTime() < deadline) {
            long before = allocated(ids);
            for (int i = 0; i < repeats; i++) {
                done += work.run();
            }
            least = Math.min(least, allocated(ids) - before);
        }
        assertThat(done).isAtLeast(repeats);
        assertWithMessage("bytes in %s calls", repeats).that(least).isAtMost(repeats * bytes);
    }

    private static long[] threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t ->
                        t.equals(Thread.currentThread()) || t.getName().startsWith("intaglio-"))
                .mapToLong(Thread::threadId)
                .toArray();
    }

    private static long allocated(long[] ids) {
        long sum = 0;
        for (long id : ids) {
            sum += THREADS.getThreadAllocatedBytes(id);
        }
        return sum;
    }

    /** Numbers, or indices, as the network takes them. */
    private static void fill(Model model, float[] values, int counter, long key) {
        int below = model.architecture().inputs().get(0).below();
        for (int i = 0; i < values.length; i++) {
            float drawn = Randoms.uniform(key, counter + i);
            values[i] = below > 0 ? (int) (drawn * below) : drawn;
        }
    }
}
