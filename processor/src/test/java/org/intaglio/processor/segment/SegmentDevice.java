/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.segment;

import org.intaglio.runtime.Device;
import org.intaglio.runtime.device.Executable;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.program.Program;

/**
 * A device as another module may bring one, with nothing but what the runtime exports: weights lie
 * outside of the heap, as those of a graphics card do, and every call copies them to where the
 * processor's kernels can work on them, and back. One thread, no slices at the same time.
 */
public final class SegmentDevice implements Device {
    private final Kernels kernels;

    /** A device that computes with these kernels. */
    public SegmentDevice(Kernels kernels) {
        this.kernels = kernels;
    }

    @Override
    public String name() {
        return "segment";
    }

    @Override
    public String description() {
        return "weights outside of the heap, " + kernels.name() + " kernels";
    }

    @Override
    public Executable open(Program program) {
        return new SegmentExecutable(program, kernels);
    }

    @Override
    public String toString() {
        return name() + " " + kernels.name();
    }
}
