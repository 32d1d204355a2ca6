/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.kernel.Formula;
import org.intaglio.runtime.kernel.Formula.Value;
import org.intaglio.runtime.kernel.FormulaBuilder;
import org.intaglio.runtime.kernel.OptimizerKernels;

/** What {@link Muon} remembers, and its steps. */
final class MuonUpdate extends WholeUpdate {
    private final Muon settings;
    private final ParameterLayout.Range[] parameters;
    private final int[] rows;
    private final int[] columns;
    private final boolean[] isMatrix;
    private final boolean[] decays;
    private final Formula momentum;
    private final float[][] memory;
    private final float[] squares;
    private final float[] none = new float[0];
    private final Orthogonal orthogonal;
    private float rate;
    private float adamRate;

    MuonUpdate(Muon settings, ParameterLayout layout) {
        this.settings = settings;
        this.parameters = layout.parameters().toArray(ParameterLayout.Range[]::new);
        this.rows = new int[parameters.length];
        this.columns = new int[parameters.length];
        this.isMatrix = new boolean[parameters.length];
        this.decays = new boolean[parameters.length];
        int largest = 0;
        int smallerSide = 0;
        boolean isAnyAdams = false;
        for (int i = 0; i < parameters.length; i++) {
            ParameterLayout.Range p = parameters[i];
            isMatrix[i] = settings.takes(p);
            decays[i] = settings.weightDecay() != 0 && settings.decays().test(p);
            if (isMatrix[i]) {
                rows[i] = p.shape().dimension(0);
                columns[i] = p.shape().dimension(1);
                largest = Math.max(largest, p.shape().size());
                smallerSide = Math.max(smallerSide, Math.min(rows[i], columns[i]));
            }
            isAnyAdams |= !isMatrix[i];
        }
        this.momentum = momentum(settings);
        this.memory = new float[][] {new float[layout.floats()]};
        this.squares = new float[isAnyAdams ? layout.floats() : 0];
        this.orthogonal = new Orthogonal(largest, smallerSide);
    }

    /** The gradient becomes what is made orthogonal. */
    private static Formula momentum(Muon s) {
        FormulaBuilder f = new FormulaBuilder();
        Value g = f.gradient();
        Value m = f.memory(0);
        Value slowly = f.constant(s.momentum());
        Value least = f.constant(OptimizerKernels.NEGLIGIBLE);
        f.set(m, m.times(slowly).plus(g).flushBelow(least));
        f.set(g, s.isNesterov() ? g.plus(m.times(slowly)) : m);
        return f.build();
    }

    @Override
    public void begin(long step, float learningRate) {
        rate = learningRate;
        adamRate = settings.adam().corrected(step, (float) (learningRate * settings.adamRate()));
    }

    @Override
    public void gradients(OptimizerKernels kernels, float[] theta, float[] gradient) {
        for (int i = 0; i < parameters.length; i++) {
            if (isMatrix[i]) {
                ParameterLayout.Range p = parameters[i];
                kernels.update(momentum, none, p.from(), p.to(), theta, gradient, p.from(), memory);
                double norm = Math.sqrt(kernels.squares(p.from(), p.to(), gradient));
                double scale = settings.scale() * Math.sqrt(Math.max(rows[i], columns[i]));
                orthogonal.of(
                        kernels.matrices(),
                        settings.steps(),
                        rows[i],
                        columns[i],
                        (float) (1 / (norm + 1e-7)),
                        (float) (rate * scale),
                        gradient,
                        p.from());
            }
        }
    }

    @Override
    public void apply(
            OptimizerKernels kernels, int from, int to, float[] theta, float[] g, int gAt) {
        float decay = (float) (settings.weightDecay() * rate);
        for (int i = 0; i < parameters.length; i++) {
            int begin = Math.max(from, parameters[i].from());
            int end = Math.min(to, parameters[i].to());
            if (begin >= end) {
                continue;
            }
            if (decays[i]) {
                kernels.sgd(begin, end, decay, theta, theta, begin);
            }
            int at = gAt + begin - from;
            if (isMatrix[i]) {
                kernels.sgd(begin, end, 1, theta, g, at);
            } else {
                Adam a = settings.adam();
                kernels.adam(
                        begin,
                        end,
                        adamRate,
                        a.beta1(),
                        a.beta2(),
                        a.epsilon(),
                        theta,
                        g,
                        at,
                        memory[0],
                        squares);
            }
        }
    }
}
