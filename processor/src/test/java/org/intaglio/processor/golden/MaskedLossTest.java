/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.runtime.Device;
import org.intaglio.runtime.Evaluation;
import org.intaglio.runtime.History;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.train.Metric;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/**
 * Losses and metrics of steps some of which are masked: what Keras 3.15.1 says on TensorFlow, to
 * its digits. (On JAX, {@code fit} forgets the mask for metrics.)
 */
final class MaskedLossTest {
    private static final float[][] X = {{1, 2, 0, 0, 0, 0}, {3, 1, 1, 0, 0, 0}, {2, 2, 1, 1, 0, 1}};
    private static final float[][] Y = {{0, 1, 5, 5, 5, 5}, {1, 1, 1, 3, 5, 5}, {0, 2, 2, 1, 1, 0}};

    static Stream<Device> devices() {
        return Stream.of(Device.scalar(), Device.vector());
    }

    private static Model model(Device device, String loss) {
        Model model =
                CompiledNetwork.compile(
                                ExampleNetworks.of(
                                        "Steps",
                                        """
                                        @NeuralNetwork(input = {3, 2}, loss = %s)
                                        class Steps {
                                            @Masking Layer masked;
                                            @Dense(units = 2) Layer y;
                                        }
                                        """
                                                .formatted(loss)))
                        .create(device);
        model.parameter("y.kernel").set(1, 0, 0.5f, 1);
        model.parameter("y.bias").set(0.25f, -0.5f);
        return model;
    }

    private static Training training(int batchSize) {
        return Training.with(Sgd.create(0.5f))
                .batchSize(batchSize)
                .epochs(1)
                .shuffle(false)
                .verbose(0)
                .metrics(Metric.MAE, Metric.RMSE);
    }

    @ParameterizedTest
    @MethodSource("devices")
    void anEvaluationIsTheMeanOfBatches(Device device) {
        Model model = model(device, "MEAN_SQUARED_ERROR");
        double[] losses = {3.1979167, 3.4618056, 3.0729167};
        for (int batchSize = 1; batchSize <= 3; batchSize++) {
            Evaluation found = model.evaluate(Samples.of(X, Y), training(batchSize));
            assertThat(found.loss()).isWithin(1e-5).of(losses[batchSize - 1]);
            assertThat(found.metric("mean_absolute_error")).isWithin(1e-6).of(1.25);
            assertThat(found.metric("root_mean_squared_error")).isWithin(1e-5).of(3.2940395);
        }
        assertThat(model.evaluate(X, Y).loss()).isWithin(1e-5).of(3.0729167);
    }

    @ParameterizedTest
    @MethodSource("devices")
    void aTrainingLeavesStepsOut(Device device) {
        Model model = model(device, "MEAN_SQUARED_ERROR");
        History history = model.fit(Samples.of(X, Y), training(2).validationData(Samples.of(X, Y)));
        assertThat(history.last("loss")).isWithin(1e-5).of(5.0025082);
        assertThat(history.last("mean_absolute_error")).isWithin(1e-5).of(1.9166666);
        assertThat(model.parameter("y.bias").toArray())
                .usingTolerance(1e-5)
                .containsExactly(new float[] {1.0555556f, -0.4444445f})
                .inOrder();
        Evaluation after = model.evaluate(Samples.of(X, Y), training(2));
        assertThat(history.last("val_loss")).isWithin(1e-6).of(after.loss());
    }

    @ParameterizedTest
    @MethodSource("devices")
    void whereNothingCountsNothingChanges(Device device) {
        Model model = model(device, "MEAN_SQUARED_ERROR");
        History history = model.fit(Samples.of(new float[3][6], Y), training(2));
        assertThat(history.last("loss")).isEqualTo(0.0);
        assertThat(history.last("mean_absolute_error")).isEqualTo(0.0);
        assertThat(model.parameter("y.bias").toArray()).isEqualTo(new float[] {0.25f, -0.5f});
        assertThat(model.evaluate(new float[3][6], Y).loss()).isEqualTo(0.0);
    }

    /** An error that is a loss of one's own says the same, asked step by step. */
    @ParameterizedTest
    @MethodSource("devices")
    void aLossOfOnesOwnIsAskedAboutSteps(Device device) {
        Model model = model(device, "CUSTOM");
        Training training =
                training(2)
                        .loss((size, y, yAt, t, tAt, dY, dYAt) -> {
                            double sum = 0;
                            for (int i = 0; i < size; i++) {
                                double e = y[yAt + i] - t[tAt + i];
                                sum += e * e / size;
                                if (dY != null) {
                                    dY[dYAt + i] = (float) (2 * e / size);
                                }
                            }
                            return sum;
                        });
        assertThat(model.evaluate(Samples.of(X, Y), training).loss()).isWithin(1e-5).of(3.4618056);
        History history = model.fit(Samples.of(X, Y), training);
        assertThat(history.last("loss")).isWithin(1e-5).of(5.0025082);
    }

    /** It is not divided by how many steps count: another output has it. */
    @ParameterizedTest
    @MethodSource("devices")
    void aPenaltyForActivitiesIsThatOfAnOutputWithoutAMask(Device device) {
        float[][] z = {{1}, {2}, {0}};
        double[] losses = new double[2];
        for (int i = 0; i < 2; i++) {
            Model model =
                    CompiledNetwork.compile(
                                    ExampleNetworks.of(
                                            "Penalized",
                                            """
                                            @NeuralNetwork(input = {3, 2}, loss = MEAN_SQUARED_ERROR)
                                            class Penalized {
                                                @Masking Layer masked;
                                                @ActivityRegularization(l2 = %s) Layer small;
                                                @Output @Dense(units = 2) Layer y;
                                                @GlobalAveragePooling1D(from = "small") Layer mean;
                                                @Output @Dense(units = 1) Layer z;
                                            }
                                            """
                                                    .formatted(i == 0 ? "0" : "0.1")))
                            .create(device);
            losses[i] =
                    model.evaluate(
                                    Samples.builder().input(X).target(Y).target(z).build(),
                                    Training.with(Sgd.create(0.1)).batchSize(2).verbose(0))
                            .loss();
        }
        // Squares of a sample: 5, 11 and 11.
        assertThat(losses[1] - losses[0]).isWithin(1e-5).of(0.9);
    }
}
