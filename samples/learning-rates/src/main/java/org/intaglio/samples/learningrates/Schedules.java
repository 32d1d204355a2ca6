/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.learningrates;

import org.intaglio.runtime.train.CosineDecay;
import org.intaglio.runtime.train.CosineDecayRestarts;
import org.intaglio.runtime.train.ExponentialDecay;
import org.intaglio.runtime.train.InverseTimeDecay;
import org.intaglio.runtime.train.LearningRate;
import org.intaglio.runtime.train.PiecewiseConstant;
import org.intaglio.runtime.train.PolynomialDecay;

import java.util.LinkedHashMap;
import java.util.Map;

/** The learning rates that are compared: each a function of how many steps were done. */
final class Schedules {
    private Schedules() {}

    /**
     * By name, the constant one first.
     *
     * @param steps of the whole training
     */
    static Map<String, LearningRate> of(long steps) {
        Map<String, LearningRate> all = new LinkedHashMap<>();
        all.put("constant", LearningRate.constant(0.01));
        all.put(
                "exponential, in stairs",
                ExponentialDecay.of(0.01, Math.max(1, steps / 5), 0.5).inStairs());
        all.put("inverse time", InverseTimeDecay.of(0.01, Math.max(1, steps / 4), 1));
        all.put("polynomial", PolynomialDecay.of(0.01, steps, 0.0001).power(2));
        all.put(
                "piecewise",
                PiecewiseConstant.from(0.01).after(steps / 2, 0.001).after(3 * steps / 4, 0.0001));
        long warmup = Math.max(1, steps / 10);
        all.put(
                "cosine with warm-up",
                CosineDecay.of(0, Math.max(1, steps - warmup)).warmup(warmup, 0.01));
        all.put(
                "cosine with restarts",
                CosineDecayRestarts.of(0.01, Math.max(1, steps / 4)).lower(0.6));
        // One's own is a lambda; as a record it would also be known again by a second fit.
        all.put("my own: 1/sqrt", step -> 0.01 / Math.sqrt(1 + step / 100.0));
        return all;
    }
}
