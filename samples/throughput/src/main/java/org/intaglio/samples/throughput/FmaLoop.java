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
        // x = a·b + x and not x = x·a + b: a result takes the register of its addend, and b would
        // have to be copied to it first.
        var a = FloatVector.broadcast(SPECIES, 0.75f);
        var b = FloatVector.broadcast(SPECIES, 0.25f);
        var x0 = FloatVector.zero(SPECIES);
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
            x0 = a.fma(b, x0);
            x1 = a.fma(b, x1);
            x2 = a.fma(b, x2);
            x3 = a.fma(b, x3);
            x4 = a.fma(b, x4);
            x5 = a.fma(b, x5);
            x6 = a.fma(b, x6);
            x7 = a.fma(b, x7);
            x8 = a.fma(b, x8);
            x9 = a.fma(b, x9);
            x10 = a.fma(b, x10);
            x11 = a.fma(b, x11);
        }
        x0 = x0.add(x1).add(x2).add(x3).add(x4).add(x5);
        x6 = x6.add(x7).add(x8).add(x9).add(x10).add(x11);
        x0.add(x6).intoArray(ends, 0);
    }
}
