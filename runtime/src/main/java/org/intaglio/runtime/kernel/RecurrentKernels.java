/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

/**
 * One step of a recurrent layer, behind its products: element by element over {@code rows} samples
 * of {@code units} units. A row's results depend on its own numbers only.
 */
public interface RecurrentKernels {
    /**
     * The cell of an LSTM (Hochreiter and Schmidhuber 1997, as Keras has it). A row of Z and of the
     * gates (rows×4·units) is i, f, g, o, in this order, units each: {@code i = sigmoid(zi)},
     * {@code f = sigmoid(zf)}, {@code g = tanh(zg)}, {@code o = sigmoid(zo)}; then {@code c' = f·c
     * + i·g} and {@code h = o·tanh c'}.
     *
     * @param z what the products and the bias sum to
     * @param c the cells before the step (rows×units); null for zeros
     * @param gates the activated gates; may be the place of Z
     * @param cNext c', rows×units; may be the place of c
     * @param h the outputs, rows×units
     */
    void lstm(
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
            int hAt);

    /**
     * The derivatives of {@link #lstm}: with {@code d = dC' + dH·o·(1 - tanh² c')}, {@code dZi =
     * d·g·i·(1 - i)}, {@code dZf = d·c·f·(1 - f)}, {@code dZg = d·i·(1 - g²)}, {@code dZo = dH·tanh
     * c'·o·(1 - o)} and {@code dC = d·f}.
     *
     * @param gates what {@link #lstm} has left, rows×4·units
     * @param c the cells before the step (rows×units); null for zeros
     * @param cNext the cells after it
     * @param dH rows×units; not the place of dC
     * @param dCNext what the step after this one has handed back for c' (rows×units); null for
     *     zeros
     * @param dZ rows×4·units, overwritten; not the place of the gates
     * @param dC for the step before, rows×units, overwritten; may be the place of dCNext
     */
    void lstmGradient(
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
            int dCAt);
}
