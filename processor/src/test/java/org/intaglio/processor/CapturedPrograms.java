/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import com.palantir.javapoet.JavaFile;

import org.intaglio.processor.emit.Backend;
import org.intaglio.processor.emit.JavaBackend;
import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.schedule.Programs;

import java.util.ArrayList;
import java.util.List;

import javax.annotation.processing.Processor;

/** Writes models as always, and keeps what they are made of. */
public final class CapturedPrograms implements Backend {
    private final Backend backend = new JavaBackend();
    private final List<Programs> all = new ArrayList<>();

    /** A processor that writes with this. */
    public Processor processor() {
        return new NetworkProcessor(this);
    }

    /** What has been written so far. */
    public List<Programs> all() {
        return all;
    }

    @Override
    public JavaFile model(Programs programs) {
        all.add(programs);
        return backend.model(programs);
    }

    @Override
    public JavaFile stub(NetworkSpec spec) {
        return backend.stub(spec);
    }
}
