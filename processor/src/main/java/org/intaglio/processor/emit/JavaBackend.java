/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.JavaFile;

import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.model.ShapedNetwork;

/** Writes Java for the runtime of this project. */
public final class JavaBackend implements Backend {
    private final CodeOptions options;

    /** Decides everything itself. */
    public JavaBackend() {
        this(CodeOptions.DEFAULT);
    }

    /**
     * @param options what the user has decided
     */
    public JavaBackend(CodeOptions options) {
        this.options = options;
    }

    @Override
    public JavaFile model(ShapedNetwork network) {
        return new ModelWriter(network, options).write();
    }

    @Override
    public JavaFile stub(NetworkSpec spec) {
        return new StubWriter(spec).write();
    }
}
