/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;

import org.intaglio.processor.emit.Backend;
import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.schedule.Programs;

import javax.lang.model.element.Modifier;

/** Generates empty classes: what is said of a network does not depend on what is written. */
final class EmptyBackend implements Backend {
    @Override
    public JavaFile model(Programs programs) {
        return stub(programs.network().spec());
    }

    @Override
    public JavaFile stub(NetworkSpec spec) {
        TypeSpec.Builder type = TypeSpec.classBuilder(spec.name() + "Model");
        if (spec.isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        return JavaFile.builder(spec.packageName(), type.build()).build();
    }
}
