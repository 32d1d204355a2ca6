/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.kernel.Arena;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.program.Pass;
import org.intaglio.runtime.program.Plan;
import org.intaglio.runtime.program.Program;

/** Weights with the forms of them that predictions read: those of a network, or a copy. */
final class ReadyWeights {
    private static final float[] NOTHING = {};

    final float[] theta;
    final float[] state;
    private final Program program;
    private final Pass pass;

    ReadyWeights(Program program, Kernels kernels, float[] theta, float[] state) {
        this.program = program;
        this.theta = theta;
        this.state = state;
        Plan plan = program.architecture().inference();
        if (plan.sharedFloats() == 0) {
            this.pass = null;
            return;
        }
        this.pass = new Pass(kernels, plan);
        pass.theta = theta;
        pass.state = state;
        pass.scratch = Arena.of(plan.scratchFloats(), 1);
        pass.shared = new float[plan.sharedFloats()];
    }

    /** Whether there are forms to prepare. */
    boolean needsPreparation() {
        return pass != null;
    }

    /** Brings the weights into those forms, as they are now. */
    void prepare() {
        if (pass != null) {
            program.prepareInference(pass);
        }
    }

    /** Lets a pass read these. */
    void giveTo(Pass reader) {
        reader.theta = theta;
        reader.state = state;
        reader.shared = pass == null ? NOTHING : pass.shared;
    }
}
