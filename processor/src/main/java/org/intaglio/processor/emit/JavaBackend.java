/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.JavaFile;

import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.model.ShapedNetwork;

import java.util.OptionalInt;

/** Writes Java for the runtime of this project. */
public final class JavaBackend implements Backend {
    private final OptionalInt slice;

    /** With slices of the size that suits the cache. */
    public JavaBackend() {
        this(OptionalInt.empty());
    }

    /**
     * @param slice samples of a slice, if the user has chosen it
     */
    public JavaBackend(OptionalInt slice) {
        this.slice = slice;
    }

    @Override
    public JavaFile model(ShapedNetwork network) {
        return new ModelWriter(network, slice).write();
    }

    @Override
    public JavaFile stub(NetworkSpec spec) {
        return new StubWriter(spec).write();
    }
}
