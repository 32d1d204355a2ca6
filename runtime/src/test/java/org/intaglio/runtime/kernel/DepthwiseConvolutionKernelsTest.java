/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

final class DepthwiseConvolutionKernelsTest {
    /** The sizes as they are written, which the definition below starts from. */
    record Sizes(
            int height,
            int width,
            int channels,
            int multiplier,
            int kernelHeight,
            int kernelWidth,
            int strideY,
            int strideX,
            int dilationY,
            int dilationX,
            int top,
            int left,
            int outputHeight,
            int outputWidth) {
        DepthwiseShape shape() {
            return new DepthwiseShape(
                    height,
                    width,
                    channels,
                    multiplier,
                    kernelHeight,
                    kernelWidth,
                    strideY,
                    strideX,
                    dilationY,
                    dilationX,
                    top,
                    left,
                    outputHeight,
                    outputWidth);
        }

        int filters() {
            return channels * multiplier;
        }
    }

    /** A depth-wise convolution of n samples. */
    record Batch(Sizes z, int n) implements Linear {
        /** The definition, place by place. */
        @Override
        public double[] apply(double[] x, double[] w) {
            int filters = z.filters();
            double[] y = new double[n * z.outputHeight * z.outputWidth * filters];
            for (int i = 0; i < y.length; i++) {
                int f = i % filters;
                int ow = i / filters % z.outputWidth;
                int oh = i / filters / z.outputWidth % z.outputHeight;
                int sample = i / filters / z.outputWidth / z.outputHeight;
                for (int kh = 0; kh < z.kernelHeight; kh++) {
                    for (int kw = 0; kw < z.kernelWidth; kw++) {
                        int h = oh * z.strideY + kh * z.dilationY - z.top;
                        int column = ow * z.strideX + kw * z.dilationX - z.left;
                        if (h >= 0 && h < z.height && column >= 0 && column < z.width) {
                            int pixel = (sample * z.height + h) * z.width + column;
                            y[i] +=
                                    x[pixel * z.channels + f / z.multiplier]
                                            * w[(kh * z.kernelWidth + kw) * filters + f];
                        }
                    }
                }
            }
            return y;
        }

        int seed() {
            return hashCode();
        }

        int inputs() {
            return n * z.height * z.width * z.channels;
        }

        int outputs() {
            return n * z.outputHeight * z.outputWidth * z.filters();
        }

        int weights() {
            return z.kernelHeight * z.kernelWidth * z.filters();
        }
    }

    /** Padding SAME; see {@code ConvGeometry.Border} of the processor. */
    private static Sizes same(
            int h, int w, int c, int m, int kh, int kw, int stride, int dilation) {
        int oh = Math.ceilDiv(h, stride);
        int ow = Math.ceilDiv(w, stride);
        int down = Math.max(0, (oh - 1) * stride + (kh - 1) * dilation + 1 - h);
        int across = Math.max(0, (ow - 1) * stride + (kw - 1) * dilation + 1 - w);
        return new Sizes(
                h,
                w,
                c,
                m,
                kh,
                kw,
                stride,
                stride,
                dilation,
                dilation,
                down / 2,
                across / 2,
                oh,
                ow);
    }

