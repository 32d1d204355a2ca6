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

import java.util.List;
import java.util.Optional;

/**
 * What an {@link Adjusted} optimizer does. Formulas: <a
 * href="https://keras.io/api/optimizers/">keras.io/api/optimizers</a>, the arguments that all
 * optimizers there have.
 */
final class AdjustedUpdate implements Optimizer.Update {
    private static final float[] NO_NUMBERS = {};
    private static final float[][] NO_MEMORY = {};

    private final Optimizer.Update base;
    private final Adjusted settings;
    private final Optimizer.Needs needs;
    private final List<ParameterLayout.Range> parameters;
    private final Ranges decayed;

    /** Parameters that have shrunk, for a base that looks at them before any have changed. */
    private final float[] shrunk;

    private final Formula add;
    private final Formula take;
    private final float[][] sums;

    private final Formula clipValue;
    private final Formula scale;
    private final float[] factor = new float[1];

    private final Formula average;
    private final float[][] averages;
    private final float[] shares = new float[2];

    // Of the step that has begun.
    private boolean updates;
    private float decayRate;
    private boolean overwrites;

    /** Whether there is an average yet. */
    private boolean averaged;

    AdjustedUpdate(Adjusted settings, ParameterLayout layout) {
        this.settings = settings;
        this.base = settings.base().start(layout);
        this.parameters = layout.parameters();
        Adjusted.Clip clip = settings.clip();
        boolean norms = clip != null && clip.kind() != Adjusted.ClipKind.VALUE;
        this.needs = norms ? Optimizer.Needs.ALL_GRADIENTS : base.needs();
        this.decayed =
                settings.decay() == null || settings.decay().rate() == 0
                        ? Ranges.NONE
                        : Ranges.of(layout, settings.decay().decays());
        int floats = layout.floats();
        boolean looks = base.needs() == Optimizer.Needs.ALL_GRADIENTS && decayed.count() > 0;
        this.shrunk = new float[looks ? floats : 0];
        this.sums = new float[1][settings.accumulation() > 1 ? floats : 0];
        this.averages = new float[1][settings.averaging() == null ? 0 : floats];
        this.add = addFormula();
        this.take = takeFormula(settings.accumulation());
        this.clipValue = clipFormula(clip == null ? 0 : clip.most());
        this.scale = scaleFormula();
        this.average = averageFormula();
    }

    private static Formula addFormula() {
        FormulaBuilder f = new FormulaBuilder();
        f.set(f.memory(0), f.memory(0).plus(f.gradient()));
        return f.build();
    }

    private static Formula takeFormula(int steps) {
        FormulaBuilder f = new FormulaBuilder();
        f.set(f.gradient(), f.gradient().plus(f.memory(0)).over(f.constant(steps)));
        f.set(f.memory(0), f.constant(0));
        return f.build();
    }

    private static Formula clipFormula(double most) {
        FormulaBuilder f = new FormulaBuilder();
        f.set(f.gradient(), f.gradient().max(f.constant(-most)).min(f.constant(most)));
        return f.build();
    }

    private static Formula scaleFormula() {
        FormulaBuilder f = new FormulaBuilder();
        f.set(f.gradient(), f.gradient().times(f.ofStep(0)));
        return f.build();
    }

    private static Formula averageFormula() {
        FormulaBuilder f = new FormulaBuilder();
        Value kept = f.memory(0).times(f.ofStep(0));
        f.set(f.memory(0), kept.plus(f.theta().times(f.ofStep(1))));
        return f.build();
    }

    @Override
    public Optimizer.Needs needs() {
        return needs;
    }

    @Override
    public void begin(long step, float learningRate) {
        int each = settings.accumulation();
        updates = step % each == 0;
        if (updates) {
            base.begin(step / each, learningRate);
        }
        decayRate = settings.decay() == null ? 0 : (float) (settings.decay().rate() * learningRate);
        if (settings.averaging() != null) {
            long before = (step - 1) / each;
            double momentum = before == 0 ? 0 : settings.averaging().momentum();
            shares[0] = (float) momentum;
            shares[1] = (float) (1 - momentum);
            int every = settings.averaging().every();
            overwrites = every > 0 && (before + 1) % every == 0;
        }
    }

