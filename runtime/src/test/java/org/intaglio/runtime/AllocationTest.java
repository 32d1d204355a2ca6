/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.management.ThreadMXBean;

import org.intaglio.Loss;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.Callback;
import org.intaglio.runtime.train.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Counts the bytes that warm steps and predictions allocate, in all threads. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final float[][] X = Lines.rows(64 * 100, 6, 1);
    private static final int[] Y = Lines.classes(X, 3);

    /**
     * Adds up what this thread and the helpers have allocated. Now and then the virtual machine
     * allocates something on behalf of a thread, so the epoch with the least counts: what a step
     * allocates would be in every one.
     */
    private static final class Counter implements Callback {
        private final int warm;
        private final int end;
        private long[] ids;
        private long begin;
        private long allocated = Long.MAX_VALUE;

        Counter(int warm, int end) {
            this.warm = warm;
            this.end = end;
        }

        @Override
        public void epochBegin(Context context) {
            ids =
                    Thread.getAllStackTraces().keySet().stream()
                            .filter(t ->
                                    t.equals(Thread.currentThread())
                                            || t.getName().startsWith("intaglio-"))
                            .mapToLong(Thread::threadId)
                            .toArray();
            sum();
        }

        private long sum() {
            long sum = 0;
            for (long id : ids) {
                sum += THREADS.getThreadAllocatedBytes(id);
            }
            return sum;
        }

        @Override
        public void batchEnd(Context context) {
            if (context.batch() == warm) {
                begin = sum();
            } else if (context.batch() == end) {
                allocated = Math.min(allocated, sum() - begin);
            }
        }
    }

    /** Of indices up to 9. */
    private static Model indexModel() {
        var head = new LinearProgram.Head("out", 3, Loss.SPARSE_CATEGORICAL_CROSSENTROPY, 1);
        var tokens =
                new Architecture.Input("tokens", Shape.of(6), false, Architecture.Type.INDEX, 10);
        return LinearProgram.model(new LinearProgram(6, 4, 0, 0, head).withInputs(tokens), 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void warmStepsAllocateNothing(int threads) {
        Samples numbers = Samples.of(X, Y);
        Samples indices = Samples.of(new int[Y.length][6], Y);
        assertStepsAllocateNothing(
                LinearProgram.model(6, 3, Loss.SPARSE_CATEGORICAL_CROSSENTROPY), numbers, threads);
        assertStepsAllocateNothing(indexModel(), indices, threads);
    }

    /** A loss that is an expression of rows, and metrics of each kind that is made of sums. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void warmStepsOfExpressionsAndSumsAllocateNothing(int threads) {
        float[][] ones = Classes.oneHot(Y, 3);
        Training training =
                Training.with(Adam.create())
                        .loss(
                                LossFunction.of((y, t) ->
                                        y.minus(t).squared().plus(y.softmax().times(t).sum())))
                        .metrics(MetricsInFitTest.OF_SUMS);
        assertStepsAllocateNothing(
                LinearProgram.model(6, 3, Loss.CUSTOM), Samples.of(X, ones), training, threads);
    }

    private static void assertStepsAllocateNothing(Model model, Dataset data, int threads) {
        Training training =
                Training.with(Adam.create())
                        .metrics(Metric.ACCURACY, Metric.topK(2))
                        .classWeights(Map.of(1, 2f));
        assertStepsAllocateNothing(model, data, training, threads);
    }

    private static void assertStepsAllocateNothing(
            Model model, Dataset data, Training training, int threads) {
        Counter counter = new Counter(50, 95);
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        model.fit(
                data,
                training.batchSize(64)
                        .epochs(5)
                        .threads(threads)
                        .progressTo(nowhere)
                        .callbacks(counter));
        assertThat(counter.allocated).isEqualTo(0);
    }

    @Test
    void aWarmPredictionAllocatesItsResult() {
        Model model = LinearProgram.model(6, 3, Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
        float[] x = X[0];
        assertAllocatesItsResult(() -> model.predict(x)[0]);
        Model ofIndices = indexModel();
        int[] tokens = {0, 1, 2, 3, 8, 9};
        assertAllocatesItsResult(() -> ofIndices.predict(tokens)[0]);
    }

    /** Whoever asks with bad indices again and again gets an exception each time, and no more. */
    @Test
    void aRefusedPredictionGivesItsRoomBack() {
        int length = 1 << 16;
        Shape shape = Shape.of(length);
        var head = new LinearProgram.Head("out", 1, Loss.MEAN_SQUARED_ERROR, 1);
        var tokens = new Architecture.Input("tokens", shape, false, Architecture.Type.INDEX, 10);
        Model model =
                LinearProgram.model(new LinearProgram(length, 4, 0, 0, head).withInputs(tokens), 5);
        float[] one = new float[length];
        one[7] = 10;
        assertAllocatesNoRoom(() -> model.predict(one), length);
        assertAllocatesNoRoom(() -> model.predictOne(one), length);
        float[][] three = {one, one, one};
        assertAllocatesNoRoom(() -> model.predict(three), length);
        Tensor many = Tensor.rows(one, one, one, one, one, one, one, one);
        assertAllocatesNoRoom(() -> model.predict(many), length);
    }

    private static void assertAllocatesNoRoom(Executable refused, int length) {
        int times = 40;
        long before = 0;
        for (int i = -times; i < times; i++) {
            if (i == 0) {
                before = THREADS.getTotalThreadAllocatedBytes();
            }
            assertThrows(IllegalArgumentException.class, refused);
        }
        long allocated = THREADS.getTotalThreadAllocatedBytes() - before;
        assertThat(allocated).isLessThan((long) times * length * Float.BYTES / 4);
    }

    private static void assertAllocatesItsResult(DoubleSupplier prediction) {
        long id = Thread.currentThread().threadId();
        double sum = 0;
        for (int i = 0; i < 2000; i++) {
            sum += prediction.getAsDouble();
        }
        THREADS.getThreadAllocatedBytes(id);
        long before = THREADS.getThreadAllocatedBytes(id);
        for (int i = 0; i < 1000; i++) {
            sum += prediction.getAsDouble();
        }
        long allocated = THREADS.getThreadAllocatedBytes(id) - before;
        assertThat(sum).isGreaterThan(0);
        // An array of three floats takes 16 bytes of header and 12 of content, rounded to 32.
        assertThat(allocated).isAtMost(1000 * 32);
    }
}
