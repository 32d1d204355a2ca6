/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import static com.google.common.truth.Truth.assertWithMessage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

final class ConvolutionKernelsTest {
    /** A convolution of n samples. */
    record Batch(Conv2DShape s, int n) implements Linear {
        /** The definition, place by place. */
        @Override
        public double[] apply(double[] x, double[] w) {
            double[] y = new double[n * s.outputSize()];
            int groupChannels = s.channels() / s.groups();
            int groupFilters = s.filters() / s.groups();
            for (int i = 0; i < y.length; i++) {
                int f = i % s.filters();
                int ow = i / s.filters() % s.outputWidth();
                int oh = i / s.filters() / s.outputWidth() % s.outputHeight();
                int sample = i / s.outputSize();
                int firstChannel = f / groupFilters * groupChannels;
                for (int kh = 0; kh < s.kernelHeight(); kh++) {
                    for (int kw = 0; kw < s.kernelWidth(); kw++) {
                        int row = sample * s.height() + oh * s.strideY() + kh * s.dilationY();
                        int pixel = row * s.width() + ow * s.strideX() + kw * s.dilationX();
                        int place = (kh * s.kernelWidth() + kw) * groupChannels;
                        for (int c = 0; c < groupChannels; c++) {
                            y[i] +=
                                    x[pixel * s.channels() + firstChannel + c]
                                            * w[(place + c) * s.filters() + f];
                        }
                    }
                }
            }
            return y;
        }

        int terms() {
            return s.kernelHeight() * s.kernelWidth() * s.channels() / s.groups();
        }
    }

