/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every benchmark can be called with every shape, and says what its call amounts to. */
class EveryKernelTest {
    private static final List<Class<? extends KernelBenchmark>> FAMILIES =
            List.of(
                    MatrixBenchmark.class,
                    ConvolutionBenchmark.class,
                    PooledConvolutionBenchmark.class,
                    DepthwiseBenchmark.class,
                    WinogradBenchmark.class,
                    PoolingBenchmark.class,
                    ActivationBenchmark.class,
                    NormalizationBenchmark.class,
                    LossBenchmark.class,
                    ElementwiseBenchmark.class,
                    OptimizerBenchmark.class);

    static Stream<Arguments> familiesKernelsAndShapes() {
        return FAMILIES.stream()
                .flatMap(family ->
                        values(family, "kernels")
                                .flatMap(kernels ->
                                        values(family, "shape")
                                                .map(shape ->
                                                        Arguments.of(family, kernels, shape))));
    }

    private static Stream<String> values(Class<?> family, String field) {
        try {
            return Arrays.stream(family.getField(field).getAnnotation(Param.class).value());
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("familiesKernelsAndShapes")
    void runs(Class<? extends KernelBenchmark> family, String kernels, String shape)
            throws ReflectiveOperationException {
        KernelBenchmark benchmark = family.getConstructor().newInstance();
        benchmark.kernels = kernels;
        family.getField("shape").set(benchmark, shape);
        benchmark.setUp();

        int called = 0;
        for (Method method : family.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Benchmark.class)) {
                Work work = new Work();
                method.invoke(benchmark, work);
                // Either, never both: the table shows one of them.
                assertWithMessage(method.getName())
                        .that(work.flop > 0)
                        .isNotEqualTo(work.bytes > 0);
                called++;
            }
        }
        assertThat(called).isAtLeast(3);
    }
}
