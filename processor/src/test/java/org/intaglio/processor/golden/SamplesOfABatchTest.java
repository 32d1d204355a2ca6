/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertWithMessage;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Device;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Parameter;
import org.intaglio.runtime.Trainer;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Random;
import java.util.stream.Stream;

/**
 * The derivatives of a batch are the means of those of its samples, however it is cut into slices:
 * what lies step by step for a slice must be read by the same slice, in the phases behind a barrier
 * too.
 */
class SamplesOfABatchTest {
    private static final int BATCH = 53;

    /** Large kernels, whose products are barriers, behind loops and before them. */
    private static final NetworkSource LOOPS =
            new NetworkSource(
                    "golden.Loops",
                    """
                    package golden;

                    import static org.intaglio.Activation.*;

                    import org.intaglio.*;
                    import org.intaglio.layer.*;

                    @NeuralNetwork(loss = Loss.MEAN_SQUARED_ERROR)
                    class Loops {
                        @Input({5, 3})                            Layer steps;
                        @LSTM(units = 40, returnSequences = true) Layer first;
                        @LSTM(units = 300)                        Layer state;
                        @Dense(units = 512, activation = TANH)    Layer wide;
                        @Reshape({4, 128})                        Layer four;
                        @LSTM(units = 7)                          Layer last;
                        @Dense(units = 2)                         Layer y;
                    }
                    """);

    static Stream<NetworkSource> networks() {
        return Stream.of(
                LOOPS,
                ChosenNetworks.ofAttention(),
                ChosenNetworks.ofOtherAttentions(),
                ChosenNetworks.ofIndices(),
                ChosenNetworks.ofSharedDense());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void addUp(NetworkSource source) {
        Model model = CompiledNetwork.compile(source).create(Device.vector());
        float[][] rows = new float[model.architecture().inputs().size()][];
        Random random = new Random(3);
        for (int i = 0; i < rows.length; i++) {
            var input = model.architecture().inputs().get(i);
            rows[i] = new float[BATCH * input.shape().size()];
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] =
                        input.below() > 0
                                ? random.nextInt(input.below())
                                : (float) random.nextGaussian();
            }
        }
        double[][] sums = new double[model.parameters().size()][];
        try (Trainer trainer = model.trainer(Training.with(Sgd.create()).batchSize(1))) {
            for (int sample = 0; sample < BATCH; sample++) {
                Batch batch = trainer.newBatch();
                fill(batch, rows, sample, 1);
                trainer.gradients(batch, true);
                for (int p = 0; p < sums.length; p++) {
                    float[] gradient = trainer.gradient(model.parameters().get(p));
                    if (sums[p] == null) {
                        sums[p] = new double[gradient.length];
                    }
                    for (int i = 0; i < gradient.length; i++) {
                        sums[p][i] += gradient[i] / (double) BATCH;
                    }
                }
            }
        }
        // Room for more than there is: a sample's place depends on the capacity.
        Training whole = Training.with(Sgd.create()).batchSize(BATCH + 3).threads(2);
        try (Trainer trainer = model.trainer(whole)) {
            Batch batch = trainer.newBatch();
            fill(batch, rows, 0, BATCH);
            trainer.gradients(batch, true);
            for (int p = 0; p < sums.length; p++) {
                compare(
                        model.parameters().get(p),
                        trainer.gradient(model.parameters().get(p)),
                        sums[p]);
            }
        }
    }

    private static void fill(Batch batch, float[][] rows, int first, int n) {
        batch.size(n);
        for (int i = 0; i < rows.length; i++) {
            int size = batch.inputSize(i);
            System.arraycopy(rows[i], first * size, batch.input(i), 0, n * size);
        }
    }

    private static void compare(Parameter parameter, float[] found, double[] expected) {
        double largest = 0;
        double worst = 0;
        for (int i = 0; i < found.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            worst = Math.max(worst, Math.abs(expected[i] - found[i]));
        }
        // A bias of keys changes no softmax: its derivative is nothing but rounding.
        double scale = Math.max(largest, 1e-4);
        assertWithMessage(parameter.path()).that(worst / scale).isLessThan(2e-5);
    }
}
