/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;

import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.model.ShapedNetwork;

/** Writes Java with JavaPoet. */
public final class JavaBackend implements Backend {
    @Override
    public JavaFile model(ShapedNetwork network) {
        return stub(network.spec());
    }

    @Override
    public JavaFile stub(NetworkSpec spec) {
        return JavaFile.builder(
                        spec.packageName(), TypeSpec.classBuilder(spec.name() + "Model").build())
                .build();
    }
}
