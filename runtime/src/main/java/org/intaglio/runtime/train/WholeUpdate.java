/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.kernel.OptimizerKernels;

/**
 * An update that needs norms of whole parameters: when all gradients are there it turns them into
 * steps, which are then taken off range by range. What it remembers of a frozen parameter fades, as
 * if its gradients were 0.
 */
abstract class WholeUpdate implements Optimizer.Update {
    @Override
    public final Optimizer.Needs needs() {
        return Optimizer.Needs.ALL_GRADIENTS;
    }

    /** Turns gradients into what is taken off the parameters. */
    @Override
    public abstract void gradients(OptimizerKernels kernels, float[] theta, float[] gradient);

    @Override
    public void apply(
            OptimizerKernels kernels, int from, int to, float[] theta, float[] g, int gAt) {
        kernels.sgd(from, to, 1, theta, g, gAt);
    }
}
