/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.program;

import org.intaglio.FlipMode;
import org.intaglio.runtime.operation.Motion;
import org.intaglio.runtime.operation.Range;
import org.intaglio.runtime.operation.Resampling;
import org.intaglio.runtime.operation.Tone;
import org.intaglio.runtime.random.Randoms;
import org.intaglio.runtime.random.Turn;

/**
 * Draws the numbers by which images are changed. Those of an image depend on the step, on the layer
 * and on the image's place in the batch, and so neither on threads nor on how the batch is cut.
 */
public final class Augmentation {
    private static final int FLIP = 0;
    private static final int ANGLE = 1;
    private static final int ZOOM_Y = 2;
    private static final int ZOOM_X = 3;
    private static final int SHIFT_Y = 4;
    private static final int SHIFT_X = 5;
    private static final int CONTRAST = 6;
    private static final int BRIGHTNESS = 7;
    private static final int DRAWS = 8;

    private Augmentation() {}

    /**
     * Moves the images of a slice; {@code stream} tells the layer's numbers from those of others.
     */
    public static void move(Frame f, Motion m, int stream, float[] x, int xAt, float[] y, int yAt) {
        Resampling r = m.resampling();
        for (int i = 0; i < f.n; i++) {
            move(f, m, stream, i, false, x, xAt + i * r.inputSize(), y, yAt + i * r.outputSize());
        }
    }

    /** The derivative of {@link #move}. */
    public static void moveGradient(
            Frame f, Motion m, int stream, float[] dY, int dYAt, float[] dX, int dXAt) {
        Resampling r = m.resampling();
        for (int i = 0; i < f.n; i++) {
            move(
                    f,
                    m,
                    stream,
                    i,
                    true,
                    dY,
                    dYAt + i * r.outputSize(),
                    dX,
                    dXAt + i * r.inputSize());
        }
    }

    /** Pixels as seen from the middle of the image, then from its first pixel. */
    private static void move(
            Frame f,
            Motion m,
            int stream,
            int image,
            boolean isGradient,
            float[] from,
            int fromAt,
            float[] to,
            int toAt) {
        Resampling r = m.resampling();
        double turns = draw(f, m.angle(), stream, image, ANGLE);
        double sine = Turn.sine(turns);
        double cosine = Turn.cosine(turns);
        double zoomY = draw(f, m.zoomY(), stream, image, ZOOM_Y);
        double zoomX = draw(f, m.zoomX(), stream, image, m.keepsRatio() ? ZOOM_Y : ZOOM_X);
        boolean isWhole = m.wholeShifts() && f.training;
        double shiftY = draw(f, m.shiftY(), stream, image, SHIFT_Y);
        double shiftX = draw(f, m.shiftX(), stream, image, SHIFT_X);
        double signY = isFlipped(f, m, stream, image, FlipMode.HORIZONTAL) ? -1 : 1;
        double signX = isFlipped(f, m, stream, image, FlipMode.VERTICAL) ? -1 : 1;
        double middleY = (r.height() - 1) / 2.0;
        double middleX = (r.width() - 1) / 2.0;
        double a0 = signX * zoomX * cosine;
        double a1 = -signX * zoomX * sine;
        double a2 = middleX - a0 * middleX - a1 * middleY - (isWhole ? Math.floor(shiftX) : shiftX);
        double b0 = signY * zoomY * sine;
        double b1 = signY * zoomY * cosine;
        double b2 = middleY - b0 * middleX - b1 * middleY - (isWhole ? Math.floor(shiftY) : shiftY);
        if (isGradient) {
            f.kernels
                    .image()
                    .resampleGradient(
                            r,
                            (float) a0,
                            (float) a1,
                            (float) a2,
                            (float) b0,
                            (float) b1,
                            (float) b2,
                            from,
                            fromAt,
                            to,
                            toAt);
        } else {
            f.kernels
                    .image()
                    .resample(
                            r,
                            (float) a0,
                            (float) a1,
                            (float) a2,
                            (float) b0,
                            (float) b1,
                            (float) b2,
                            from,
                            fromAt,
                            to,
                            toAt);
        }
    }

    /** Whether the draw says so, and the flip is not only of the other kind. */
    private static boolean isFlipped(Frame f, Motion m, int stream, int image, FlipMode other) {
        return f.training
                && m.flip().isPresent()
                && m.flip().get() != other
                && Randoms.bits(f.key(stream), counter(f, image, FLIP)) < 0;
    }

    private static int counter(Frame f, int image, int which) {
        return (f.first + image) * DRAWS + which;
    }

    /** One of an image's numbers. */
    private static double draw(Frame f, Range range, int stream, int image, int which) {
        if (!f.training) {
            return range.rest();
        }
        float share = Randoms.uniform(f.key(stream), counter(f, image, which));
        return range.from() + share * ((double) range.to() - range.from());
    }

    /** Changes contrast and brightness of the images of a slice. */
    public static void shade(Frame f, Tone t, int stream, float[] x, int xAt, float[] y, int yAt) {
        int size = t.positions() * t.channels();
        if (!f.training) {
            System.arraycopy(x, xAt, y, yAt, f.n * size);
            return;
        }
        for (int i = 0; i < f.n; i++) {
            f.kernels
                    .image()
                    .shade(
                            t.positions(),
                            t.channels(),
                            (float) draw(f, t.contrast(), stream, i, CONTRAST),
                            (float) draw(f, t.brightness(), stream, i, BRIGHTNESS),
                            t.low(),
                            t.high(),
                            x,
                            xAt + i * size,
                            y,
                            yAt + i * size);
        }
    }

    /** The derivative of {@link #shade}. */
    public static void shadeGradient(
            Frame f,
            Tone t,
            int stream,
            float[] x,
            int xAt,
            float[] dY,
            int dYAt,
            float[] dX,
            int dXAt) {
        int size = t.positions() * t.channels();
        if (!f.training) {
            System.arraycopy(dY, dYAt, dX, dXAt, f.n * size);
            return;
        }
        for (int i = 0; i < f.n; i++) {
            f.kernels
                    .image()
                    .shadeGradient(
                            t.positions(),
                            t.channels(),
                            (float) draw(f, t.contrast(), stream, i, CONTRAST),
                            (float) draw(f, t.brightness(), stream, i, BRIGHTNESS),
                            t.low(),
                            t.high(),
                            x,
                            xAt + i * size,
                            dY,
                            dYAt + i * size,
                            dX,
                            dXAt + i * size);
        }
    }
}
