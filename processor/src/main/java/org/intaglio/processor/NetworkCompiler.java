/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import com.palantir.javapoet.JavaFile;

import org.intaglio.processor.emit.Backend;
import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.Bug;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.shape.ShapeInference;
import org.intaglio.processor.validate.DeclarationRules;
import org.intaglio.processor.validate.NetworkRules;
import org.intaglio.processor.wire.WiredNetwork;
import org.intaglio.processor.wire.Wiring;

/** Compiles one network: all passes after reading, in their order. */
final class NetworkCompiler {
    private final Backend backend;

    NetworkCompiler(Backend backend) {
        this.backend = backend;
    }

    /**
     * The source of the model; of a stub if anything stands against the model. A bug of ours
     * becomes a diagnostic too.
     */
    JavaFile compile(NetworkSpec spec, Diagnostics diagnostics) {
        try {
            ShapedNetwork network = check(spec, diagnostics);
            if (!diagnostics.preventGeneration()) {
                return backend.model(network);
            }
        } catch (RuntimeException bug) {
            diagnostics.add(Bug.at(spec.origin(), "compile '" + spec.name() + "'", bug));
        }
        return backend.stub(spec);
    }

    /** The passes up to validation. Each goes as far as the mistakes found before allow. */
    static ShapedNetwork check(NetworkSpec spec, Diagnostics diagnostics) {
        DeclarationRules.check(spec, diagnostics);
        WiredNetwork wired = Wiring.wire(spec, diagnostics);
        ShapedNetwork shaped = ShapeInference.infer(wired, diagnostics);
        NetworkRules.check(wired, shaped, diagnostics);
        return shaped;
    }
}
