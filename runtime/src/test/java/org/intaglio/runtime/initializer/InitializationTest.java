/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.initializer;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.Initializer;
import org.intaglio.runtime.Shape;
import org.intaglio.runtime.program.Architecture.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;

class InitializationTest {
    private static Weights weights(Initializer kind, float a, float b, int... shape) {
        return new Weights("layer", "kernel", Shape.of(shape), true, 3, kind, a, b, 0, 0);
    }

    private static float[] draw(Weights w, long seed) {
        float[] numbers = Initialization.numbers(w, seed);
        assertThat(numbers).hasLength(w.shape().size());
        return numbers;
    }

    private static double mean(float[] x) {
        double sum = 0;
        for (float v : x) {
            sum += v;
        }
        return sum / x.length;
    }

    private static double deviation(float[] x) {
        double mean = mean(x);
        double sum = 0;
        for (float v : x) {
            sum += (v - mean) * (v - mean);
        }
        return Math.sqrt(sum / x.length);
    }

    private static double largest(float[] x) {
        double largest = 0;
        for (float v : x) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }

    /** Fans of a 3×3 kernel from 20 to 50 channels: 180 and 450. */
    @ParameterizedTest
    @CsvSource({
        "GLOROT_UNIFORM, 630, 2, true",
        "HE_UNIFORM,     180, 2, true",
        "LECUN_UNIFORM,  180, 1, true",
        "GLOROT_NORMAL,  630, 2, false",
        "HE_NORMAL,      180, 2, false",
        "LECUN_NORMAL,   180, 1, false"
    })
    void theVarianceFitsTheFans(Initializer kind, double fan, double scale, boolean uniform) {
        double variance = scale / fan;
        float[] x = draw(weights(kind, 0, 0, 3, 3, 20, 50), 7);
        double sigma = Math.sqrt(variance);
        assertThat(mean(x)).isWithin(0.05 * sigma).of(0);
        assertThat(deviation(x)).isWithin(0.03 * sigma).of(sigma);
        double limit = uniform ? Math.sqrt(3) * sigma : 2 * sigma / 0.8796256610342398;
        assertThat(largest(x)).isAtMost(limit * 1.000001);
        assertThat(largest(x)).isAtLeast(limit * 0.98);
    }

    /**
     * A depth-wise kernel of 3×3 over 500 channels, two results each: 4,500 and 18, as in Keras.
     */
    @Test
    void depthwiseKernelsHaveTheFansOfTheirShape() {
        float[] out = draw(weights(Initializer.GLOROT_UNIFORM, 0, 0, 3, 3, 500, 2), 7);
        assertThat(largest(out)).isAtMost(Math.sqrt(6.0 / 4518) * 1.000001);
        assertThat(largest(out)).isAtLeast(Math.sqrt(6.0 / 4518) * 0.98);
    }

    /** As Keras: three quarters by the initializer, each for its own shape. */
    @Test
    void aForgetGateStartsAsOne() {
        Weights constant = weights(Initializer.CONSTANT, 0.3f, 0, 8).withForgetGate();
        assertThat(draw(constant, 1))
                .isEqualTo(new float[] {0.3f, 0.3f, 1, 1, 0.3f, 0.3f, 0.3f, 0.3f});
        assertThat(draw(weights(Initializer.UNIT_FORGET_GATE, 0, 0, 4), 1))
                .isEqualTo(new float[] {0, 1, 0, 0});
        float[] uniform = draw(weights(Initializer.GLOROT_UNIFORM, 0, 0, 4000).withForgetGate(), 7);
        float[] first = Arrays.copyOf(uniform, 1000);
        float[] last = Arrays.copyOfRange(uniform, 2000, 4000);
        assertThat(largest(first)).isWithin(0.001).of(Math.sqrt(6.0 / 2000));
        assertThat(largest(last)).isWithin(0.001).of(Math.sqrt(6.0 / 4000));
        assertThat(Arrays.copyOf(last, 1000)).isNotEqualTo(first);
    }

    @Test
    void constants() {
        assertThat(draw(weights(Initializer.ZEROS, 0, 0, 4), 1)).isEqualTo(new float[4]);
        assertThat(draw(weights(Initializer.ONES, 0, 0, 2), 1)).isEqualTo(new float[] {1, 1});
        assertThat(draw(weights(Initializer.CONSTANT, 0.3f, 0, 2), 1))
                .isEqualTo(new float[] {0.3f, 0.3f});
    }

    @Test
    void givenMoments() {
        float[] normal = draw(weights(Initializer.RANDOM_NORMAL, 2, 0.5f, 100, 100), 1);
        assertThat(mean(normal)).isWithin(0.02).of(2);
        assertThat(deviation(normal)).isWithin(0.02).of(0.5);
        assertThat(largest(normal)).isGreaterThan(3.2);
        float[] uniform = draw(weights(Initializer.RANDOM_UNIFORM, -1, 3, 100, 100), 1);
        assertThat(mean(uniform)).isWithin(0.05).of(1);
        assertThat(deviation(uniform)).isWithin(0.05).of(4 / Math.sqrt(12));
    }

    @ParameterizedTest
    @CsvSource({"6, 6", "9, 4", "4, 9", "1, 5"})
    void orthogonal(int rows, int columns) {
        float[] x = draw(weights(Initializer.ORTHOGONAL, 2, 0, rows, columns), 3);
        boolean wide = rows < columns;
        int count = Math.min(rows, columns);
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < count; b++) {
                double dot = 0;
                for (int i = 0; i < Math.max(rows, columns); i++) {
                    dot +=
                            wide
                                    ? x[a * columns + i] * x[b * columns + i]
                                    : x[i * columns + a] * x[i * columns + b];
                }
                assertThat(dot).isWithin(1e-5).of(a == b ? 4 : 0);
            }
        }
    }

    @Test
    void orthogonalKernelsOfConvolutionsAreFlattened() {
        float[] x = draw(weights(Initializer.ORTHOGONAL, 1, 0, 3, 3, 2, 4), 3);
        assertThat(draw(weights(Initializer.ORTHOGONAL, 1, 0, 18, 4), 3)).isEqualTo(x);
        var thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> draw(weights(Initializer.ORTHOGONAL, 1, 0, 5), 1));
        assertThat(thrown)
                .hasMessageThat()
                .isEqualTo("an orthogonal initializer needs at least two axes, got 5");
    }

    @Test
    void drawsDependOnSeedAndPathAlone() {
        Weights a = weights(Initializer.HE_NORMAL, 0, 0, 5, 5);
        Weights b = new Weights("other", "kernel", a.shape(), true, 3, a.initializer(), 0, 0, 0, 0);
        assertThat(draw(a, 1)).isEqualTo(draw(a, 1));
        assertThat(draw(a, 2)).isNotEqualTo(draw(a, 1));
        assertThat(draw(b, 1)).isNotEqualTo(draw(a, 1));
    }
}