    static Stream<Arguments> convolutions() {
        List<Batch> batches = new ArrayList<>();
        // h, w, c, kh, kw, strides, dilations, groups, f.
        batches.add(new Batch(new Conv2DShape(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), 1));
        batches.add(new Batch(new Conv2DShape(9, 28, 1, 3, 3, 1, 1, 1, 1, 1, 32), 2));
        batches.add(new Batch(new Conv2DShape(5, 13, 32, 3, 3, 1, 1, 1, 1, 1, 33), 1));
        batches.add(new Batch(new Conv2DShape(7, 5, 17, 1, 1, 1, 1, 1, 1, 1, 13), 3));
        batches.add(new Batch(new Conv2DShape(7, 5, 3, 1, 1, 2, 3, 1, 1, 1, 5), 2));
        batches.add(new Batch(new Conv2DShape(6, 9, 3, 6, 9, 1, 1, 1, 1, 1, 31), 2));
        batches.add(new Batch(new Conv2DShape(11, 12, 8, 3, 3, 2, 2, 1, 1, 1, 19), 2));
        batches.add(new Batch(new Conv2DShape(9, 9, 2, 2, 2, 3, 3, 1, 1, 1, 4), 2)); // gaps
        batches.add(new Batch(new Conv2DShape(4, 5, 97, 3, 3, 1, 1, 1, 1, 1, 77), 2)); // panels
        batches.add(
                new Batch(new Conv2DShape(9, 8, 3, 3, 3, 1, 1, 1, 1, 1, 6, 4, 5), 2)); // cropped
        batches.add(new Batch(new Conv2DShape(8, 7, 6, 3, 3, 1, 1, 1, 1, 6, 6), 2)); // depthwise
        SplittableRandom random = new SplittableRandom(20260102);
        while (batches.size() < 40) {
            int groups = random.nextInt(3) == 0 ? random.nextInt(1, 4) : 1;
            int dilationY = random.nextInt(3) == 0 ? random.nextInt(1, 4) : 1;
            int dilationX = random.nextInt(3) == 0 ? random.nextInt(1, 4) : 1;
            int kernelHeight = random.nextInt(1, 5);
            int kernelWidth = random.nextInt(1, 5);
            Conv2DShape s =
                    new Conv2DShape(
                            (kernelHeight - 1) * dilationY + random.nextInt(1, 9),
                            (kernelWidth - 1) * dilationX + random.nextInt(1, 18),
                            groups * random.nextInt(1, 6),
                            kernelHeight,
                            kernelWidth,
                            random.nextInt(1, 4),
                            random.nextInt(1, 4),
                            dilationY,
                            dilationX,
                            groups,
                            groups * random.nextInt(1, 36));
            if ((long) s.outputSize() * s.kernelSize() / s.filters() <= 20_000) {
                batches.add(new Batch(s, random.nextInt(1, 4)));
            }
        }
        return Provider.all()
                .flatMap(p ->
                        batches.stream()
                                .flatMap(b ->
                                        Stream.of(false, true).map(f -> Arguments.of(p, b, f))));
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void forwardIsTheDefinition(Provider provider, Batch batch, boolean relu) {
        Conv2DShape s = batch.s;
        SplittableRandom random = new SplittableRandom(batch.hashCode());
        Piece x = Piece.random(random, batch.n * s.inputSize());
        Piece w = Piece.random(random, s.kernelSize());
        Piece b = Piece.random(random, s.filters());
        double[] product = batch.apply(x.doubles(), w.doubles());
        double[] magnitude =
                batch.apply(Linear.absolute(x.doubles()), Linear.absolute(w.doubles()));
        for (boolean biased : new boolean[] {false, true}) {
            Piece y = Piece.blank(batch.n * s.outputSize(), 3);
            forward(provider, batch, x, 0, w, biased ? b : null, relu, y, 0);
            Piece bias = biased ? b : null;
            Linear.assertSums(y, batch.terms(), product, magnitude, bias, null, relu);
        }
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void residualForwardBeginsWithTheResidual(Provider provider, Batch batch, boolean relu) {
        Conv2DShape s = batch.s;
        SplittableRandom random = new SplittableRandom(batch.hashCode());
        Piece x = Piece.random(random, batch.n * s.inputSize());
        Piece w = Piece.random(random, s.kernelSize());
        Piece b = Piece.random(random, s.filters());
        Piece r = Piece.random(random, batch.n * s.outputSize());
        double[] product = batch.apply(x.doubles(), w.doubles());
        double[] magnitude =
                batch.apply(Linear.absolute(x.doubles()), Linear.absolute(w.doubles()));
        for (boolean biased : new boolean[] {false, true}) {
            for (boolean inPlace : new boolean[] {false, true}) {
                Piece y = inPlace ? r.copy() : Piece.blank(batch.n * s.outputSize(), 3);
                Piece start = inPlace ? y : r;
                provider.convolution()
                        .residualForward(
                                s,
                                batch.n,
                                x.array(),
                                x.at(),
                                w.array(),
                                w.at(),
                                biased ? b.array() : null,
                                b.at(),
                                start.array(),
                                start.at(),
                                relu,
                                y.array(),
                                y.at());
                Piece bias = biased ? b : null;
                Linear.assertSums(y, batch.terms(), product, magnitude, bias, r, relu);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void inputGradientIsTheDifferenceQuotient(Provider provider, Batch batch, boolean accumulate) {
        Conv2DShape s = batch.s;
        SplittableRandom random = new SplittableRandom(batch.hashCode());
        Piece x = Piece.random(random, batch.n * s.inputSize());
        Piece w = Piece.random(random, s.kernelSize());
        Piece dY = Piece.random(random, batch.n * s.outputSize());
        Piece before = Piece.random(random, x.length());
        Piece dX = accumulate ? before.copy() : Piece.blank(x.length(), 1);
        inputGradient(provider, batch, w, dY, 0, dX, 0, accumulate);

        dX.assertSentinels();
        for (int draw = 0; draw < 6; draw++) {
            int i = random.nextInt(dX.length());
            double start = accumulate ? before.values()[i] : 0;
            double exact = batch.forInput(x.doubles(), w.doubles(), dY.doubles(), i);
            double absolute =
                    batch.forInput(
                            x.doubles(),
                            Linear.absolute(w.doubles()),
                            Linear.absolute(dY.doubles()),
                            i);
            int terms = s.kernelHeight() * s.kernelWidth() * s.filters() / s.groups();
            assertWithMessage("element %s", i)
                    .that((double) dX.values()[i])
                    .isWithin(Linear.bound(terms + 1, absolute + Math.abs(start)))
                    .of(start + exact);
        }
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void kernelGradientAddsTheDifferenceQuotient(Provider provider, Batch batch, boolean zero) {
        Conv2DShape s = batch.s;
        SplittableRandom random = new SplittableRandom(batch.hashCode());
        Piece x = Piece.random(random, batch.n * s.inputSize());
        Piece w = Piece.random(random, s.kernelSize());
        Piece dY = Piece.random(random, batch.n * s.outputSize());
        Piece before =
                zero ? Piece.of(new float[s.kernelSize()]) : Piece.random(random, s.kernelSize());
        Piece dW = before.copy();
        kernelGradient(provider, batch, x, 0, dY, 0, dW);

        dW.assertSentinels();
        for (int draw = 0; draw < 6; draw++) {
            int i = random.nextInt(dW.length());
            double start = before.values()[i];
            double exact = batch.forKernel(x.doubles(), w.doubles(), dY.doubles(), i);
            double absolute =
                    batch.forKernel(
                            Linear.absolute(x.doubles()),
                            w.doubles(),
                            Linear.absolute(dY.doubles()),
                            i);
            int terms = batch.n * s.outputHeight() * s.outputWidth();
            assertWithMessage("element %s", i)
                    .that((double) dW.values()[i])
                    .isWithin(Linear.bound(terms + 1, absolute + Math.abs(start)))
                    .of(start + exact);
        }
    }

    /** Behind a maximum over all positions: so few that no product is made, and one more. */
    static Stream<Arguments> nearlyAllZero() {
        List<Batch> batches =
                List.of(
                        new Batch(new Conv2DShape(1, 61, 17, 1, 5, 1, 1, 1, 1, 1, 9), 2),
                        new Batch(new Conv2DShape(1, 66, 4, 1, 8, 1, 2, 1, 1, 1, 40), 3),
                        new Batch(new Conv2DShape(19, 23, 5, 3, 3, 2, 2, 1, 1, 1, 33), 2),
                        new Batch(new Conv2DShape(12, 11, 97, 3, 2, 1, 1, 2, 1, 1, 7), 1),
                        new Batch(new Conv2DShape(9, 9, 64, 1, 1, 1, 1, 1, 1, 1, 16), 2),
                        new Batch(new Conv2DShape(10, 12, 32, 3, 3, 1, 1, 1, 1, 1, 8, 7, 10), 2),
                        new Batch(new Conv2DShape(1, 90, 16, 1, 3, 1, 1, 1, 2, 1, 8), 2));
        return Provider.all()
                .flatMap(p ->
                        batches.stream()
                                .flatMap(b ->
                                        Stream.of(
                                                        0,
                                                        b.s.outputSize() / 40,
                                                        b.s.outputSize() / 40 + 1)
                                                .map(count -> Arguments.of(p, b, count))));
    }

    @ParameterizedTest
    @MethodSource("nearlyAllZero")
    void derivativesOfFewValuesAreTheDifferenceQuotients(
            Provider provider, Batch batch, int count) {
        Conv2DShape s = batch.s;
        SplittableRandom random = new SplittableRandom(batch.hashCode() + count);
        Piece x = Piece.random(random, batch.n * s.inputSize());
        Piece w = Piece.random(random, s.kernelSize());
        float[] few = new float[batch.n * s.outputSize()];
        for (int sample = 0; sample < batch.n; sample++) {
            for (int left = count; left > 0; ) {
                int i = sample * s.outputSize() + random.nextInt(s.outputSize());
                if (few[i] == 0) {
                    few[i] = random.nextFloat(0.5f, 1f);
                    left--;
                }
            }
        }
        Piece dY = Piece.of(few);
        Piece beforeX = Piece.random(random, x.length());
        Piece dX = beforeX.copy();
        inputGradient(provider, batch, w, dY, 0, dX, 0, true);
        dX.assertSentinels();
        for (int i = count % 7; i < dX.length(); i += 1 + dX.length() / 100) {
            double exact = batch.forInput(x.doubles(), w.doubles(), dY.doubles(), i);
            assertWithMessage("of the input, element %s", i)
                    .that((double) dX.values()[i])
                    .isWithin(1e-4)
                    .of(beforeX.values()[i] + exact);
        }
        Piece beforeW = Piece.random(random, w.length());
        Piece dW = beforeW.copy();
        kernelGradient(provider, batch, x, 0, dY, 0, dW);
        dW.assertSentinels();
        for (int i = count % 7; i < dW.length(); i += 1 + dW.length() / 100) {
            double exact = batch.forKernel(x.doubles(), w.doubles(), dY.doubles(), i);
            assertWithMessage("of the kernel, element %s", i)
                    .that((double) dW.values()[i])
                    .isWithin(1e-4)
                    .of(beforeW.values()[i] + exact);
        }
    }

    /** The bits of a result must not depend on how a batch is cut. */
    @ParameterizedTest
    @MethodSource("convolutions")
    void resultsDoNotDependOnTheCutOfTheBatch(Provider provider, Batch batch, boolean relu) {
        Conv2DShape s = batch.s;
        SplittableRandom random = new SplittableRandom(batch.hashCode());
        Piece x = Piece.random(random, batch.n * s.inputSize());
        Piece w = Piece.random(random, s.kernelSize());
        Piece b = Piece.random(random, s.filters());
        Piece dY = Piece.random(random, batch.n * s.outputSize());

        Piece y = Piece.blank(batch.n * s.outputSize(), 1);
        Piece dX = Piece.blank(x.length(), 1);
        Piece start = Piece.random(random, s.kernelSize());
        Piece dW = start.copy();
        forward(provider, batch, x, 0, w, b, relu, y, 0);
        inputGradient(provider, batch, w, dY, 0, dX, 0, false);
        kernelGradient(provider, batch, x, 0, dY, 0, dW);

        Piece cutY = Piece.blank(y.length(), 1);
        Piece cutDX = Piece.blank(x.length(), 1);
        Piece cutDW = start.copy();
        Batch one = new Batch(s, 1);
        for (int sample = 0; sample < batch.n; sample++) {
            int in = sample * s.inputSize();
            int out = sample * s.outputSize();
            forward(provider, one, x, in, w, b, relu, cutY, out);
            inputGradient(provider, one, w, dY, out, cutDX, in, false);
            kernelGradient(provider, one, x, in, dY, out, cutDW);
        }
        cutY.assertSame(y.values());
        cutDX.assertSame(dX.values());
        cutDW.assertSame(dW.values());
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
        provider.convolution()
                .forward(
                        batch.s,
                        batch.n,
                        x.array(),
                        x.at() + xFrom,
                        w.array(),
                        w.at(),
                        b == null ? null : b.array(),
                        b == null ? 0 : b.at(),
                        relu,
                        y.array(),
                        y.at() + yFrom);
    }

    private static void inputGradient(
            Provider provider,
            Batch batch,
            Piece w,
            Piece dY,
            int dYFrom,
            Piece dX,
            int dXFrom,
            boolean accumulate) {
        Conv2DShape s = batch.s;
        Piece wT = Piece.blank(s.kernelSize(), 2);
        provider.convolution().prepareInputGradient(s, w.array(), w.at(), wT.array(), wT.at());
        wT.assertSentinels();
        Piece scratch = Piece.blank(s.gradientScratch(), 4);
        provider.convolution()
                .inputGradient(
                        s,
                        batch.n,
                        dY.array(),
                        dY.at() + dYFrom,
                        wT.array(),
                        wT.at(),
                        scratch.array(),
                        scratch.at(),
                        dX.array(),
                        dX.at() + dXFrom,
                        accumulate);
        scratch.assertSentinels();
    }

    private static void kernelGradient(
            Provider provider, Batch batch, Piece x, int xFrom, Piece dY, int dYFrom, Piece dW) {
        provider.convolution()
                .kernelGradient(
                        batch.s,
                        batch.n,
                        x.array(),
                        x.at() + xFrom,
                        dY.array(),
                        dY.at() + dYFrom,
                        dW.array(),
                        dW.at());
    }
}
