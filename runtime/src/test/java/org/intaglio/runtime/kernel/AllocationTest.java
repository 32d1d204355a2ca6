/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import static com.google.common.truth.Truth.assertWithMessage;

import com.sun.management.ThreadMXBean;

import org.intaglio.FillMode;
import org.intaglio.Interpolation;
import org.intaglio.runtime.kernel.LossKernels.Form;
import org.intaglio.runtime.operation.Resampling;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A warm kernel allocates nothing: a vector on the heap would be a bug. */
final class AllocationTest {
    private static final int LENGTH = 207;
    private static final int CALLS = 200;

    /** How long the compiler may take; it is much faster on an idle machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final float[] X = values(-4, 4);
    private static final float[] P = values(0.1f, 0.9f);
    private static final float[] D = values(-1, 1);
    private static final float[] LABELS = new float[LENGTH];
    private static final float[] Y = new float[LENGTH];
    private static final float[] Z = new float[LENGTH];
    private static final float[] LOSS = new float[LENGTH];

    static Stream<Arguments> kernels() {
        return Provider.all()
                .flatMap(p ->
                        operations(p).entrySet().stream()
                                .map(e -> Arguments.of(p, e.getKey(), e.getValue())));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("kernels")
    void warmKernelsAllocateNothing(Provider provider, String name, Runnable kernel) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().threadId();
        long start = System.nanoTime();
        long allocated = Long.MAX_VALUE;
        while (allocated > 0 && System.nanoTime() - start < PATIENCE.toNanos()) {
            for (int i = 0; i < CALLS; i++) {
                kernel.run();
            }
            // Asking allocates, too, as long as it is interpreted.
            long asked = threads.getThreadAllocatedBytes(self);
            long before = threads.getThreadAllocatedBytes(self);
            for (int i = 0; i < CALLS; i++) {
                kernel.run();
            }
            long after = threads.getThreadAllocatedBytes(self);
            allocated = (after - before) - (before - asked);
        }
        assertWithMessage("bytes in %s warm calls of %s %s", CALLS, provider, name)
                .that(allocated)
                .isAtMost(0);
    }

    private static Map<String, Runnable> operations(Provider provider) {
        Map<String, Runnable> all = new LinkedHashMap<>();
        ActivationKernels a = provider.activation();
        all.put("sigmoid", () -> a.sigmoid(LENGTH, X, 0, Y, 0));
        all.put("tanh", () -> a.tanh(LENGTH, X, 0, Y, 0));
        all.put("gelu", () -> a.gelu(LENGTH, X, 0, Y, 0));
        all.put("geluGradient", () -> a.geluGradient(LENGTH, X, 0, D, 0, Y, 0));
        all.put("siluGradient", () -> a.siluGradient(LENGTH, X, 0, D, 0, Y, 0));
        all.put("softplus", () -> a.softplus(LENGTH, X, 0, Y, 0));
        all.put("mishGradient", () -> a.mishGradient(LENGTH, X, 0, D, 0, Y, 0));
        all.put("softmax", () -> a.softmax(9, 23, X, 0, Y, 0));
        all.put("softmax short", () -> a.softmax(20, 10, X, 0, Y, 0));
        all.put("causalSoftmax", () -> a.causalSoftmax(9, 23, 4, X, 0, Y, 0));
        all.put("logSoftmax", () -> a.logSoftmax(9, 23, X, 0, Y, 0));
        all.put("logSoftmaxGradient", () -> a.logSoftmaxGradient(9, 23, P, 0, D, 0, Y, 0));
        all.put("sparsemax", () -> a.sparsemax(9, 23, X, 0, Y, 0));
        all.put("sparsemaxGradient", () -> a.sparsemaxGradient(9, 23, P, 0, D, 0, Y, 0));
        all.put("softmaxGradient", () -> a.softmaxGradient(9, 23, P, 0, D, 0, Y, 0));
        LossKernels l = provider.loss();
        Form f = new Form(1, 23, 1);
        for (boolean sparse : new boolean[] {true, false}) {
            float[] t = sparse ? LABELS : P;
            all.put(
                    "softmaxCrossEntropy " + sparse,
                    () ->
                            l.softmaxCrossEntropy(
                                    f, 9, 9, sparse, 0, X, 0, t, 0, null, 0, Z, 0, Y, 0, LOSS, 0));
        }
        // One kind of target only: a program has one, and both in one JVM make a method so long
        // that
        // HotSpot may stop inlining within it.
        all.put(
                "crossEntropy",
                () -> l.crossEntropy(f, 9, 9, false, 0, P, 0, P, 0, null, 0, Y, 0, LOSS, 0));
        all.put(
                "sigmoidCrossEntropy",
                () -> l.sigmoidCrossEntropy(f, 9, 9, 0, X, 0, P, 0, null, 0, Z, 0, Y, 0, LOSS, 0));
        all.put(
                "binaryCrossEntropy",
                () -> l.binaryCrossEntropy(f, 9, 9, 0, P, 0, P, 0, null, 0, Y, 0, LOSS, 0));
        all.put(
                "meanSquaredError",
                () -> l.meanSquaredError(f, 9, 9, X, 0, P, 0, null, 0, Y, 0, LOSS, 0));
        all.put("huber", () -> l.huber(f, 9, 9, 1, X, 0, P, 0, null, 0, Y, 0, LOSS, 0));
        NormalizationKernels n = provider.normalization();
        float[] moments = new float[69];
        float[] sums = new float[46];
        all.put("moments", () -> n.moments(9, 23, X, 0, 0, moments, 0));
        all.put(
                "normalize",
                () -> n.normalize(9, 23, 1e-3f, X, 0, P, 0, P, 0, P, 0, P, 0, P, 0, Y, 0));
        all.put(
                "gradientSums",
                () -> n.gradientSums(9, 23, 1e-3f, X, 0, P, 0, P, 0, P, 0, D, 0, sums, 0));
        all.put(
                "inputGradient",
                () ->
                        n.inputGradient(
                                9, 23, 1e-3f, 9, X, 0, P, 0, P, 0, P, 0, P, 0, P, 0, D, 0, Y, 0));
        all.put(
                "layerNormalization",
                () -> n.layerNormalization(9, 23, 1e-3f, X, 0, P, 0, D, 0, Y, 0));
        all.put(
                "layerNormalization, no γ",
                () -> n.layerNormalization(9, 23, 1e-3f, X, 0, null, 0, D, 0, Y, 0));
        all.put(
                "layerNormalizationGradient",
                () ->
                        n.layerNormalizationGradient(
                                9, 23, 1e-3f, X, 0, P, 0, D, 0, Y, 0, sums, 0, sums, 23));
        RecurrentKernels r = provider.recurrent();
        float[] cells = new float[LENGTH];
        all.put("lstm", () -> r.lstm(2, 23, X, 0, D, 0, Z, 0, cells, 0, Y, 0));
        all.put("lstm, first", () -> r.lstm(2, 23, X, 0, null, 0, Z, 0, cells, 0, Y, 0));
        all.put(
                "lstmGradient",
                () -> r.lstmGradient(2, 23, P, 0, D, 0, X, 0, D, 0, D, 0, Z, 0, Y, 0));
        all.put(
                "lstmGradient, first and last",
                () -> r.lstmGradient(2, 23, P, 0, null, 0, X, 0, D, 0, null, 0, Z, 0, Y, 0));
        Resampling places =
                new Resampling(6, 5, 3, 7, 4, Interpolation.BILINEAR, FillMode.REFLECT, 0);
        ImageKernels i = provider.image();
        all.put("resample", () -> i.resample(places, 0.5f, 0.25f, -9, 0.5f, -0.25f, 9, X, 0, Y, 0));
        all.put(
                "resampleGradient",
                () -> i.resampleGradient(places, 0.5f, 0.25f, -9, 0.5f, -0.25f, 9, X, 0, Y, 0));
        all.put("shade", () -> i.shade(23, 9, 0.5f, 0.1f, -2, 2, X, 0, Y, 0));
        all.put("shadeGradient", () -> i.shadeGradient(23, 9, 0.5f, 0, -2, 2, X, 0, D, 0, Y, 0));
        EmbeddingKernels e = provider.embedding();
        all.put("gather", () -> e.gather(9, 23, LABELS, 0, X, 0, Y, 0));
        all.put("scatter", () -> e.scatter(9, 23, 0, 2, LABELS, 0, D, 0, Y, 0, true));
        OptimizerKernels o = provider.optimizer();
        float[] m = new float[LENGTH];
        float[] v = new float[LENGTH];
        all.put("sgd", () -> o.sgd(1, LENGTH, 1e-3f, Y, D, 1));
        all.put("momentum", () -> o.momentum(1, LENGTH, 1e-3f, 0.9f, Y, D, 1, m));
        all.put("nesterov", () -> o.nesterov(1, LENGTH, 1e-3f, 0.9f, Y, D, 1, m));
        all.put("adam", () -> o.adam(1, LENGTH, 1e-3f, 0.9, 0.999, 1e-7f, Y, D, 1, m, v));
        all.put("penalty", () -> o.penalty(1, LENGTH, 1e-3f, 1e-3f, Y, Z, 1));
        return all;
    }

    private static float[] values(float from, float to) {
        float[] values = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            values[i] = from + (to - from) * (i * 37 % LENGTH) / LENGTH;
        }
        return values;
    }
}
