/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import org.intaglio.processor.Repository;
import org.intaglio.runtime.Device;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.LearningRate;
import org.intaglio.runtime.train.Optimizer;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * An optimizer and learning rates that users write themselves do what Keras' own do, step by step:
 * the interfaces give them what they need.
 */
class OwnOptimizersTest {
    private static final Path CASES =
            Repository.root().resolve("processor/src/test/resources/golden-optimizers");

    /** Keras' formula of {@code ExponentialDecay}. */
    private record Decay(double initial, double steps, double rate, boolean staircase)
            implements LearningRate {
        @Override
        public double at(long step) {
            double exponent = step / steps;
            return initial * StrictMath.pow(rate, staircase ? Math.floor(exponent) : exponent);
        }
    }

    static Stream<Arguments> casesAndDevices() {
        return Stream.of(Device.scalar(), Device.vector())
                .flatMap(device ->
                        Stream.of(
                                Arguments.of(
                                        "train_sgd_global_clipnorm",
                                        new GlobalClip(0.1, 0.5),
                                        device),
                                Arguments.of(
                                        "train_schedule_exponential",
                                        Adam.create(new Decay(0.02, 4, 0.9, false)),
                                        device),
                                Arguments.of(
                                        "train_schedule_exponential_staircase",
                                        Sgd.create(new Decay(0.1, 4, 0.5, true)),
                                        device)));
    }

    @ParameterizedTest
    @MethodSource("casesAndDevices")
    void trainsAsKerasDoes(String name, Optimizer optimizer, Device device) {
        var golden = (GoldenCase.Training) GoldenCase.read(CASES.resolve(name + ".json"));
        Declaration declaration = DeclarationWriter.write(golden);
        CompiledNetwork network = CompiledNetwork.compile(declaration.source());
        GoldenModel model = new GoldenModel(network.create(device), declaration);
        model.setWeights(golden.weights());
        new TrainingRun(golden, model).run(optimizer).check();
    }
}
