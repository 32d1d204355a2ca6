/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.kernel.Arena;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Pass;
import org.intaglio.runtime.program.Plan;
import org.intaglio.runtime.program.Program;

import java.util.List;

/** Room for the inference of one slice, used by one thread at a time. */
final class Slice {
    final Batch rows;
    final float[][] inputs;
    final float[][] targets;
    final float[][] output;
    private final Network network;
    private final Program program;
    private final Pass pass;

    /**
     * @param targets whether the samples have targets
     */
    Slice(Network network, boolean targets) {
        Architecture architecture = network.architecture();
        Plan plan = architecture.inference();
        this.network = network;
        this.program = network.program();
        this.rows = batch(architecture, plan.slice(), targets);
        this.output = new float[architecture.outputs().size()][];
        for (int o = 0; o < output.length; o++) {
            output[o] = new float[plan.slice() * architecture.outputs().get(o).shape().size()];
        }
        this.pass = new Pass(network.kernels(), plan);
        pass.theta = network.theta();
        pass.state = network.state();
        this.inputs = new float[architecture.inputs().size()][];
        pass.input = inputs;
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = rows.input(i);
        }
        this.targets = new float[rows.targets()][];
        for (int o = 0; o < this.targets.length; o++) {
            this.targets[o] = rows.target(o);
        }
        pass.output = output;
        pass.capacity = plan.slice();
        pass.batchArena = Arena.of(plan.batchFloats(), plan.slice());
        pass.sliceArena = Arena.of(plan.sliceFloats(), 1);
        pass.scratch = Arena.of(plan.scratchFloats(), 1);
    }

    /** A batch for this network. */
    static Batch batch(Architecture architecture, int capacity, boolean targets) {
        return new Batch(
                capacity,
                architecture.inputs().stream().map(i -> i.shape().size()).toList(),
                targets
                        ? architecture.outputs().stream().map(o -> o.target().size()).toList()
                        : List.of());
    }

    /** Computes the outputs of the first {@code n} rows. */
    void infer(int n) {
        pass.first = 0;
        pass.n = n;
        pass.batch = n;
        pass.shared = network.prepared();
        program.infer(pass);
    }
}
