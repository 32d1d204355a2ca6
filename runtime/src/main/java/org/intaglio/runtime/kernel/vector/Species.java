/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The width of all vectors: what the JVM prefers, or less if {@code intaglio.vector} says so. */
final class Species {
    /** Vectors of floats. */
    static final VectorSpecies<Float> S = wanted();

    /** Floats of a vector. */
    static final int LANES = S.length();

    /** Vectors of as many ints. */
    static final VectorSpecies<Integer> INTS = S.withLanes(int.class);

    private Species() {}

    /** The most bits that a vector of ours can have on this JVM. */
    static int most() {
        return Math.min(WidthOption.MOST, FloatVector.SPECIES_PREFERRED.vectorBitSize());
    }

    private static VectorSpecies<Float> wanted() {
        int bits = WidthOption.bits(most());
        return VectorSpecies.of(float.class, VectorShape.forBitSize(bits));
    }
}
