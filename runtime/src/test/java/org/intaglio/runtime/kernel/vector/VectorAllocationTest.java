/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static com.google.common.truth.Truth.assertWithMessage;

import com.sun.management.ThreadMXBean;

import org.intaglio.runtime.kernel.AxisTaps;
import org.intaglio.runtime.kernel.Conv2DShape;
import org.intaglio.runtime.kernel.DepthwiseConvolutionKernels;
import org.intaglio.runtime.kernel.DepthwiseShape;
import org.intaglio.runtime.kernel.Pool2DShape;
import org.intaglio.runtime.kernel.ProductShape;
import org.intaglio.runtime.kernel.ProductShape.Side;
import org.intaglio.runtime.kernel.WinogradShape;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Warm calls must allocate nothing: a vector that HotSpot could not keep in a register would be an
 * object, and a hundred times slower.
 */
final class VectorAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** How long compilation may take; it takes seconds, but machines that build are busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int CALLS = 20;

    /** Two vectors of columns, one, and a rest: one of every kind of tile. */
    private static final int COLUMNS = 3 * Species.LANES + 3;

    private static final float[] A = new float[16 * 1024];
    private static final float[] B = new float[16 * 1024];
    private static final float[] C = new float[16 * 1024];
    private static final float[] D = new float[16 * 1024];
    private static final AxisTaps LINE = AxisTaps.linear(5, 8);
    private static final float[] E = new float[16 * 1024];
    private static final float[] SCRATCH = new float[1 << 18];

    static Stream<Named<Runnable>> calls() {
        VectorMatrixKernels matrix = new VectorMatrixKernels();
        VectorConvolutionKernels convolution = new VectorConvolutionKernels();
        VectorPoolingKernels pooling = new VectorPoolingKernels();
        VectorElementwiseKernels elementwise = new VectorElementwiseKernels();
        VectorActivationKernels activation = new VectorActivationKernels();
        VectorNormalizationKernels normalization = new VectorNormalizationKernels();
        VectorRecurrentKernels recurrent = new VectorRecurrentKernels(activation, elementwise);
        Conv2DShape conv = new Conv2DShape(6, 6, 3, 2, 2, 1, 1, 1, 1, 1, COLUMNS);
        VectorPooledConvolutionKernels pooled = new VectorPooledConvolutionKernels(convolution);
        Conv2DShape gray = new Conv2DShape(10, 10, 1, 3, 3, 1, 1, 1, 1, 1, COLUMNS);
        Conv2DShape colours = new Conv2DShape(6, 6, 3, 3, 3, 1, 1, 1, 1, 1, COLUMNS);
        Conv2DShape grouped = new Conv2DShape(6, 6, 4, 2, 2, 1, 1, 1, 1, 2, 6);
        DepthwiseConvolutionKernels depthwise = VectorSubjects.depthwiseConvolution();
        DepthwiseShape same = depthwise(7, COLUMNS, 1, 3, 1, 1);
        DepthwiseShape wide = depthwise(9, 5 * COLUMNS / 3, 1, 5, 1, 1);
        DepthwiseShape steps = depthwise(8, COLUMNS, 1, 3, 2, 1);
        DepthwiseShape twice = depthwise(6, COLUMNS, 2, 2, 1, 2);
        VectorWinogradKernels winograd = new VectorWinogradKernels();
        Conv2DShape square = new Conv2DShape(6, 7, 16, 3, 3, 1, 1, 1, 1, 1, 16, 4, 4);
        WinogradShape small = new WinogradShape(square, 2);
        WinogradShape large = new WinogradShape(square, 4);
        Pool2DShape pairs = new Pool2DShape(4, 4, 32, 2, 2, 2, 2, 0, 0, 2, 2);
        Pool2DShape cut = new Pool2DShape(5, 5, 7, 3, 3, 2, 2, 1, 1, 3, 3);
        ProductShape heads = heads(false, false, 1);
        ProductShape turnedB = heads(false, true, 0.5f);
        ProductShape turnedA = heads(true, false, 0.5f);
        int rows = 20; // 8 + 8 + 4, and 4 × 5
        int in = 9;
        return Stream.of(
                call("dense", () -> matrix.dense(rows, in, COLUMNS, A, 0, B, 0, C, 0, true, D, 0)),
                call(
                        "dense, 1 unit",
                        () -> matrix.dense(rows, 70, 1, A, 0, B, 0, C, 0, true, D, 0)),
                call(
                        "denseInputGradient",
                        () -> matrix.denseInputGradient(rows, COLUMNS, in, A, 0, B, 0, D, 0, true)),
                call(
                        "denseKernelGradient",
                        () ->
                                matrix.denseKernelGradient(
                                        in, rows, COLUMNS, 0, rows, A, 0, B, 0, D, 0, true)),
                call("biasGradient", () -> matrix.biasGradient(rows, 37, A, 0, D, 0, false)),
                call(
                        "denseShare",
                        () ->
                                matrix.denseShare(
                                        rows, in, COLUMNS, 2, in, A, 0, B, 0, D, 0, COLUMNS)),
                call(
                        "residualDense",
                        () ->
                                matrix.residualDense(
                                        rows, in, COLUMNS, A, 0, B, 0, C, 0, C, 0, true, D, 0)),
                call("sumShares", () -> matrix.sumShares(rows, COLUMNS, 3, A, 0, C, 0, true, D, 0)),
                call("products in samples", () -> products(matrix, heads)),
                call("products in samples, B turned", () -> products(matrix, turnedB)),
                call("products in samples, A turned", () -> products(matrix, turnedA)),
                call("causal softmax", () -> activation.causalSoftmax(40, 67, 20, A, 0, D, 0)),
                call("layer normalization", () -> layerNormalization(normalization)),
                call("lstm", () -> lstm(recurrent)),
                call("transpose", () -> matrix.transpose(rows, 37, 0, 37, A, 0, D, 0)),
                call("forward", () -> convolution.forward(conv, 1, A, 0, B, 0, C, 0, true, D, 0)),
                call(
                        "residualForward",
                        () ->
                                convolution.residualForward(
                                        conv, 1, A, 0, B, 0, C, 0, C, 0, true, D, 0)),
                call(
                        "forward, groups",
                        () -> convolution.forward(grouped, 1, A, 0, B, 0, C, 0, true, D, 0)),
                call(
                        "prepareInputGradient",
                        () -> convolution.prepareInputGradient(conv, A, 0, D, 0)),
                call(
                        "inputGradient",
                        () -> convolution.inputGradient(conv, 1, A, 0, B, 0, C, 0, D, 0, false)),
                call("kernelGradient", () -> convolution.kernelGradient(conv, 1, A, 0, B, 0, D, 0)),
                call("pooled forward, gray", () -> pooledForward(pooled, gray)),
                call("pooled kernelGradient, gray", () -> pooledKernelGradient(pooled, gray)),
                call("pooled forward", () -> pooledForward(pooled, colours)),
                call(
                        "pooled inputGradient",
                        () -> pooled.inputGradient(colours, 2, 2, 1, A, 0, B, 0, C, 0, D, 0, E, 0)),
                call("pooled kernelGradient", () -> pooledKernelGradient(pooled, colours)),
                call(
                        "pooled biasGradient",
                        () -> pooled.biasGradient(rows, COLUMNS, A, 0, B, 0, D, 0)),
                call("winograd prepare, 2×2", () -> winogradPrepare(winograd, small)),
                call("winograd forward, 2×2", () -> winogradForward(winograd, small)),
                call("winograd gradients, 2×2", () -> winogradGradients(winograd, small)),
                call("winograd prepare, 4×4", () -> winogradPrepare(winograd, large)),
                call("winograd forward, 4×4", () -> winogradForward(winograd, large)),
                call("winograd gradients, 4×4", () -> winogradGradients(winograd, large)),
                call("depthwise, 3×3", () -> depthwise(depthwise, same)),
                call("depthwise, 5×5", () -> depthwise(depthwise, wide)),
                call("depthwise, strides", () -> depthwise(depthwise, steps)),
                call("depthwise, twice", () -> depthwise(depthwise, twice)),
                call("max, pairs", () -> pooling.max(pairs, 1, A, 0, D, 0)),
                call("max", () -> pooling.max(cut, 1, A, 0, D, 0)),
                call(
                        "maxGradient, pairs",
                        () -> pooling.maxGradient(pairs, 1, A, 0, B, 0, C, 0, D, 0)),
                call("maxGradient", () -> pooling.maxGradient(cut, 1, A, 0, B, 0, C, 0, D, 0)),
                call("average", () -> pooling.average(cut, 1, A, 0, D, 0)),
                call("averageGradient", () -> pooling.averageGradient(cut, 1, A, 0, D, 0)),
                call("globalMax", () -> pooling.globalMax(1, 9, 37, A, 0, D, 0)),
                call(
                        "globalMaxGradient",
                        () -> pooling.globalMaxGradient(1, 9, 37, A, 0, B, 0, C, 0, D, 0)),
                call("globalAverage", () -> pooling.globalAverage(1, 9, 37, A, 0, D, 0)),
                call(
                        "globalAverageGradient",
                        () -> pooling.globalAverageGradient(1, 9, 37, A, 0, D, 0)),
                call("add", () -> elementwise.add(207, A, 0, B, 0, D, 0)),
                call("subtract", () -> elementwise.subtract(207, A, 0, B, 0, D, 0)),
                call("multiply", () -> elementwise.multiply(207, A, 0, B, 0, D, 0)),
                call("multiplyAdd", () -> elementwise.multiplyAdd(207, A, 0, B, 0, D, 0)),
                call("maximum", () -> elementwise.maximum(207, A, 0, B, 0, D, 0)),
                call(
                        "maximumGradient",
                        () -> elementwise.maximumGradient(207, A, 0, B, 0, C, 0, D, 0, D, 4096)),
                call("scale", () -> elementwise.scale(207, 2f, 1f, A, 0, D, 0)),
                call("scaleAdd", () -> elementwise.scaleAdd(207, 0f, A, 0, D, 0)),
                call("copy", () -> elementwise.copy(3, 37, A, 0, 40, D, 0, 41, true)),
                call("transpose", () -> elementwise.transpose(2, 37, 3, 1, A, 0, D, 0)),
                call("transpose pieces", () -> elementwise.transpose(2, 7, 3, 5, A, 0, D, 0)),
                call("resample", () -> elementwise.resample(LINE, 3, 37, A, 0, D, 0)),
                call("resample numbers", () -> elementwise.resample(LINE, 60, 1, A, 0, D, 0)),
                call("dropout", () -> elementwise.dropout(207, 0.5f, 42L, 7, A, 0, D, 0)),
                call("sumParts", () -> elementwise.sumParts(3, 40, 37, A, 0, D, 0, true)));
    }

    /** A square image with a border of one pixel. */
    private static DepthwiseShape depthwise(
            int side, int channels, int multiplier, int kernel, int stride, int dilation) {
        int outputs = (side + 1 - (kernel - 1) * dilation) / stride + 1;
        return new DepthwiseShape(
                side,
                side,
                channels,
                multiplier,
                kernel,
                kernel,
                stride,
                stride,
                dilation,
                dilation,
                1,
                1,
                outputs,
                outputs);
    }

    private static void depthwise(DepthwiseConvolutionKernels depthwise, DepthwiseShape s) {
        depthwise.forward(s, 1, A, 0, B, 0, C, 0, true, SCRATCH, 0, D, 0);
        depthwise.inputGradient(s, 1, A, 0, B, 0, SCRATCH, 0, D, 0);
        depthwise.kernelGradient(s, 1, A, 0, B, 0, SCRATCH, 0, D, 0);
    }

    private static void winogradPrepare(VectorWinogradKernels winograd, WinogradShape s) {
        winograd.prepareForward(s, A, 0, D, 0);
        winograd.prepareInputGradient(s, A, 0, SCRATCH, 0, D, 0);
    }

    private static void winogradForward(VectorWinogradKernels winograd, WinogradShape s) {
        winograd.forward(s, 1, A, 0, B, 0, C, 0, true, SCRATCH, 0, D, 0);
        winograd.pooledForward(s, 1, A, 0, B, 0, C, 0, true, SCRATCH, 0, D, 0, E, 0);
        winograd.pooledForward(s, 1, A, 0, B, 0, null, 0, true, SCRATCH, 0, D, 0, null, 0);
    }

    private static void winogradGradients(VectorWinogradKernels winograd, WinogradShape s) {
        winograd.inputGradient(s, 1, null, 0, A, 0, B, 0, SCRATCH, 0, D, 0);
        winograd.inputGradient(s, 1, E, 0, A, 0, B, 0, SCRATCH, 0, D, 0);
        winograd.kernelGradient(s, 1, A, 0, null, 0, B, 0, SCRATCH, 0, D, 0);
    }

    /** Two heads beside each other in a sample. */
    private static ProductShape heads(boolean aTurned, boolean bTurned, float scale) {
        Side a = new Side(2 * COLUMNS * COLUMNS, COLUMNS, 2 * COLUMNS, aTurned);
        Side b = new Side(2 * COLUMNS * COLUMNS, COLUMNS, 2 * COLUMNS, bTurned);
        Side c = new Side(2 * COLUMNS * COLUMNS, COLUMNS, 2 * COLUMNS, false);
        return new ProductShape(2, COLUMNS, COLUMNS, COLUMNS, a, b, c, scale);
    }

    private static void products(VectorMatrixKernels matrix, ProductShape s) {
        matrix.multiply(s, 2, A, 0, B, 0, SCRATCH, 0, D, 0, false);
        matrix.multiply(s, 2, A, 0, B, 0, SCRATCH, 0, D, 0, true);
    }

    private static void layerNormalization(VectorNormalizationKernels normalization) {
        normalization.layerNormalization(20, 67, 1e-3f, A, 0, B, 0, C, 0, D, 0);
        normalization.layerNormalizationGradient(
                20, 67, 1e-3f, A, 0, B, 0, C, 0, D, 0, E, 0, E, 67);
    }

    /** The first step, and one in the middle. */
    private static void lstm(VectorRecurrentKernels recurrent) {
        recurrent.lstm(8, 67, A, 0, null, 0, B, 0, C, 0, D, 0);
        recurrent.lstm(8, 67, A, 0, C, 0, B, 0, C, 0, D, 0);
        recurrent.lstmGradient(8, 67, B, 0, null, 0, C, 0, D, 0, null, 0, E, 0, SCRATCH, 0);
        recurrent.lstmGradient(8, 67, B, 0, C, 0, C, 0, D, 0, SCRATCH, 0, E, 0, SCRATCH, 0);
    }

    private static void pooledForward(VectorPooledConvolutionKernels pooled, Conv2DShape s) {
        pooled.forward(s, 2, 2, 1, A, 0, B, 0, C, 0, true, D, 0, E, 0, E, 4096);
    }

    private static void pooledKernelGradient(VectorPooledConvolutionKernels pooled, Conv2DShape s) {
        pooled.kernelGradient(s, 2, 2, 1, A, 0, E, 4096, B, 0, C, 0, D, 0);
    }

    private static Named<Runnable> call(String name, Runnable call) {
        return Named.of(name, call);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void warmCallsAllocateNothing(Runnable call) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long allocated;
        do {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
            allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        } while (allocated > 0 && System.nanoTime() < deadline);
        assertWithMessage("bytes in %s calls", CALLS).that(allocated).isEqualTo(0);
    }
}
