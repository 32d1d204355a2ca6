/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.autoencoder;

import java.util.SplittableRandom;

/** What images suffer from before the network is to mend them. */
final class Noise {
    private final SplittableRandom random;

    Noise(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Copies of images whose pixels are up to {@code strength} brighter or darker, from 0 to 1. */
    float[][] on(float[][] images, float strength) {
        float[][] noisy = new float[images.length][];
        for (int i = 0; i < images.length; i++) {
            noisy[i] = images[i].clone();
            for (int pixel = 0; pixel < noisy[i].length; pixel++) {
                float changed = noisy[i][pixel] + strength * (float) random.nextDouble(-1, 1);
                noisy[i][pixel] = Math.clamp(changed, 0f, 1f);
            }
        }
        return noisy;
    }
}
