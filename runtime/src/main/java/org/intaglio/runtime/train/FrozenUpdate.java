/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.kernel.OptimizerKernels;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** An optimizer's update that leaves some parameters alone. */
final class FrozenUpdate implements Optimizer.Update {
    private final Optimizer.Update update;
    private final ParameterLayout.Range[] parameters;
    private final boolean[] frozen;

    FrozenUpdate(
            Optimizer.Update update, ParameterLayout layout, Set<ParameterLayout.Range> leftOut) {
        this.update = update;
        this.parameters = layout.parameters().toArray(ParameterLayout.Range[]::new);
        this.frozen = new boolean[parameters.length];
        for (int i = 0; i < frozen.length; i++) {
            frozen[i] = leftOut.contains(parameters[i]);
        }
    }

    @Override
    public Optimizer.Needs needs() {
        return update.needs();
    }

    @Override
    public void begin(long step, float learningRate) {
        update.begin(step, learningRate);
    }

    @Override
    public void gradients(OptimizerKernels kernels, float[] theta, float[] gradient) {
        for (int i = 0; i < frozen.length; i++) {
            if (frozen[i]) {
                Arrays.fill(gradient, parameters[i].from(), parameters[i].to(), 0);
            }
        }
        update.gradients(kernels, theta, gradient);
    }

    @Override
    public void apply(
            OptimizerKernels kernels, int from, int to, float[] theta, float[] g, int gAt) {
        for (int i = 0; i < frozen.length; i++) {
            int begin = Math.max(from, parameters[i].from());
            int end = Math.min(to, parameters[i].to());
            if (begin >= end) {
                continue;
            }
            if (frozen[i]) {
                update.leaveOut(begin, end, theta);
            } else {
                update.apply(kernels, begin, end, theta, g, gAt + begin - from);
            }
        }
    }

    @Override
    public void leaveOut(int from, int to, float[] theta) {
        update.leaveOut(from, to, theta);
    }

    @Override
    public boolean constrains(int from, int to) {
        for (int i = 0; i < frozen.length; i++) {
            if (frozen[i] && parameters[i].from() == from) {
                return false;
            }
        }
        return update.constrains(from, to);
    }

    @Override
    public Optional<Optimizer.Update> atEnd() {
        return update.atEnd();
    }
}
