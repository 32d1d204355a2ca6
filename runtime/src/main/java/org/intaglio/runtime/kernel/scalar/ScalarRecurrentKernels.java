/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

import org.intaglio.runtime.kernel.RecurrentKernels;

/** The formulas, a unit at a time, in double precision. */
final class ScalarRecurrentKernels implements RecurrentKernels {
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
        for (int r = 0; r < rows; r++) {
            int from = zAt + r * 4 * units;
            int to = gatesAt + r * 4 * units;
            for (int j = 0; j < units; j++) {
                int at = r * units + j;
                double i = ScalarMath.sigmoid(z[from + j]);
                double f = ScalarMath.sigmoid(z[from + units + j]);
                double g = Math.tanh(z[from + 2 * units + j]);
                double o = ScalarMath.sigmoid(z[from + 3 * units + j]);
                double cell = f * (c == null ? 0 : c[cAt + at]) + i * g;
                gates[to + j] = (float) i;
                gates[to + units + j] = (float) f;
                gates[to + 2 * units + j] = (float) g;
                gates[to + 3 * units + j] = (float) o;
                cNext[cNextAt + at] = (float) cell;
                h[hAt + at] = (float) (o * Math.tanh(cell));
            }
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
        for (int r = 0; r < rows; r++) {
            int from = gatesAt + r * 4 * units;
            int to = dZAt + r * 4 * units;
            for (int j = 0; j < units; j++) {
                int at = r * units + j;
                double i = gates[from + j];
                double f = gates[from + units + j];
                double g = gates[from + 2 * units + j];
                double o = gates[from + 3 * units + j];
                double t = Math.tanh(cNext[cNextAt + at]);
                double up = dH[dHAt + at];
                double before = c == null ? 0 : c[cAt + at];
                double d = up * o * (1 - t * t) + (dCNext == null ? 0 : dCNext[dCNextAt + at]);
                dZ[to + j] = (float) (d * g * i * (1 - i));
                dZ[to + units + j] = (float) (d * before * f * (1 - f));
                dZ[to + 2 * units + j] = (float) (d * i * (1 - g * g));
                dZ[to + 3 * units + j] = (float) (up * t * o * (1 - o));
                dC[dCAt + at] = (float) (d * f);
            }
        }
    }
}
