/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.runtime.Device;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Shape;
import org.intaglio.runtime.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/** Products of vectors that are divided by their length, where they have hardly any. */
class DotValuesTest {
    private static final CompiledNetwork COSINE =
            CompiledNetwork.compile(
                    ExampleNetworks.of(
                            "Cosine",
                            """
                            @NeuralNetwork(loss = MEAN_SQUARED_ERROR)
                            class Cosine {
                                @Input(3) Layer left;
                                @Input(3) Layer right;
                                @Dot(axes = 0, normalize = true, from = {"left", "right"}) Layer dot;
                                @Dense(units = 1, kernelInitializer = @Init(Initializer.ONES)) Layer last;
                            }
                            """));

    static Stream<Device> devices() {
        return Stream.of(Device.scalar(), Device.vector());
    }

    /** Keras divides by 1e-7 at least. */
    @ParameterizedTest
    @MethodSource("devices")
    void whatIsNearlyNothingIsNotMadeLong(Device device) {
        assertThat(cosine(device, 3, 4, 0)).isWithin(1e-6f).of(0.6f);
        assertThat(cosine(device, 3e-6f, 4e-6f, 0)).isWithin(1e-6f).of(0.6f);
        assertThat(cosine(device, 3e-9f, 4e-9f, 0)).isWithin(1e-6f).of(0.03f);
        assertThat(cosine(device, 0, 0, 0)).isEqualTo(0f);
    }

    /** Of this vector and one along the first axis. */
    private static float cosine(Device device, float... left) {
        Model model = COSINE.create(device);
        Tensor row = Tensor.of(Shape.of(1, 3), left);
        Tensor axis = Tensor.of(Shape.of(1, 3), new float[] {2, 0, 0});
        return model.predict(List.of(row, axis)).getFirst().toArray()[0];
    }
}
