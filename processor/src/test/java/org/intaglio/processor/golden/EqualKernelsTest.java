/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.runtime.Device;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.train.Adam;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Locale;
import java.util.Random;

/**
 * INT058 is said of kernels that cannot learn, and only of them: a training tells whether the units
 * have become different.
 */
class EqualKernelsTest {
    private static final int UNITS = 4;
    private static final int SAMPLES = 64;

    @ParameterizedTest
    @CsvSource({
        "RELU, ZEROS, GLOROT_UNIFORM, false",
        "RELU6, ZEROS, GLOROT_UNIFORM, false",
        "TANH, ZEROS, ZEROS, false",
        "SIGMOID, ZEROS, ZEROS, false",
        "TANH, ONES, ONES, false",
        "RELU, ONES, ZEROS, false",
        "TANH, ZEROS, GLOROT_UNIFORM, true",
        "SIGMOID, ZEROS, GLOROT_UNIFORM, true",
        "LEAKY_RELU, ZEROS, GLOROT_UNIFORM, true",
        "TANH, ONES, GLOROT_UNIFORM, true",
        "TANH, GLOROT_UNIFORM, ZEROS, true"
    })
    void unitsBecomeDifferentUnlessWarnedOf(
            String activation, String first, String second, boolean learns) {
        NetworkSource source =
                new NetworkSource(
                        "Stuck",
                        """
                        import static org.intaglio.Activation.*;
                        import static org.intaglio.Initializer.*;
                        import static org.intaglio.Loss.*;
                        import org.intaglio.*;
                        import org.intaglio.layer.*;
                        @NeuralNetwork(input = 3, loss = MEAN_SQUARED_ERROR)
                        class Stuck {
                            @Dense(units = %d, activation = %s, kernelInitializer = @Init(%s)) Layer hidden;
                            @Dense(units = 1, kernelInitializer = @Init(%s)) Layer y;
                        }
                        """
                                .formatted(UNITS, activation, first, second));
        boolean warned =
                source.compile().warnings().stream()
                        .anyMatch(w -> w.getMessage(Locale.ROOT).contains("[INT058]"));
        assertThat(warned).isEqualTo(!learns);
        assertThat(unitsDiffer(kernelAfterTraining(source))).isEqualTo(learns);
    }

    private static float[] kernelAfterTraining(NetworkSource source) {
        Random random = new Random(1);
        float[][] x = new float[SAMPLES][3];
        float[][] y = new float[SAMPLES][1];
        for (int i = 0; i < SAMPLES; i++) {
            for (int j = 0; j < 3; j++) {
                x[i][j] = (float) random.nextGaussian();
            }
            y[i][0] = x[i][0] - x[i][1] * x[i][2];
        }
        Model model = CompiledNetwork.compile(source).create(Device.scalar());
        model.fit(x, y, Training.with(Adam.create()).epochs(3).batchSize(16).verbose(0));
        return model.parameters().getFirst().toArray();
    }

    private static boolean unitsDiffer(float[] kernel) {
        for (int i = 0; i < kernel.length; i++) {
            if (kernel[i] != kernel[i - i % UNITS]) {
                return true;
            }
        }
        return false;
    }
}
