/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine.cpu;

import org.intaglio.runtime.kernel.Arena;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.program.Frame;
import org.intaglio.runtime.program.Plan;
import org.intaglio.runtime.program.Program;

/** Weights with the forms of them that predictions read: those of a network, or a copy. */
final class ReadyWeights {
    private static final float[] NOTHING = {};

    final float[] theta;
    final float[] state;
    private final Program program;
    private final Frame frame;

    ReadyWeights(Program program, Kernels kernels, float[] theta, float[] state) {
        this.program = program;
        this.theta = theta;
        this.state = state;
        Plan plan = program.architecture().inference();
        if (plan.sharedFloats() == 0) {
            this.frame = null;
            return;
        }
        this.frame = new Frame(kernels, plan);
        frame.theta = theta;
        frame.state = state;
        frame.scratch = Arena.of(plan.scratchFloats(), 1);
        frame.shared = new float[plan.sharedFloats()];
    }

    /** Whether there are forms to prepare. */
    boolean needsPreparation() {
        return frame != null;
    }

    /** Brings the weights into those forms, as they are now. */
    void prepare() {
        if (frame != null) {
            program.prepareInference(frame);
        }
    }

    /** Lets a frame read these. */
    void giveTo(Frame reader) {
        reader.theta = theta;
        reader.state = state;
        reader.shared = frame == null ? NOTHING : frame.shared;
    }
}
