/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.initializer;

import org.intaglio.runtime.Shape;
import org.intaglio.runtime.program.Architecture.Weights;
import org.intaglio.runtime.random.Randoms;

/**
 * Fills a parameter with its first numbers. Formulas: <a
 * href="https://keras.io/api/layers/initializers/">keras.io/api/layers/initializers</a>.
 */
public sealed interface Initialization
        permits Constant, Uniform, Normal, TruncatedNormal, Orthogonal, ForgetGate {
    /**
     * Writes all numbers of a parameter.
     *
     * @param key the key of the parameter's random numbers
     * @param to the flat array
     * @param from the parameter's first element in it
     * @param length how many elements
     */
    void fill(long key, float[] to, int from, int length);

    /** The initialization that a parameter was declared with. */
    static Initialization of(Weights w) {
        if (!w.forgetGate()) {
            return of(w, w.shape());
        }
        int quarter = w.shape().size() / 4;
        return new ForgetGate(of(w, Shape.of(quarter)), of(w, Shape.of(2 * quarter)));
    }

    private static Initialization of(Weights w, Shape shape) {
        return switch (w.initializer()) {
            case GLOROT_UNIFORM -> uniform(6 / Fans.of(shape).sum());
            case HE_UNIFORM -> uniform(6 / Fans.of(shape).in());
            case LECUN_UNIFORM -> uniform(3 / Fans.of(shape).in());
            case GLOROT_NORMAL -> normal(2 / Fans.of(shape).sum());
            case HE_NORMAL -> normal(2 / Fans.of(shape).in());
            case LECUN_NORMAL -> normal(1 / Fans.of(shape).in());
            case ZEROS -> new Constant(0);
            case ONES -> new Constant(1);
            case CONSTANT -> new Constant(w.a());
            case RANDOM_NORMAL -> new Normal(w.a(), w.b());
            case RANDOM_UNIFORM -> new Uniform(w.a(), w.b());
            case ORTHOGONAL -> Orthogonal.of(shape, w.a());
            case UNIT_FORGET_GATE -> new ForgetGate(new Constant(0), new Constant(0));
        };
    }

    /** The first numbers of a parameter of a network that was created with {@code seed}. */
    static float[] numbers(Weights w, long seed) {
        long key = Randoms.key(Randoms.key(seed, "initializers"), 0);
        float[] numbers = new float[w.shape().size()];
        of(w).fill(Randoms.key(key, w.path()), numbers, 0, numbers.length);
        return numbers;
    }

    private static Initialization uniform(double squaredLimit) {
        double limit = StrictMath.sqrt(squaredLimit);
        return new Uniform((float) -limit, (float) limit);
    }

    private static Initialization normal(double variance) {
        return TruncatedNormal.withVariance(variance);
    }
}