    static List<Batch> batches() {
        List<Batch> batches = new ArrayList<>();
        batches.add(new Batch(new Sizes(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1), 1));
        // Windows of 3×3, in vectors of channels, the last of which lies over another or is alone.
        batches.add(new Batch(same(7, 9, 16, 1, 3, 3, 1, 1), 2));
        batches.add(new Batch(same(8, 5, 33, 1, 3, 3, 1, 1), 2));
        batches.add(new Batch(same(6, 7, 3, 1, 3, 3, 1, 1), 2));
        batches.add(new Batch(new Sizes(7, 8, 17, 1, 3, 3, 1, 1, 1, 1, 0, 0, 5, 6), 2));
        batches.add(new Batch(new Sizes(3, 3, 32, 1, 3, 3, 1, 1, 1, 1, 0, 0, 1, 1), 2));
        // Images that are smaller than a window.
        batches.add(new Batch(same(1, 1, 19, 1, 3, 3, 1, 1), 2));
        batches.add(new Batch(same(2, 1, 37, 1, 3, 3, 1, 1), 2));
        batches.add(new Batch(same(2, 3, 20, 1, 5, 7, 1, 1), 2));
        // No tap of the window is within the image.
        batches.add(new Batch(same(3, 4, 18, 1, 2, 2, 1, 9), 2));
        // Rows that are steps or taps apart, columns that are not.
        batches.add(new Batch(new Sizes(9, 7, 31, 1, 3, 3, 2, 1, 1, 1, 1, 1, 5, 7), 2));
        batches.add(new Batch(new Sizes(9, 7, 31, 1, 3, 3, 1, 1, 2, 1, 2, 1, 9, 7), 2));
        batches.add(new Batch(same(11, 12, 48, 1, 3, 3, 2, 1), 2));
        batches.add(new Batch(same(13, 13, 65, 1, 5, 5, 1, 1), 1));
        batches.add(new Batch(same(10, 13, 67, 1, 3, 3, 1, 3), 1));
        batches.add(new Batch(same(6, 15, 16, 1, 4, 6, 1, 1), 2));
        // Gaps between windows, and more positions than whole windows.
        batches.add(new Batch(new Sizes(9, 9, 21, 1, 2, 2, 3, 3, 1, 1, 0, 0, 3, 3), 2));
        batches.add(new Batch(new Sizes(4, 5, 16, 1, 3, 3, 1, 1, 1, 1, 2, 2, 6, 7), 2));
        batches.add(new Batch(new Sizes(4, 5, 16, 1, 3, 3, 1, 1, 1, 1, 1, 0, 3, 2), 2));
        // Several windows a channel.
        batches.add(new Batch(same(6, 6, 4, 2, 3, 3, 1, 1), 3));
        batches.add(new Batch(same(5, 6, 9, 2, 3, 3, 1, 1), 2));
        batches.add(new Batch(same(9, 8, 7, 5, 3, 2, 2, 1), 2));
        SplittableRandom random = new SplittableRandom(20261122);
        while (batches.size() < 50) {
            batches.add(random(random));
        }
        return batches;
    }

    /** Strides and dilation together, too: the language refuses both, the kernels do not. */
    private static Batch random(SplittableRandom random) {
        int kernelHeight = random.nextInt(1, 5);
        int kernelWidth = random.nextInt(1, 5);
        int strideY = random.nextInt(1, 4);
        int strideX = random.nextInt(1, 4);
        int dilationY = random.nextInt(3) == 0 ? random.nextInt(1, 5) : 1;
        int dilationX = random.nextInt(3) == 0 ? random.nextInt(1, 5) : 1;
        int top = random.nextInt(3);
        int left = random.nextInt(3);
        int height = Math.max(1, (kernelHeight - 1) * dilationY + random.nextInt(7) - 2 * top);
        int width = Math.max(1, (kernelWidth - 1) * dilationX + random.nextInt(12) - 2 * left);
        int outputHeight =
                Math.max(1, (height + 2 * top - (kernelHeight - 1) * dilationY - 1) / strideY + 1);
        int outputWidth =
                Math.max(1, (width + 2 * left - (kernelWidth - 1) * dilationX - 1) / strideX + 1);
        int multiplier = random.nextInt(3) == 0 ? random.nextInt(2, 4) : 1;
        return new Batch(
                new Sizes(
                        height,
                        width,
                        random.nextInt(1, 50),
                        multiplier,
                        kernelHeight,
                        kernelWidth,
                        strideY,
                        strideX,
                        dilationY,
                        dilationX,
                        top,
                        left,
                        outputHeight,
                        outputWidth),
                random.nextInt(1, 3));
    }

