/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.JavaFile;

import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.schedule.Programs;

/** Writes Java for the runtime of this project. */
public final class JavaBackend implements Backend {
    @Override
    public JavaFile model(Programs programs) {
        return new ModelWriter(programs).write();
    }

    @Override
    public JavaFile stub(NetworkSpec spec) {
        return new StubWriter(spec).write();
    }
}
