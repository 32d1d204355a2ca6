/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio;

/**
 * What training minimises: the mean over the batch (and over the positions of an output that has
 * more than one axis) of the loss of each sample. {@code y} is the output, {@code t} the target, ε
 * is 1e-7. The formulas are those of Keras 3: <a
 * href="https://keras.io/api/losses/">keras.io/api/losses</a>.
 */
public enum Loss {
    /** None given: an error unless every output names its own. */
    NONE(Targets.NOTHING),
    /** {@code -log p[t]}; targets are class indices; wants a softmax, or logits. */
    SPARSE_CATEGORICAL_CROSSENTROPY(Targets.CLASS),
    /** {@code -Σ t·log p}; targets are distributions over the classes, for instance one-hot. */
    CATEGORICAL_CROSSENTROPY(Targets.DISTRIBUTION),
    /** {@code -(t·log p + (1-t)·log(1-p))}, mean over the units; wants a sigmoid, or logits. */
    BINARY_CROSSENTROPY(Targets.PROBABILITIES),
    /** Mean of {@code (y-t)²}. */
    MEAN_SQUARED_ERROR(Targets.NUMBERS),
    /** Mean of {@code |y-t|}. */
    MEAN_ABSOLUTE_ERROR(Targets.NUMBERS),
    /** Mean of {@code e²/2} where {@code |e| <= δ}, of {@code δ·|e| - δ²/2} elsewhere. */
    HUBER(Targets.NUMBERS),
    /**
     * Binary cross-entropy times {@code (1-p_t)^γ}, mean over the units, where {@code p_t} is the
     * probability of what is true, {@code t·y + (1-t)·(1-y)}; with class balancing also times α for
     * ones and {@code 1-α} for zeros. Wants a sigmoid, or logits. (Lin et al., <a
     * href="https://arxiv.org/abs/1708.02002">arXiv:1708.02002</a>.)
     */
    BINARY_FOCAL_CROSSENTROPY(Targets.PROBABILITIES),
    /**
     * {@code -Σ α·(1-p)^γ·t·log p}; targets are distributions; wants a softmax, or logits. (Lin et
     * al., <a href="https://arxiv.org/abs/1708.02002">arXiv:1708.02002</a>.)
     */
    CATEGORICAL_FOCAL_CROSSENTROPY(Targets.DISTRIBUTION),
    /**
     * {@code (1 - p[t]^q) / q}, between cross-entropy (q near 0) and absolute error (q = 1), for
     * labels of which some are wrong; targets are class indices; wants a softmax. (Zhang and
     * Sabuncu, <a href="https://arxiv.org/abs/1805.07836">arXiv:1805.07836</a>.)
     */
    CATEGORICAL_GENERALIZED_CROSS_ENTROPY(Targets.CLASS),
    /** {@code Σ t·log(t/y)}, both kept within ε and 1; targets are distributions. */
    KL_DIVERGENCE(Targets.DISTRIBUTION),
    /** Mean of {@code y - t·log(y + ε)}: for counts; wants answers above 0. */
    POISSON(Targets.COUNTS),
    /** Mean of {@code max(1 - t·y, 0)}; targets are -1 and 1, or 0 and 1, where 0 means -1. */
    HINGE(Targets.SIGNS),
    /** Mean of {@code max(1 - t·y, 0)²}; targets as for {@link #HINGE}. */
    SQUARED_HINGE(Targets.SIGNS),
    /** {@code max(max((1-t)·y) - Σ t·y + 1, 0)}; targets are one-hot. */
    CATEGORICAL_HINGE(Targets.DISTRIBUTION),
    /** {@code -Σ t·y / (|t|·|y|)}: -1 where the directions are the same, 1 where opposite. */
    COSINE_SIMILARITY(Targets.NUMBERS),
    /** Mean of {@code (log(1 + y) - log(1 + t))²}, with y and t at least ε. */
    MEAN_SQUARED_LOGARITHMIC_ERROR(Targets.COUNTS),
    /** 100 times the mean of {@code |t - y| / max(|t|, ε)}. */
    MEAN_ABSOLUTE_PERCENTAGE_ERROR(Targets.NUMBERS),
    /** Mean of {@code log(cosh(y - t))}: a square near 0, a line far away. */
    LOG_COSH(Targets.NUMBERS),
    /**
     * {@code 1 - 2·Σ t·y / (Σ t + Σ y + ε)} over all values of a sample, for masks. As Keras' with
     * {@code axis} over all but the batch; Keras' default, one sum over the whole batch, would make
     * a sample's loss depend on the others.
     */
    DICE(Targets.PROBABILITIES),
    /**
     * {@code 1 - Σ t·y / (Σ t·y + α·Σ t·(1-y) + β·Σ (1-t)·y + ε)} over all values of a sample: α is
     * for what was missed, β for what was found too much, as Keras computes it. (Salehi et al., <a
     * href="https://arxiv.org/abs/1706.05721">arXiv:1706.05721</a>.)
     */
    TVERSKY(Targets.PROBABILITIES),
    /** A {@code LossFunction} given at run time; targets have the shape of the output. */
    CUSTOM(Targets.ANY);

    /** What a loss compares outputs with. */
    public enum Targets {
        /** Nothing: there is no loss. */
        NOTHING,
        /** The index of a class, one for each row of the output. */
        CLASS,
        /** A distribution over the classes: numbers of at least 0 whose sum is 1. */
        DISTRIBUTION,
        /** A number from 0 to 1 for each unit. */
        PROBABILITIES,
        /** -1 or 1, or 0 or 1, for each unit. */
        SIGNS,
        /** A number of at least 0 for each unit. */
        COUNTS,
        /** A number for each unit. */
        NUMBERS,
        /** Whatever the user's own function makes of a number for each unit. */
        ANY
    }

    private final Targets targets;

    Loss(Targets targets) {
        this.targets = targets;
    }

    /** What it compares outputs with. */
    public Targets targets() {
        return targets;
    }
}
