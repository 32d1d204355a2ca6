/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio;

/**
 * How weights start. With {@code fanIn} and {@code fanOut} the units a weight connects (for a
 * convolution, times the size of the kernel), as in <a
 * href="https://keras.io/api/layers/initializers/">keras.io/api/layers/initializers</a>. The normal
 * ones of Glorot, He and LeCun are truncated at two standard deviations.
 */
public enum Initializer {
    /** Uniform within {@code ±√(6 / (fanIn + fanOut))}. */
    GLOROT_UNIFORM,
    /** Truncated normal, variance {@code 2 / (fanIn + fanOut)}. */
    GLOROT_NORMAL,
    /** Uniform within {@code ±√(6 / fanIn)}. */
    HE_UNIFORM,
    /** Truncated normal, variance {@code 2 / fanIn}. */
    HE_NORMAL,
    /** Uniform within {@code ±√(3 / fanIn)}. */
    LECUN_UNIFORM,
    /** Truncated normal, variance {@code 1 / fanIn}. */
    LECUN_NORMAL,
    /** All 0. */
    ZEROS,
    /** All 1. */
    ONES,
    /** All {@link Init#constant}. */
    CONSTANT,
    /** Normal with {@link Init#mean} and {@link Init#stddev}. */
    RANDOM_NORMAL,
    /** Uniform within {@link Init#min} and {@link Init#max}. */
    RANDOM_UNIFORM,
    /** An orthogonal matrix times {@link Init#gain}. */
    ORTHOGONAL,
    /**
     * 1 for the second quarter, 0 for the others: the bias of an LSTM whose cells keep what they
     * hold.
     */
    UNIT_FORGET_GATE
}
