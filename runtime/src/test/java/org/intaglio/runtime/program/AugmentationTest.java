/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.program;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.FillMode;
import org.intaglio.FlipMode;
import org.intaglio.Interpolation;
import org.intaglio.runtime.kernel.KernelProvider;
import org.intaglio.runtime.operation.Motion;
import org.intaglio.runtime.operation.Range;
import org.intaglio.runtime.operation.Resampling;
import org.intaglio.runtime.operation.Tone;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

final class AugmentationTest {
    private static final Range STILL = new Range(0, 0, 0);
    private static final Range AS_LARGE = new Range(1, 1, 1);
    private static final int IMAGES = 400;

    /** Images of 3×3 with these pixels. */
    private static final float[] PIXELS = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    private static Frame frame(boolean training) {
        Frame f = new Frame(KernelProvider.scalar(), new Plan(0, 0, 0, 0, 0, 0, 1, List.of()));
        f.training = training;
        f.stepKey = 77;
        f.n = IMAGES;
        return f;
    }

    private static Motion motion(
            FlipMode flip, Range angle, Range zoom, Range shiftY, Range shiftX) {
        return new Motion(
                new Resampling(3, 3, 1, 3, 3, Interpolation.BILINEAR, FillMode.FILL_VALUE, 0),
                Optional.ofNullable(flip),
                angle,
                zoom,
                zoom,
                true,
                shiftY,
                shiftX,
                false);
    }

    private static float[] images() {
        float[] x = new float[IMAGES * PIXELS.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = PIXELS[i % PIXELS.length];
        }
        return x;
    }

    /** The first moved image. */
    private static float[] moved(Motion motion) {
        Frame f = frame(true);
        f.n = 1;
        float[] y = new float[9];
        Augmentation.move(f, motion, 3, PIXELS, 0, y, 0);
        return y;
    }

    /** What Keras 3.15 does with factors whose bounds are equal. */
    @Test
    void directionsAreThoseOfKeras() {
        Range quarter = new Range(0.25f, 0.25f, 0);
        assertThat(moved(motion(null, quarter, AS_LARGE, STILL, STILL)))
                .isEqualTo(new float[] {3, 6, 9, 2, 5, 8, 1, 4, 7});
        Range one = new Range(1, 1, 0);
        assertThat(moved(motion(null, STILL, AS_LARGE, one, STILL)))
                .isEqualTo(new float[] {0, 0, 0, 1, 2, 3, 4, 5, 6});
        assertThat(moved(motion(null, STILL, AS_LARGE, STILL, one)))
                .isEqualTo(new float[] {0, 1, 2, 0, 4, 5, 0, 7, 8});
        Range half = new Range(0.5f, 0.5f, 1);
        assertThat(moved(motion(null, STILL, half, STILL, STILL)))
                .isEqualTo(new float[] {3, 3.5f, 4, 4.5f, 5, 5.5f, 6, 6.5f, 7});
        Range twice = new Range(2, 2, 1);
        assertThat(moved(motion(null, STILL, twice, STILL, STILL)))
                .isEqualTo(new float[] {0, 0, 0, 0, 5, 0, 0, 0, 0});
    }

    @Test
    void halfOfTheImagesAreFlipped() {
        assertFlips(FlipMode.HORIZONTAL, "[3.0, 2.0, 1.0, 6.0, 5.0, 4.0, 9.0, 8.0, 7.0]");
        assertFlips(FlipMode.VERTICAL, "[7.0, 8.0, 9.0, 4.0, 5.0, 6.0, 1.0, 2.0, 3.0]");
        // One draw for both, as in Keras.
        String both = "[9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0]";
        assertFlips(FlipMode.HORIZONTAL_AND_VERTICAL, both);
    }

    private static void assertFlips(FlipMode mode, String flipped) {
        float[] y = new float[IMAGES * 9];
        Augmentation.move(
                frame(true), motion(mode, STILL, AS_LARGE, STILL, STILL), 3, images(), 0, y, 0);
        int count = 0;
        for (int i = 0; i < IMAGES; i++) {
            String image = Arrays.toString(Arrays.copyOfRange(y, i * 9, i * 9 + 9));
            assertThat(image).isAnyOf(Arrays.toString(PIXELS), flipped);
            count += image.equals(flipped) ? 1 : 0;
        }
        assertThat(count).isIn(com.google.common.collect.Range.closed(160, 240));
    }