    @Override
    public void gradients(OptimizerKernels kernels, float[] theta, float[] gradient) {
        if (!updates) {
            return;
        }
        prepare(kernels, 0, gradient.length, theta, gradient, 0);
        Adjusted.Clip clip = settings.clip();
        if (clip != null) {
            switch (clip.kind()) {
                case VALUE -> {} // Done.
                case NORM -> {
                    for (ParameterLayout.Range p : parameters) {
                        shorten(kernels, p.from(), p.to(), clip.most(), theta, gradient);
                    }
                }
                case GLOBAL_NORM ->
                        shorten(kernels, 0, gradient.length, clip.most(), theta, gradient);
            }
        }
        if (base.needs() == Optimizer.Needs.ALL_GRADIENTS) {
            base.gradients(kernels, shrunk(kernels, theta), gradient);
        }
    }

    /** What {@link #apply} makes of the parameters before the base has its turn. */
    private float[] shrunk(OptimizerKernels kernels, float[] theta) {
        if (shrunk.length == 0) {
            return theta;
        }
        System.arraycopy(theta, 0, shrunk, 0, shrunk.length);
        decay(kernels, 0, shrunk.length, shrunk);
        return shrunk;
    }

    private void decay(OptimizerKernels kernels, int from, int to, float[] theta) {
        for (int r = 0; r < decayed.count(); r++) {
            int begin = decayed.from(r, from);
            int end = decayed.to(r, to);
            if (begin < end) {
                kernels.sgd(begin, end, decayRate, theta, theta, begin);
            }
        }
    }

    /** What needs no norms: takes what has been accumulated, and clips by value. */
    private void prepare(
            OptimizerKernels kernels, int from, int to, float[] theta, float[] g, int gAt) {
        if (settings.accumulation() > 1) {
            kernels.update(take, NO_NUMBERS, from, to, theta, g, gAt, sums);
        }
        if (settings.clip() != null && settings.clip().kind() == Adjusted.ClipKind.VALUE) {
            kernels.update(clipValue, NO_NUMBERS, from, to, theta, g, gAt, NO_MEMORY);
        }
    }

    private void shorten(
            OptimizerKernels kernels, int from, int to, double most, float[] theta, float[] g) {
        double norm = Math.sqrt(kernels.squares(from, to, g));
        if (norm > most) {
            factor[0] = (float) (most / norm);
            kernels.update(scale, factor, from, to, theta, g, from, NO_MEMORY);
        }
    }

    @Override
    public void apply(
            OptimizerKernels kernels, int from, int to, float[] theta, float[] g, int gAt) {
        if (updates) {
            if (needs == Optimizer.Needs.RANGE) {
                prepare(kernels, from, to, theta, g, gAt);
            }
            decay(kernels, from, to, theta);
            base.apply(kernels, from, to, theta, g, gAt);
        } else {
            kernels.update(add, NO_NUMBERS, from, to, theta, g, gAt, sums);
        }
        if (settings.averaging() != null) {
            averaged = true;
            kernels.update(average, shares, from, to, theta, g, gAt, averages);
            if (overwrites) {
                System.arraycopy(averages[0], from, theta, from, to - from);
            }
        }
    }

    @Override
    public void leaveOut(int from, int to, float[] theta) {
        if (settings.averaging() != null) {
            System.arraycopy(theta, from, averages[0], from, to - from);
        }
        base.leaveOut(from, to, theta);
    }

    @Override
    public Optional<Optimizer.Update> atEnd() {
        return averaged ? Optional.of(new ToAverages(averages[0])) : base.atEnd();
    }

    /** Sets the weights to their averages. */
    private static final class ToAverages implements Optimizer.Update {
        private final float[] averages;

        ToAverages(float[] averages) {
            this.averages = averages;
        }

        @Override
        public void begin(long step, float learningRate) {}

        /** An average of what has been held is what it is, as in Keras. */
        @Override
        public boolean constrains(int from, int to) {
            return false;
        }

        @Override
        public void apply(
                OptimizerKernels kernels, int from, int to, float[] theta, float[] g, int gAt) {
            System.arraycopy(averages, from, theta, from, to - from);
        }
    }
}
