/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Multiplications with addition between registers, and nothing else: the most that a core can
 * compute. One waits about four cycles for its own result, and a core begins two in a cycle (four
 * on some), so that there must be 8 to 16 independent chains. Twelve and their two factors fit into
 * the 16 registers of AVX2.
 */
final class FmaLoop implements Together.Loop {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private static final int CHAINS = 12;
    private static final int TIMES = 20_000;
    private static final long OPERATIONS = 2L * SPECIES.length() * CHAINS * TIMES;

    private final float[] ends = new float[SPECIES.length()];

    @Override
    public long run() {
        chains(ends);
        return OPERATIONS;
    }

    /** Writes its result, so that no compiler takes the loop for useless. */
    private static void chains(float[] ends) {
        // x = a·x + b tends to 1: neither overflow nor denormal numbers, which take longer.
        var a = FloatVector.broadcast(SPECIES, 0.75f);
        var b = FloatVector.broadcast(SPECIES, 0.25f);
        var x0 = FloatVector.fromArray(SPECIES, ends, 0);
        var x1 = x0;
        var x2 = x0;
        var x3 = x0;
        var x4 = x0;
        var x5 = x0;
        var x6 = x0;
        var x7 = x0;
        var x8 = x0;
        var x9 = x0;
        var x10 = x0;
        var x11 = x0;
        for (int i = 0; i < TIMES; i++) {
            x0 = x0.fma(a, b);
            x1 = x1.fma(a, b);
            x2 = x2.fma(a, b);
            x3 = x3.fma(a, b);
            x4 = x4.fma(a, b);
            x5 = x5.fma(a, b);
            x6 = x6.fma(a, b);
            x7 = x7.fma(a, b);
            x8 = x8.fma(a, b);
            x9 = x9.fma(a, b);
            x10 = x10.fma(a, b);
            x11 = x11.fma(a, b);
        }
        x0 = x0.add(x1).add(x2).add(x3).add(x4).add(x5);
        x6 = x6.add(x7).add(x8).add(x9).add(x10).add(x11);
        x0.add(x6).mul(1f / CHAINS).intoArray(ends, 0);
    }
}
