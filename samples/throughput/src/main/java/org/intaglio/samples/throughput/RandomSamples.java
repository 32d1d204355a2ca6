/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput;

import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.random.Randoms;

/**
 * Samples without any sense: a step takes as long with them as with others.
 *
 * @param x rows of values from 0 to 1
 * @param y a class a row
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on to fit at once, never compared.
public record RandomSamples(float[][] x, int[] y) {
    /** Samples for a network with one input and one output of class probabilities. */
    public static RandomSamples of(Architecture network, int count, long seed) {
        int size = network.inputs().get(0).shape().size();
        int classes = network.outputs().get(0).shape().size();
        long values = Randoms.key(seed, "values");
        long labels = Randoms.key(seed, "classes");
        float[][] x = new float[count][size];
        int[] y = new int[count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < size; j++) {
                x[i][j] = Randoms.uniform(values, i * size + j);
            }
            y[i] = Math.floorMod(Randoms.bits(labels, i), classes);
        }
        return new RandomSamples(x, y);
    }
}
