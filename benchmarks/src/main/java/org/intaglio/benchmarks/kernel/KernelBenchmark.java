/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import org.intaglio.runtime.kernel.KernelProvider;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.random.Randoms;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * What the benchmarks of all families share: the kernels, a shape, and how JMH measures. One
 * thread: kernels know of no others.
 */
// Calls a second, since the work of the calls is counted and divided by the same time.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Thread)
// The warm-up is as long as HotSpot takes to compile the vector kernels, boxes and all.
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public abstract class KernelBenchmark {
    /** Which kernels. */
    @Param({"vector", "scalar"})
    public String kernels;

    private long counter;

    /** Makes the arguments for the shape; called once the parameters are set. */
    @Setup
    public final void setUp() {
        Kernels chosen =
                switch (kernels) {
                    case "vector" -> KernelProvider.vector();
                    case "scalar" -> KernelProvider.scalar();
                    default -> throw new IllegalArgumentException("no kernels " + kernels);
                };
        prepare(chosen);
    }

    /** Takes the kernels and makes arrays for the shape. */
    abstract void prepare(Kernels kernels);

    /** An array of values from -1 to 1. */
    final float[] random(int length) {
        long key = Randoms.key(1, "arguments");
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = 2 * Randoms.uniform(key, (int) counter++) - 1;
        }
        return values;
    }

    /**
     * The numbers of a shape such as {@code 128x784x10}.
     *
     * @param names what they are, separated as they are: {@code rows x in x out}
     */
    static int[] numbers(String shape, String names) {
        int[] numbers = Arrays.stream(shape.split("x", -1)).mapToInt(Integer::parseInt).toArray();
        if (numbers.length != names.split(" x ", -1).length) {
            throw new IllegalArgumentException("shape " + shape + " is not " + names);
        }
        return numbers;
    }
}
