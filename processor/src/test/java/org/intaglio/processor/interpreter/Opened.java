/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.interpreter;

import org.intaglio.runtime.Device;
import org.intaglio.runtime.device.Executable;
import org.intaglio.runtime.program.Program;

/** The processor, which shows the program that a model opens on it. */
public final class Opened implements Device {
    private final Device processor = Device.scalar();
    private Program program;

    /** The program. */
    public Program program() {
        return program;
    }

    @Override
    public String name() {
        return processor.name();
    }

    @Override
    public String description() {
        return processor.description();
    }

    @Override
    public Executable open(Program program) {
        this.program = program;
        return processor.open(program);
    }
}
