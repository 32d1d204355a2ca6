/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static jdk.incubator.vector.FloatVector.broadcast;

import static org.intaglio.runtime.kernel.vector.Species.LANES;
import static org.intaglio.runtime.kernel.vector.Species.S;

import jdk.incubator.vector.FloatVector;

import org.intaglio.runtime.kernel.ActivationKernels;
import org.intaglio.runtime.kernel.ElementwiseKernels;
import org.intaglio.runtime.kernel.RecurrentKernels;

import java.util.Arrays;

/**
 * Row after row, so that its gates stay in the first-level cache; each row in a few sweeps, because
 * HotSpot inlines one transcendental function or two in a loop, not five.
 */
final class VectorRecurrentKernels implements RecurrentKernels {
    private final ActivationKernels activation;
    private final ElementwiseKernels elementwise;

    VectorRecurrentKernels(ActivationKernels activation, ElementwiseKernels elementwise) {
        this.activation = activation;
        this.elementwise = elementwise;
    }

    @Override
    public void lstm(
            int rows,
            int units,
            float[] z,
            int zAt,
            float[] c,
            int cAt,
            float[] gates,
            int gatesAt,
            float[] cNext,
            int cNextAt,
            float[] h,
            int hAt) {
        if (c == null) {
            Arrays.fill(cNext, cNextAt, cNextAt + rows * units, 0f);
        }
        float[] before = c == null ? cNext : c;
        int beforeAt = c == null ? cNextAt : cAt;
        for (int r = 0; r < rows; r++) {
            int from = zAt + r * 4 * units;
            int gate = gatesAt + r * 4 * units;
            int cell = cNextAt + r * units;
            int out = hAt + r * units;
            activation.sigmoid(2 * units, z, from, gates, gate);
            activation.tanh(units, z, from + 2 * units, gates, gate + 2 * units);
            activation.sigmoid(units, z, from + 3 * units, gates, gate + 3 * units);
            cells(units, gates, gate, before, beforeAt + r * units, cNext, cell);
            activation.tanh(units, cNext, cell, h, out);
            elementwise.multiply(units, gates, gate + 3 * units, h, out, h, out);
        }
    }

    /** {@code c' = f·c + i·g}. */
    private static void cells(
            int units, float[] gates, int at, float[] c, int cAt, float[] cNext, int cNextAt) {
        int f = at + units;
        int g = f + units;
        int j = 0;
        for (int bound = S.loopBound(units); j < bound; j += LANES) {
            FloatVector added =
                    FloatVector.fromArray(S, gates, at + j)
                            .mul(FloatVector.fromArray(S, gates, g + j));
            FloatVector.fromArray(S, gates, f + j)
                    .fma(FloatVector.fromArray(S, c, cAt + j), added)
                    .intoArray(cNext, cNextAt + j);
        }
        for (; j < units; j++) {
            cNext[cNextAt + j] = Math.fma(gates[f + j], c[cAt + j], gates[at + j] * gates[g + j]);
        }
    }

    @Override
    public void lstmGradient(
            int rows,
            int units,
            float[] gates,
            int gatesAt,
            float[] c,
            int cAt,
            float[] cNext,
            int cNextAt,
            float[] dH,
            int dHAt,
            float[] dCNext,
            int dCNextAt,
            float[] dZ,
            int dZAt,
            float[] dC,
            int dCAt) {
        if (dCNext == null) {
            Arrays.fill(dC, dCAt, dCAt + rows * units, 0f);
        }
        float[] after = dCNext == null ? dC : dCNext;
        int afterAt = dCNext == null ? dCAt : dCNextAt;
        // Where there were no cells, what is computed for f does not matter.
        float[] before = c == null ? cNext : c;
        int beforeAt = c == null ? cNextAt : cAt;
        for (int r = 0; r < rows; r++) {
            int gate = gatesAt + r * 4 * units;
            int to = dZAt + r * 4 * units;
            int at = r * units;
            activation.tanh(units, cNext, cNextAt + at, dZ, to + 3 * units);
            outputGradient(
                    units,
                    gates,
                    gate + 3 * units,
                    dH,
                    dHAt + at,
                    after,
                    afterAt + at,
                    dZ,
                    to + 3 * units,
                    dC,
                    dCAt + at);
            cellGradient(units, gates, gate, before, beforeAt + at, dZ, to, dC, dCAt + at);
            if (c == null) {
                Arrays.fill(dZ, to + units, to + 2 * units, 0f);
            }
        }
    }

    /** What is tanh c' becomes dZo; d, what arrives at c' altogether. */
    private static void outputGradient(
            int units,
            float[] o,
            int oAt,
            float[] dH,
            int dHAt,
            float[] dCNext,
            int dCNextAt,
            float[] dZ,
            int dZAt,
            float[] d,
            int dAt) {
        int j = 0;
        for (int bound = S.loopBound(units); j < bound; j += LANES) {
            FloatVector t = FloatVector.fromArray(S, dZ, dZAt + j);
            FloatVector gate = FloatVector.fromArray(S, o, oAt + j);
            FloatVector opened = FloatVector.fromArray(S, dH, dHAt + j).mul(gate);
            FloatVector slope = t.neg().fma(t, broadcast(S, 1f));
            opened.fma(slope, FloatVector.fromArray(S, dCNext, dCNextAt + j)).intoArray(d, dAt + j);
            opened.mul(t).mul(broadcast(S, 1f).sub(gate)).intoArray(dZ, dZAt + j);
        }
        for (; j < units; j++) {
            float t = dZ[dZAt + j];
            float opened = dH[dHAt + j] * o[oAt + j];
            d[dAt + j] = Math.fma(opened, Math.fma(-t, t, 1f), dCNext[dCNextAt + j]);
            dZ[dZAt + j] = opened * t * (1 - o[oAt + j]);
        }
    }

    /** dZi, dZf and dZg; d becomes dC. */
    private static void cellGradient(
            int units,
            float[] gates,
            int at,
            float[] c,
            int cAt,
            float[] dZ,
            int to,
            float[] d,
            int dAt) {
        int j = 0;
        for (int bound = S.loopBound(units); j < bound; j += LANES) {
            FloatVector i = FloatVector.fromArray(S, gates, at + j);
            FloatVector f = FloatVector.fromArray(S, gates, at + units + j);
            FloatVector g = FloatVector.fromArray(S, gates, at + 2 * units + j);
            FloatVector cell = FloatVector.fromArray(S, d, dAt + j);
            FloatVector in = cell.mul(i);
            FloatVector kept = cell.mul(f);
            in.mul(g).mul(broadcast(S, 1f).sub(i)).intoArray(dZ, to + j);
            kept.mul(FloatVector.fromArray(S, c, cAt + j))
                    .mul(broadcast(S, 1f).sub(f))
                    .intoArray(dZ, to + units + j);
            in.mul(g.neg().fma(g, broadcast(S, 1f))).intoArray(dZ, to + 2 * units + j);
            kept.intoArray(d, dAt + j);
        }
        for (; j < units; j++) {
            float i = gates[at + j];
            float f = gates[at + units + j];
            float g = gates[at + 2 * units + j];
            float in = d[dAt + j] * i;
            float kept = d[dAt + j] * f;
            dZ[to + j] = in * g * (1 - i);
            dZ[to + units + j] = kept * c[cAt + j] * (1 - f);
            dZ[to + 2 * units + j] = in * Math.fma(-g, g, 1f);
            d[dAt + j] = kept;
        }
    }
}