    /** However the batch is cut; and other streams have other numbers. */
    @Test
    void dependsOnTheImageAndItsStream() {
        Motion m =
                motion(
                        FlipMode.HORIZONTAL,
                        new Range(-0.1f, 0.2f, 0),
                        new Range(0.5f, 1.5f, 1),
                        new Range(-1, 1, 0),
                        new Range(-1, 1, 0));
        Tone t = new Tone(9, 1, new Range(0.5f, 1.5f, 1), new Range(-1, 1, 0), 0, 100);
        float[] x = images();
        float[] whole = new float[x.length];
        float[] shades = new float[x.length];
        Augmentation.move(frame(true), m, 3, x, 0, whole, 0);
        Augmentation.shade(frame(true), t, 3, x, 0, shades, 0);
        float[] parts = new float[x.length];
        float[] shadedParts = new float[x.length];
        for (int[] part : new int[][] {{7, 393}, {0, 7}}) {
            Frame f = frame(true);
            f.first = part[0];
            f.n = part[1];
            int at = f.first * 9;
            Augmentation.move(f, m, 3, x, at, parts, at);
            Augmentation.shade(f, t, 3, x, at, shadedParts, at);
        }
        assertThat(parts).isEqualTo(whole);
        assertThat(shadedParts).isEqualTo(shades);
        Augmentation.move(frame(true), m, 4, x, 0, parts, 0);
        Augmentation.shade(frame(true), t, 4, x, 0, shadedParts, 0);
        assertThat(parts).isNotEqualTo(whole);
        assertThat(shadedParts).isNotEqualTo(shades);
        Set<Float> middles = new TreeSet<>();
        for (int i = 0; i < IMAGES; i++) {
            middles.add(whole[i * 9 + 4]);
        }
        assertThat(middles.size()).isGreaterThan(IMAGES / 2);
    }

    @Test
    void doesNothingAtRest() {
        Motion m =
                motion(
                        FlipMode.HORIZONTAL,
                        new Range(0.1f, 0.2f, 0),
                        new Range(0.5f, 0.6f, 1),
                        new Range(1, 2, 0),
                        new Range(1, 2, 0));
        float[] x = images();
        float[] y = new float[x.length];
        Augmentation.move(frame(false), m, 3, x, 0, y, 0);
        assertThat(y).isEqualTo(x);
        // Nor are values clipped.
        Tone t = new Tone(9, 1, new Range(2, 3, 1), new Range(1, 2, 0), 0, 1);
        Augmentation.shade(frame(false), t, 3, x, 0, y, 0);
        assertThat(y).isEqualTo(x);
        Augmentation.shadeGradient(frame(false), t, 3, x, 0, x, 0, y, 0);
        assertThat(y).isEqualTo(x);
    }

    /** A window of 1×2 is taken from each of its six places. */
    @Test
    void cropsAreWholePixels() {
        Motion m =
                new Motion(
                        new Resampling(3, 3, 1, 1, 2, Interpolation.BILINEAR, FillMode.EDGE, 0),
                        Optional.empty(),
                        STILL,
                        AS_LARGE,
                        AS_LARGE,
                        false,
                        new Range(-2, 1, 0),
                        new Range(-1, 1, 0),
                        true);
        float[] y = new float[IMAGES * 2];
        Augmentation.move(frame(true), m, 3, images(), 0, y, 0);
        Set<String> windows = new TreeSet<>();
        for (int i = 0; i < IMAGES; i++) {
            windows.add(y[2 * i] + " " + y[2 * i + 1]);
        }
        assertThat(windows)
                .containsExactly("1.0 2.0", "2.0 3.0", "4.0 5.0", "5.0 6.0", "7.0 8.0", "8.0 9.0");
    }
}
