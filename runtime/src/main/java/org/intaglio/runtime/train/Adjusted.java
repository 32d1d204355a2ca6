/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * An optimizer with what every optimizer can have, in Keras' order: gradients accumulated, clipped,
 * weights decayed, the optimizer's own step, weights averaged.
 *
 * @param base the optimizer
 * @param clip null for none
 * @param decay null for none
 * @param accumulation over how many steps gradients are accumulated; 1 for not
 * @param averaging null for none
 */
record Adjusted(Optimizer base, Clip clip, Decay decay, int accumulation, Averaging averaging)
        implements Optimizer {
    /** What is clipped. */
    enum ClipKind {
        VALUE("clipValue"),
        NORM("clipNorm"),
        GLOBAL_NORM("clipGlobalNorm");

        final String method;

        ClipKind(String method) {
            this.method = method;
        }
    }

    /** A limit of gradients. */
    record Clip(ClipKind kind, double most) {
        Clip {
            Limits.positive(kind.method, most);
        }

        @Override
        public String toString() {
            return "%s(%s)".formatted(kind.method, most);
        }
    }

    /** How fast which weights shrink. */
    record Decay(double rate, Predicate<ParameterLayout.Range> decays) {
        Decay {
            Limits.notNegative("weightDecay", rate);
            Objects.requireNonNull(decays, "decays");
        }
    }

    /**
     * A moving average of weights.
     *
     * @param every after how many updates the weights become the average; 0 for not before the end
     */
    record Averaging(double momentum, int every) {
        Averaging {
            Limits.share("averageWeights", momentum);
            Limits.atLeast(0, "everySteps", every);
        }
    }

    static Adjusted of(Optimizer optimizer) {
        return optimizer instanceof Adjusted adjusted
                ? adjusted
                : new Adjusted(optimizer, null, null, 1, null);
    }

    Adjusted with(Clip limit) {
        if (clip != null && clip.kind != limit.kind) {
            throw new IllegalArgumentException(
                    "%s: gradients are clipped by %s already; use one of both"
                            .formatted(limit, clip));
        }
        return new Adjusted(base, limit, decay, accumulation, averaging);
    }

    Adjusted with(Decay shrinking) {
        return new Adjusted(base, clip, shrinking, accumulation, averaging);
    }

    @Override
    public Optimizer weightDecay(double rate) {
        return decaying(base.weightDecay(rate));
    }

    @Override
    public Optimizer weightDecay(double rate, Predicate<ParameterLayout.Range> decays) {
        return decaying(base.weightDecay(rate, decays));
    }

    /** An optimizer that has a weight decay of its own keeps it; two would add up. */
    private Adjusted decaying(Optimizer decayed) {
        return decayed instanceof Adjusted adjusted
                ? with(adjusted.decay)
                : new Adjusted(decayed, clip, decay, accumulation, averaging);
    }

    Adjusted accumulating(int steps) {
        Limits.atLeast(1, "accumulateGradients", steps);
        return new Adjusted(base, clip, decay, steps, averaging);
    }

    Adjusted with(Averaging average) {
        return new Adjusted(base, clip, decay, accumulation, average);
    }

    @Override
    public LearningRate learningRate() {
        return base.learningRate();
    }

    @Override
    public Update start(ParameterLayout layout) {
        return new AdjustedUpdate(this, layout);
    }

    @Override
    public String toString() {
        List<String> with = new ArrayList<>();
        if (accumulation > 1) {
            with.add("accumulateGradients(%d)".formatted(accumulation));
        }
        if (clip != null) {
            with.add(clip.toString());
        }
        if (decay != null) {
            with.add("weightDecay(%s)".formatted(decay.rate));
        }
        if (averaging != null) {
            with.add("averageWeights(%s)".formatted(averaging.momentum));
        }
        return base + " with " + String.join(", ", with);
    }
}
