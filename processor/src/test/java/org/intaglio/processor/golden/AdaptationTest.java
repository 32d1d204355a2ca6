/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.runtime.Device;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.api.Test;

/** Normalizations that are adapted to data. */
class AdaptationTest {
    private static final NetworkSource PRICES =
            ExampleNetworks.of(
                    "AdaptedPrices",
                    """
                    @NeuralNetwork(input = {2, 2}, loss = MEAN_SQUARED_ERROR)
                    class AdaptedPrices {
                        @Normalization                  Layer scaled;
                        @Flatten                        Layer flat;
                        @Dense(units = 1)               Layer price;
                    }
                    """);

    private static final float[][] X = {{1, 10, 3, 10}, {5, 10, 7, 10}, {4, 10, 4, 10}};

    private static Samples samples(float[]... x) {
        return Samples.of(x, new float[x.length]);
    }

    private static Model model() {
        return CompiledNetwork.compile(PRICES).create(Device.scalar());
    }

    /** The first channel holds 1, 3, 5, 7, 4, 4: mean 4, squares 9 + 1 + 1 + 9. */
    @Test
    void findsMeanAndVarianceOfEachChannel() {
        Model model = model();
        model.adapt(samples(X));
        assertThat(model.parameter("scaled.mean").toArray()).isEqualTo(new float[] {4, 10});
        assertThat(model.parameter("scaled.variance").toArray())
                .isEqualTo(new float[] {20f / 6, 0});
        float[] before = model.predict(X[0]);
        model.parameter("price.kernel").set(1, 0, 0, 0);
        assertThat(model.predict(X[0])[0]).isWithin(1e-6f).of((float) (-3 / Math.sqrt(20.0 / 6)));
        // A variance of 0 counts as a deviation of 10⁻⁷, as in Keras.
        model.parameter("price.kernel").set(0, 1, 0, 0);
        assertThat(model.predict(X[0])[0]).isEqualTo(0f);
        assertThat(model.predict(new float[] {1, 11, 3, 10})[0]).isWithin(1f).of(1e7f);
        assertThat(before).hasLength(1);
    }

    @Test
    void stayAsTheyAreInTraining() {
        Model model = model();
        model.adapt(samples(X));
        float[] mean = model.parameter("scaled.mean").toArray();
        var history = model.fit(samples(X), Training.with(Sgd.create(1e-3)).epochs(3).batchSize(2));
        assertThat(history.values("loss")).hasLength(3);
        assertThat(model.parameter("scaled.mean").toArray()).isEqualTo(mean);
        assertThat(model.parameter("scaled.mean").trainable()).isFalse();
    }

    @Test
    void saysWhatIsWrong() {
        Model model = model();
        assertThat(
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> model.adapt(samples(X[0], new float[] {1, 2, Float.NaN, 4}))))
                .hasMessageThat()
                .isEqualTo("adapt: input 'input' of sample 1 holds NaN");
        assertThat(model.parameter("scaled.mean").toArray()).isEqualTo(new float[2]);
        assertThat(
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> model.adapt(samples(X).slice(0, 0))))
                .hasMessageThat()
                .isEqualTo("adapt: the data set has no samples");
        Model other =
                CompiledNetwork.compile(
                                ExampleNetworks.of(
                                        "NothingAdapted",
                                        """
                                        @NeuralNetwork(input = 2, loss = MEAN_SQUARED_ERROR)
                                        class NothingAdapted {
                                            @Normalization(mean = 1, variance = 4) Layer scaled;
                                            @Dense(units = 1)                      Layer price;
                                        }
                                        """))
                        .create(Device.scalar());
        assertThat(
                        assertThrows(
                                IllegalStateException.class,
                                () -> other.adapt(samples(new float[] {1, 2}))))
                .hasMessageThat()
                .isEqualTo("adapt: NothingAdapted has no @Normalization without mean and variance");
    }
}
