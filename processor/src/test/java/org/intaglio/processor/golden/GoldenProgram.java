/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import org.intaglio.runtime.Device;
import org.intaglio.runtime.train.Optimizer;

/** A case in our language, compiled; it can be run on any device. */
final class GoldenProgram {
    private final GoldenCase golden;
    private final Declaration declaration;
    private final CompiledNetwork network;

    private GoldenProgram(GoldenCase golden, Declaration declaration, CompiledNetwork network) {
        this.golden = golden;
        this.declaration = declaration;
        this.network = network;
    }

    /**
     * Translates without compiling.
     *
     * @throws InexpressibleException if language or runtime have no words for it
     */
    static Declaration translate(GoldenCase golden) {
        MaskedCases.reason(golden)
                .ifPresent(reason -> {
                    throw new InexpressibleException(reason);
                });
        if (golden instanceof GoldenCase.Training training) {
            OptimizerTranslator.translate(training.optimizer());
        }
        return DeclarationWriter.write(golden);
    }

    /**
     * Translates and compiles.
     *
     * @throws InexpressibleException if language or runtime have no words for it
     */
    static GoldenProgram compile(GoldenCase golden) {
        Declaration declaration = translate(golden);
        return new GoldenProgram(
                golden, declaration, CompiledNetwork.compile(declaration.source()));
    }

    /** Does what Keras did, and compares. */
    Comparison run(Device device) {
        GoldenModel model = new GoldenModel(network.create(device), declaration);
        model.setWeights(golden.weights());
        return switch (golden) {
            case GoldenCase.Pass pass -> new PassRun(pass, model).run();
            case GoldenCase.Training training -> {
                Optimizer optimizer = OptimizerTranslator.translate(training.optimizer());
                yield new TrainingRun(training, model).run(optimizer);
            }
        };
    }
}
