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
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.schedule.CodeOptions;
import org.intaglio.processor.schedule.MemoryExceededException;
import org.intaglio.processor.schedule.Programs;

/** Compiles one network: all {@link Passes}, and what a mistake or a bug of ours does to them. */
final class NetworkCompiler {
    private final Backend backend;
    private final CodeOptions options;

    NetworkCompiler(Backend backend, CodeOptions options) {
        this.backend = backend;
        this.options = options;
    }

    /**
     * The source of the model; of a stub if anything stands against the model. A bug of ours
     * becomes a diagnostic too.
     */
    JavaFile compile(NetworkSpec spec, Diagnostics diagnostics) {
        try {
            ShapedNetwork network = Passes.check(spec, diagnostics);
            if (!diagnostics.preventGeneration()) {
                Programs programs = Passes.programs(network, options);
                Passes.budget(programs, options, diagnostics);
                if (!diagnostics.preventGeneration()) {
                    return backend.model(programs);
                }
            }
        } catch (MemoryExceededException e) {
            diagnostics.add(
                    DiagnosticId.TOO_LARGE.at(
                            spec.origin(),
                            "'%s' needs more than the 2³¹ - 1 numbers of a Java array for what its"
                                            .formatted(spec.name())
                                    + " layers hold at once for one sample",
                            "Make its layers smaller, or what they read."));
        } catch (RuntimeException bug) {
            diagnostics.add(Bug.at(spec.origin(), "compile '" + spec.name() + "'", bug));
        }
        return backend.stub(spec);
    }
}
