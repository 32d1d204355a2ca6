/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.interpreter;

import org.intaglio.runtime.Device;
import org.intaglio.runtime.device.Executable;
import org.intaglio.runtime.program.Program;

/**
 * Runs what a program tells instead of its code. Everything around it, batches, losses' sums,
 * penalties, optimizers, is the processor's.
 */
public final class InterpretedDevice implements Device {
    private final Device processor = Device.scalar();

    @Override
    public String name() {
        return "interpreter";
    }

    @Override
    public String description() {
        return "operations, one after the other";
    }

    @Override
    public Executable open(Program program) {
        return processor.open(new InterpretedProgram(program));
    }

    @Override
    public String toString() {
        return name();
    }
}
