/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.JavaFile;

import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.schedule.Programs;

/** Writes the Java source of a model. */
public interface Backend {
    /** The model of a network. */
    JavaFile model(Programs programs);

    /**
     * A class with the same interface and no function, for a declaration with errors, so that the
     * code that uses the model still compiles and the errors stand alone.
     */
    JavaFile stub(NetworkSpec spec);
}
