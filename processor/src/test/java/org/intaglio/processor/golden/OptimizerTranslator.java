/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.Optimizer;
import org.intaglio.runtime.train.Sgd;

import tools.jackson.databind.JsonNode;

import java.util.Set;

/** Translates an optimizer of Keras. */
final class OptimizerTranslator {
    private static final Set<String> MISSING =
            Set.of(
                    "Adadelta",
                    "Adafactor",
                    "Adagrad",
                    "AdamW",
                    "Adamax",
                    "Ftrl",
                    "Lamb",
                    "Lion",
                    "LossScaleOptimizer",
                    "Muon",
                    "Nadam",
                    "RMSprop",
                    "ScheduleFreeAdamW");

    private OptimizerTranslator() {}

    static Optimizer translate(JsonNode optimizer) {
        String name = optimizer.required("class_name").stringValue();
        if (MISSING.contains(name)) {
            throw new InexpressibleException("optimizer " + name + " is not there yet");
        }
        KerasConfig config = new KerasConfig(name, optimizer.required("config"));
        JsonNode rate = config.node("learning_rate");
        if (rate.isObject()) {
            throw new InexpressibleException(
                    "schedule %s is not there yet"
                            .formatted(rate.required("class_name").stringValue()));
        }
        Optimizer translated =
                switch (name) {
                    case "SGD" -> sgd(config);
                    case "Adam" ->
                            Adam.create(config.number("learning_rate"))
                                    .beta1(config.number("beta_1"))
                                    .beta2(config.number("beta_2"))
                                    .epsilon(config.number("epsilon"));
                    default -> throw new IllegalArgumentException("Keras has no optimizer " + name);
                };
        config.finish();
        return translated;
    }

    private static Sgd sgd(KerasConfig config) {
        Sgd sgd = Sgd.create(config.number("learning_rate")).momentum(config.number("momentum"));
        return config.bool("nesterov") ? sgd.nesterov() : sgd;
    }
}
