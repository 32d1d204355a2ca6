/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine.cpu;

import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.device.EvaluationRows;
import org.intaglio.runtime.device.Evaluations;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.program.Plan;
import org.intaglio.runtime.program.Program;

/** Evaluates blocks of samples, slice by slice, with several threads. */
final class CpuEvaluations implements Evaluations {
    /** Slices of a block: enough for the threads not to wait for each other often. */
    private static final int SLICES = 64;

    private final CpuWeights weights;
    private final Workers workers;
    private final Workers.Job job = this::piece;
    private final Penalties penalties;
    private final Plan plan;
    private final InferenceRoom[] rooms;

    // Of the evaluation that is running.
    private ReadyWeights taken;
    private long stamp;
    private volatile boolean changed;

    // Of the block that is being worked on.
    private EvaluationRows rows;
    private int n;

    CpuEvaluations(
            Program program,
            Kernels kernels,
            CpuWeights weights,
            Workers workers,
            LossFunction[] lossFunctions) {
        this.weights = weights;
        this.workers = workers;
        this.penalties = new Penalties(program.architecture());
        this.plan = program.architecture().evaluation();
        this.rooms = new InferenceRoom[workers.threads()];
        for (int t = 0; t < rooms.length; t++) {
            rooms[t] = InferenceRoom.forEvaluation(program, kernels, lossFunctions);
        }
    }

    @Override
    public int block() {
        return SLICES * plan.slice();
    }

    @Override
    public void begin(String what, boolean copy) {
        end();
        changed = false;
        if (!copy) {
            stamp = weights.changes().stamp();
            taken = weights.live(stamp);
        }
        if (taken == null) {
            stamp = Changes.NEVER;
            taken = weights.copy(what);
        }
    }

    @Override
    public double penalty() {
        return penalties.total(taken.theta);
    }

    @Override
    public boolean evaluate(int n, EvaluationRows rows) {
        this.n = n;
        this.rows = rows;
        try {
            workers.run(job, plan.slices(n));
        } finally {
            this.rows = null;
        }
        return !changed;
    }

    private void piece(int thread, int piece) {
        if (changed) {
            return;
        }
        InferenceRoom room = rooms[thread];
        int size = plan.sliceOf(n);
        int from = piece * size;
        int count = Math.min(size, n - from);
        rows.read(from, count, room.rows);
        room.evaluate(count, taken);
        if (weights.changes().isStill(stamp)) {
            rows.take(from, count, room.rows, room.output, room.loss);
        } else {
            changed = true;
        }
    }

    @Override
    public void end() {
        if (taken != null && stamp == Changes.NEVER) {
            weights.giveBack(taken);
        }
        taken = null;
    }
}
