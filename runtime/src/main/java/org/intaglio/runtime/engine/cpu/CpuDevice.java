/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine.cpu;

import org.intaglio.runtime.Device;
import org.intaglio.runtime.device.Executable;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.program.Program;

import java.util.Objects;

/** The processor, with one implementation of the operations that generated code calls. */
public final class CpuDevice implements Device {
    private final Kernels kernels;

    /** The processor with these kernels. */
    public CpuDevice(Kernels kernels) {
        this.kernels = kernels;
    }

    @Override
    public String name() {
        return kernels.name();
    }

    @Override
    public String description() {
        return "CPU, %s kernels, %d processors"
                .formatted(kernels.name(), Runtime.getRuntime().availableProcessors());
    }

    @Override
    public Executable open(Program program) {
        Objects.requireNonNull(program, "program");
        return new CpuExecutable(program, kernels);
    }

    @Override
    public String toString() {
        return description();
    }
}
