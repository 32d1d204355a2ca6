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
    MISH
}