    static Stream<Arguments> convolutions() {
        return Provider.all().flatMap(p -> batches().stream().map(b -> Arguments.of(p, b)));
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void forwardIsTheDefinition(Provider provider, Batch batch) {
        SplittableRandom random = new SplittableRandom(batch.seed());
        Piece x = Piece.random(random, batch.inputs());
        Piece w = Piece.random(random, batch.weights());
        Piece b = Piece.random(random, batch.z.filters());
        double[] exact = batch.apply(x.doubles(), w.doubles());
        double[] absolute = batch.apply(Linear.absolute(x.doubles()), Linear.absolute(w.doubles()));
        int terms = batch.z.kernelHeight * batch.z.kernelWidth;
        for (int variant = 0; variant < 4; variant++) {
            boolean biased = variant % 2 == 1;
            boolean relu = variant / 2 == 1;
            Piece y = Piece.blank(batch.outputs(), 3);
            forward(provider, batch, x, 0, w, biased ? b : null, relu, y, 0);

            double[] expected = new double[exact.length];
            double[] tolerance = new double[exact.length];
            for (int i = 0; i < expected.length; i++) {
                double bias = biased ? b.values()[i % batch.z.filters()] : 0;
                expected[i] = relu ? Math.max(exact[i] + bias, 0) : exact[i] + bias;
                tolerance[i] = Linear.bound(terms + 1, absolute[i] + Math.abs(bias));
            }
            y.assertNear(expected, tolerance);
        }
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void inputGradientIsTheDifferenceQuotient(Provider provider, Batch batch) {
        SplittableRandom random = new SplittableRandom(batch.seed());
        Piece x = Piece.random(random, batch.inputs());
        Piece w = Piece.random(random, batch.weights());
        Piece dY = Piece.random(random, batch.outputs());
        Piece dX = Piece.blank(batch.inputs(), 1);
        inputGradient(provider, batch, w, dY, 0, dX, 0);

        dX.assertSentinels();
        int terms = batch.z.kernelHeight * batch.z.kernelWidth * batch.z.multiplier;
        for (int draw = 0; draw < 40; draw++) {
            int i = random.nextInt(dX.length());
            double absolute =
                    batch.forInput(
                            x.doubles(),
                            Linear.absolute(w.doubles()),
                            Linear.absolute(dY.doubles()),
                            i);
            assertWithMessage("element %s", i)
                    .that((double) dX.values()[i])
                    .isWithin(Linear.bound(terms, absolute) + 1e-12)
                    .of(batch.forInput(x.doubles(), w.doubles(), dY.doubles(), i));
        }
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void kernelGradientAddsTheDifferenceQuotient(Provider provider, Batch batch) {
        SplittableRandom random = new SplittableRandom(batch.seed());
        Piece x = Piece.random(random, batch.inputs());
        Piece w = Piece.random(random, batch.weights());
        Piece dY = Piece.random(random, batch.outputs());
        Piece before = Piece.random(random, batch.weights());
        Piece dW = before.copy();
        kernelGradient(provider, batch, x, 0, dY, 0, dW);

        dW.assertSentinels();
        int terms = batch.n * batch.z.outputHeight * batch.z.outputWidth + 1;
        for (int draw = 0; draw < 40; draw++) {
            int i = random.nextInt(dW.length());
            double start = before.values()[i];
            double absolute =
                    batch.forKernel(
                            Linear.absolute(x.doubles()),
                            w.doubles(),
                            Linear.absolute(dY.doubles()),
                            i);
            assertWithMessage("element %s", i)
                    .that((double) dW.values()[i])
                    .isWithin(Linear.bound(terms, absolute + Math.abs(start)))
                    .of(start + batch.forKernel(x.doubles(), w.doubles(), dY.doubles(), i));
        }
    }

    /** The bits of a result must not depend on how a batch is cut. */
    @ParameterizedTest
    @MethodSource("convolutions")
    void resultsDoNotDependOnTheCutOfTheBatch(Provider provider, Batch batch) {
        SplittableRandom random = new SplittableRandom(batch.seed());
        Piece x = Piece.random(random, batch.inputs());
        Piece w = Piece.random(random, batch.weights());
        Piece b = Piece.random(random, batch.z.filters());
        Piece dY = Piece.random(random, batch.outputs());
        Piece y = Piece.blank(batch.outputs(), 1);
        Piece dX = Piece.blank(x.length(), 1);
        Piece start = Piece.random(random, batch.weights());
        Piece dW = start.copy();
        forward(provider, batch, x, 0, w, b, true, y, 0);
        inputGradient(provider, batch, w, dY, 0, dX, 0);
        kernelGradient(provider, batch, x, 0, dY, 0, dW);

        Piece cutY = Piece.blank(y.length(), 1);
        Piece cutDX = Piece.blank(x.length(), 1);
        Piece cutDW = start.copy();
        Batch one = new Batch(batch.z, 1);
        for (int sample = 0; sample < batch.n; sample++) {
            int in = sample * one.inputs();
            int out = sample * one.outputs();
            forward(provider, one, x, in, w, b, true, cutY, out);
            inputGradient(provider, one, w, dY, out, cutDX, in);
            kernelGradient(provider, one, x, in, dY, out, cutDW);
        }
        cutY.assertSame(y.values());
        cutDX.assertSame(dX.values());
        cutDW.assertSame(dW.values());
    }

    /**
     * Zeros around an image are left out, not multiplied: they make no NaN of an infinite weight.
     */
    @ParameterizedTest
    @MethodSource("convolutions")
    void whatLiesOutsideIsNotRead(Provider provider, Batch batch) {
        SplittableRandom random = new SplittableRandom(batch.seed());
        Piece x = Piece.random(random, batch.inputs());
        float[] weights = Piece.random(random, batch.weights()).values();
        // The first place of the window, which SAME puts outside for the first position.
        Arrays.fill(weights, 0, batch.z.filters(), Float.POSITIVE_INFINITY);
        Piece y = Piece.blank(batch.outputs(), 1);
        forward(provider, batch, x, 0, Piece.of(weights), null, false, y, 0);
        boolean outside = batch.z.top > 0 || batch.z.left > 0;
        for (int f = 0; outside && f < batch.z.filters(); f++) {
            assertThat(y.values()[f]).isFinite();
        }
    }

    private static void forward(
            Provider provider,
            Batch batch,
            Piece x,
            int xFrom,
            Piece w,
            Piece b,
            boolean relu,
            Piece y,
            int yFrom) {
        DepthwiseShape s = batch.z.shape();
        Piece scratch = Piece.blank(s.scratch(), 4);
        provider.depthwiseConvolution()
                .forward(
                        s,
                        batch.n,
                        x.array(),
                        x.at() + xFrom,
                        w.array(),
                        w.at(),
                        b == null ? null : b.array(),
                        b == null ? 0 : b.at(),
                        relu,
                        scratch.array(),
                        scratch.at(),
                        y.array(),
                        y.at() + yFrom);
        scratch.assertSentinels();
    }

    private static void inputGradient(
            Provider provider, Batch batch, Piece w, Piece dY, int dYFrom, Piece dX, int dXFrom) {
        DepthwiseShape s = batch.z.shape();
        Piece scratch = Piece.blank(s.scratch(), 4);
        provider.depthwiseConvolution()
                .inputGradient(
                        s,
                        batch.n,
                        dY.array(),
                        dY.at() + dYFrom,
                        w.array(),
                        w.at(),
                        scratch.array(),
                        scratch.at(),
                        dX.array(),
                        dX.at() + dXFrom);
        scratch.assertSentinels();
    }

    private static void kernelGradient(
            Provider provider, Batch batch, Piece x, int xFrom, Piece dY, int dYFrom, Piece dW) {
        DepthwiseShape s = batch.z.shape();
        Piece scratch = Piece.blank(s.scratch(), 4);
        provider.depthwiseConvolution()
                .kernelGradient(
                        s,
                        batch.n,
                        x.array(),
                        x.at() + xFrom,
                        dY.array(),
                        dY.at() + dYFrom,
                        scratch.array(),
                        scratch.at(),
                        dW.array(),
                        dW.at());
        scratch.assertSentinels();
    }
}
