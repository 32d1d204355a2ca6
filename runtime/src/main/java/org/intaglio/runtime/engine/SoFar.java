/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.train.Optimizer;
import org.intaglio.runtime.train.ParameterLayout;

/**
 * How far the training of a network has come, from one call of {@code fit} to the next: so that two
 * calls do what one does with the epochs of both. For whoever has {@linkplain Network#acquire
 * acquired} the network; only the optimizer's state may be asked for by anybody.
 */
public final class SoFar {
    private int epochs;
    private long steps;
    private long pass;
    private long position;
    private boolean withinPass;
    private OptimizerState optimizer;

    SoFar() {}

    /** How many epochs were done. */
    int epochs() {
        return epochs;
    }

    void epochs(int done) {
        epochs = done;
    }

    /** How many steps were done, of trainings and of loops of one's own. */
    public long steps() {
        return steps;
    }

    /** After a step. */
    public void stepDone() {
        steps++;
    }

    /** Whether the last epoch had its number of steps given, and so may have ended anywhere. */
    boolean isWithinPass() {
        return withinPass;
    }

    /** Which pass through the samples the last epoch ended in, from 0. */
    long pass() {
        return pass;
    }

    /** How many samples of that pass it had taken. */
    long position() {
        return position;
    }

    void within(long pass, long position) {
        this.withinPass = true;
        this.pass = pass;
        this.position = position;
    }

    void atEndOfPass() {
        withinPass = false;
    }

    /** What this optimizer has remembered, if it was the last; another begins anew. */
    public synchronized OptimizerState optimizer(Optimizer wanted, ParameterLayout layout) {
        if (optimizer == null || !optimizer.isOf(wanted)) {
            optimizer = new OptimizerState(wanted, layout);
        }
        return optimizer;
    }
}
