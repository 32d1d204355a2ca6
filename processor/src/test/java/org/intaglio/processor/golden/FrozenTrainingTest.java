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
import org.intaglio.runtime.Parameter;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a training freezes, and what it cannot, and why. */
class FrozenTrainingTest {
    private static final NetworkSource NETWORK =
            new NetworkSource(
                    "golden.Still",
                    """
                    package golden;

                    import org.intaglio.*;
                    import org.intaglio.layer.*;

                    @NeuralNetwork(input = 3, loss = Loss.MEAN_SQUARED_ERROR)
                    class Still {
                        @Dense(units = 4)   Layer hidden;
                        @BatchNormalization Layer norm;
                        @ReLU               Layer bent;
                        @Dense(units = 1)   Layer price;
                    }
                    """);

    @Test
    void refusesAveragesThatEveryStepMoves() {
        assertThat(refusal("norm"))
                .isEqualTo(
                        "frozen: 'norm' has norm.movingMean, which every training step moves; such"
                                + " a layer is frozen by its declaration only: @Frozen");
    }

    @Test
    void refusesLayersWithoutParameters() {
        assertThat(refusal("bent")).isEqualTo("frozen: layer 'bent' has no trainable parameters");
    }

    @Test
    void refusesToFreezeEverything() {
        assertThat(refusal("hidden", "norm.gamma", "norm.beta", "price"))
                .startsWith("frozen: every trainable parameter of Still is frozen;");
    }

    @Test
    void freezesAUsedNetworkWithAllItsLayers() {
        assertThat(changed("base")).containsExactly("price.kernel", "price.bias");
        assertThat(changed("base.hidden"))
                .containsExactly(
                        "base.next.kernel", "base.next.bias", "price.kernel", "price.bias");
        assertThat(changed("base.next.kernel")).doesNotContain("base.next.kernel");
    }

    /** Which parameters of a network with another as a layer are not what they were. */
    private static List<String> changed(String... frozen) {
        Model model =
                CompiledNetwork.compile(
                                new NetworkSource(
                                        "golden.Whole",
                                        """
                                        package golden;

                                        import org.intaglio.*;
                                        import org.intaglio.layer.*;

                                        @NeuralNetwork(input = 3, loss = Loss.MEAN_SQUARED_ERROR)
                                        class Base {
                                            @Dense(units = 4) Layer hidden;
                                            @ReLU             Layer bent;
                                            @Dense(units = 2) Layer next;
                                        }

                                        @NeuralNetwork(input = 3, loss = Loss.MEAN_SQUARED_ERROR)
                                        class Whole {
                                            @Use(Base.class)  Layer base;
                                            @Dense(units = 1) Layer price;
                                        }
                                        """))
                        .create(Device.scalar());
        Map<String, float[]> before = new HashMap<>();
        model.parameters().forEach(p -> before.put(p.path(), p.toArray()));
        float[][] x = {{1, 2, 3}, {3, 2, 1}, {-1, 0, 1}, {-3, -2, 1}};
        float[][] y = {{1}, {2}, {3}, {5}};
        model.fit(x, y, Training.with(Sgd.create(0.1)).verbose(0).frozen(frozen));
        return model.parameters().stream()
                .filter(p -> !Arrays.equals(p.toArray(), before.get(p.path())))
                .map(Parameter::path)
                .toList();
    }

    private static String refusal(String... names) {
        Model model = CompiledNetwork.compile(NETWORK).create(Device.scalar());
        Training training = Training.with(Sgd.create(0.1)).frozen(names);
        float[][] x = {{1, 2, 3}, {3, 2, 1}};
        float[][] y = {{1}, {2}};
        return assertThrows(IllegalArgumentException.class, () -> model.fit(x, y, training))
                .getMessage();
    }
}
