/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine.cpu;

import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.device.Evaluations;
import org.intaglio.runtime.device.Session;
import org.intaglio.runtime.device.Steps;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.program.Program;

/** Threads for one training or evaluation. */
final class CpuSession implements Session {
    private final Program program;
    private final Kernels kernels;
    private final CpuWeights weights;
    private final LossFunction[] lossFunctions;
    private final boolean refusesBad;
    private final Workers workers;
    private CpuSteps steps;
    private CpuEvaluations evaluations;
    private boolean closed;

    CpuSession(
            Program program,
            Kernels kernels,
            CpuWeights weights,
            LossFunction[] lossFunctions,
            boolean refusesBad,
            int threads) {
        this.program = program;
        this.kernels = kernels;
        this.weights = weights;
        this.lossFunctions = lossFunctions;
        this.refusesBad = refusesBad;
        this.workers = Threads.borrow(threads);
    }

    @Override
    public Steps steps() {
        if (steps == null) {
            steps = new CpuSteps(program, kernels, weights, workers, lossFunctions, refusesBad);
        }
        return steps;
    }

    @Override
    public Evaluations evaluations() {
        if (evaluations == null) {
            evaluations = new CpuEvaluations(program, kernels, weights, workers, lossFunctions);
        }
        return evaluations;
    }

    @Override
    public void close() {
        if (closed) {
            return; // The threads may be somebody else's by now.
        }
        closed = true;
        Threads.giveBack(workers);
        if (steps != null) {
            weights.dropCopies();
        }
    }
}
