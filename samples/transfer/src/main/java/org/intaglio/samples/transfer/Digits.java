/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.transfer;

import org.intaglio.runtime.data.LabeledImages;
import org.intaglio.runtime.data.Samples;

import java.util.stream.IntStream;

/** Some of the digits. */
final class Digits {
    private Digits() {}

    /**
     * The images of five digits.
     *
     * @param first the smallest of them, which becomes class 0
     * @param most how many images at most, from the front
     */
    static Samples fiveFrom(int first, LabeledImages all, int most) {
        int[] which =
                IntStream.range(0, all.count())
                        .filter(i -> all.label(i) >= first && all.label(i) < first + 5)
                        .limit(most)
                        .toArray();
        float[][] images = IntStream.of(which).mapToObj(all::image).toArray(float[][]::new);
        int[] classes = IntStream.of(which).map(i -> all.label(i) - first).toArray();
        return Samples.of(images, classes);
    }
}
