/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.support;

import org.intaglio.runtime.Shape;
import org.intaglio.runtime.data.LabeledImages;
import org.intaglio.runtime.data.TrainTest;
import org.intaglio.runtime.random.Randoms;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Digits of 28×28×1 drawn by the computer, for want of MNIST or for quick tests: pen strokes and
 * the fonts of the machine, turned, slanted, stretched, shifted, with noise. Far easier than
 * handwriting: figures measured on them say nothing about MNIST.
 *
 * <p>The same seed gives the same images on one machine; another may have other fonts.
 */
public final class RenderedDigits {
    /** What the data set is called in results. */
    public static final String NAME = "rendered digits";

    private static final int SIDE = 28;

    private final BufferedImage canvas =
            new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    private final byte[] pixels = ((DataBufferByte) canvas.getRaster().getDataBuffer()).getData();
    private final Graphics2D pen = canvas.createGraphics();
    private final List<List<java.awt.Shape>> fonts =
            IntStream.range(0, 10).mapToObj(Fonts::digit).toList();
    private final long key;

    private RenderedDigits(long seed) {
        this.key = Randoms.key(seed, "rendered-digits");
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** Images to train on and others to test with; as many of each digit. */
    public static TrainTest of(int train, int test, long seed) {
        RenderedDigits digits = new RenderedDigits(seed);
        return new TrainTest(NAME, digits.images(0, train), digits.images(train, test));
    }

    private LabeledImages images(int first, int count) {
        byte[] images = new byte[count * pixels.length];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) ((first + i) % 10);
            draw(labels[i], new SplittableRandom(Randoms.key(key, first + i)));
            System.arraycopy(pixels, 0, images, i * pixels.length, pixels.length);
        }
        List<String> names = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
        return LabeledImages.of(images, Shape.of(SIDE, SIDE, 1), labels, names);
    }

    private void draw(int digit, SplittableRandom random) {
        Arrays.fill(pixels, (byte) 0);
        double height = random.nextDouble(16, 22);
        double width = height * random.nextDouble(0.45, 0.8);
        AffineTransform place =
                AffineTransform.getTranslateInstance(
                        SIDE / 2.0 + random.nextGaussian(), SIDE / 2.0 + random.nextGaussian());
        place.rotate(0.12 * random.nextGaussian());
        place.shear(-random.nextDouble(-0.1, 0.35), 0);
        place.scale(width, height);
        place.translate(-0.5, -0.5);

        int grey = random.nextInt(170, 256);
        pen.setColor(new Color(grey, grey, grey));
        List<java.awt.Shape> printed = fonts.get(digit);
        if (printed.isEmpty() || random.nextInt(3) > 0) {
            java.awt.Shape written = StrokeDigits.draw(digit, random, 0.03);
            float thickness = (float) random.nextDouble(1.5, 3.2);
            pen.setStroke(
                    new BasicStroke(thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            pen.draw(place.createTransformedShape(written));
        } else {
            pen.fill(place.createTransformedShape(printed.get(random.nextInt(printed.size()))));
        }
        for (int i = 0; i < pixels.length; i++) {
            double noisy = (pixels[i] & 0xff) + 12 * random.nextGaussian();
            pixels[i] = (byte) Math.clamp(Math.round(noisy), 0, 255);
        }
    }
}
