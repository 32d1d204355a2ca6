/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio;

/**
 * The activation functions; formulas and names are those of <a
 * href="https://keras.io/api/layers/activations/">keras.io/api/layers/activations</a>.
 */
public enum Activation {
    /** {@code x}. */
    LINEAR,
    /** {@code max(x, 0)}. */
    RELU,
    /** {@code 1 / (1 + e^-x)}. */
    SIGMOID,
    /** {@code tanh x}. */
    TANH,
    /** {@code e^x / Σ e^x} over the last axis. */
    SOFTMAX,
    /** {@code x} above zero, {@code e^x - 1} below. */
    ELU,
    /** {@code 1.05070098·x} above zero, {@code 1.05070098·1.67326324·(e^x - 1)} below. */
    SELU,
    /** {@code x·Φ(x)} with the exact normal distribution, {@code x/2·(1 + erf(x/√2))}. */
    GELU,
    /** {@code x·sigmoid(x)}, also called swish. */
    SILU,
    /** {@code log(1 + e^x)}. */
    SOFTPLUS,
    /** {@code x / (1 + |x|)}. */
    SOFTSIGN,
    /** {@code x} above zero, {@code 0.2·x} below (Keras' slope for the activation by name). */
    LEAKY_RELU,
    /** {@code min(max(x, 0), 6)}. */
    RELU6,
    /** {@code e^x}. */
    EXPONENTIAL,
    /** {@code relu6(x + 3) / 6}. */
    HARD_SIGMOID,
    /** {@code x·tanh(softplus(x))}. */
    MISH,
    /** {@code x} above zero, {@code e^x - 1} below: {@link #ELU} by another name. */
    CELU,
    /** {@code min(max(x, -1), 1)}. */
    HARD_TANH,
    /** {@code x·hard_sigmoid(x)}, also called hard swish. */
    HARD_SILU,
    /** {@code log sigmoid(x)}. */
    LOG_SIGMOID,
    /** {@code x - tanh x}. */
    TANH_SHRINK,
    /** {@code 0} from -0.5 to 0.5; beyond, {@code x} moved by 0.5 towards 0. */
    SOFT_SHRINK,
    /** {@code 0} from -0.5 to 0.5; {@code x} beyond. */
    HARD_SHRINK,
    /** {@code (x + √(x² + 4)) / 2}. */
    SQUAREPLUS,
    /** {@code 0} below -1, {@code (x + 1)²/4} up to 1, {@code x} above. */
    SPARSE_PLUS,
    /** {@code min(max((x + 1)/2, 0), 1)}, the slope of {@link #SPARSE_PLUS}. */
    SPARSE_SIGMOID,
    /** The logarithm of {@link #SOFTMAX}, over the last axis. */
    LOG_SOFTMAX,
    /**
     * Of all that is not negative and sums to 1 over the last axis, what is nearest to {@code x}:
     * as {@link #SOFTMAX}, but with zeros. Martins, Astudillo 2016, <a
     * href="https://arxiv.org/abs/1602.02068">arXiv:1602.02068</a>.
     */
    SPARSEMAX
}
