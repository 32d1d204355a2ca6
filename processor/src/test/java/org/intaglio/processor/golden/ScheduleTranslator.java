/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import org.intaglio.runtime.train.CosineDecay;
import org.intaglio.runtime.train.CosineDecayRestarts;
import org.intaglio.runtime.train.ExponentialDecay;
import org.intaglio.runtime.train.InverseTimeDecay;
import org.intaglio.runtime.train.LearningRate;
import org.intaglio.runtime.train.PiecewiseConstant;
import org.intaglio.runtime.train.PolynomialDecay;

import tools.jackson.databind.JsonNode;

/** Translates learning rates of Keras: numbers and schedules. */
final class ScheduleTranslator {
    private ScheduleTranslator() {}

    static LearningRate learningRate(JsonNode rate) {
        return rate.isObject() ? schedule(rate) : LearningRate.constant(rate.doubleValue());
    }

    static LearningRate schedule(JsonNode schedule) {
        String name = schedule.required("class_name").stringValue();
        KerasConfig config = new KerasConfig(name, schedule.required("config"));
        LearningRate translated =
                switch (name) {
                    case "ExponentialDecay" -> {
                        ExponentialDecay decay =
                                ExponentialDecay.of(
                                        config.number("initial_learning_rate"),
                                        config.integer("decay_steps"),
                                        config.number("decay_rate"));
                        yield config.bool("staircase") ? decay.inStairs() : decay;
                    }
                    case "InverseTimeDecay" -> {
                        InverseTimeDecay decay =
                                InverseTimeDecay.of(
                                        config.number("initial_learning_rate"),
                                        config.integer("decay_steps"),
                                        config.number("decay_rate"));
                        yield config.bool("staircase") ? decay.inStairs() : decay;
                    }
                    case "PolynomialDecay" -> {
                        PolynomialDecay decay =
                                PolynomialDecay.of(
                                                config.number("initial_learning_rate"),
                                                config.integer("decay_steps"),
                                                config.number("end_learning_rate"))
                                        .power(config.number("power"));
                        yield config.bool("cycle") ? decay.inCycles() : decay;
                    }
                    case "PiecewiseConstantDecay" -> piecewise(config);
                    case "CosineDecay" -> cosine(config);
                    case "CosineDecayRestarts" ->
                            CosineDecayRestarts.of(
                                            config.number("initial_learning_rate"),
                                            config.integer("first_decay_steps"))
                                    .lengthen(config.number("t_mul"))
                                    .lower(config.number("m_mul"))
                                    .alpha(config.number("alpha"));
                    default -> throw new IllegalArgumentException("Keras has no schedule " + name);
                };
        config.finish();
        return translated;
    }

    private static LearningRate piecewise(KerasConfig config) {
        JsonNode values = config.node("values");
        PiecewiseConstant constant = PiecewiseConstant.from(values.get(0).doubleValue());
        int i = 1;
        for (int boundary : config.integers("boundaries")) {
            constant = constant.after(boundary, values.get(i++).doubleValue());
        }
        return constant;
    }

    /** Without a target, Keras does not read the steps of the warm-up. */
    private static LearningRate cosine(KerasConfig config) {
        CosineDecay decay =
                CosineDecay.of(
                                config.number("initial_learning_rate"),
                                config.integer("decay_steps"))
                        .alpha(config.number("alpha"));
        int warmup = config.integer("warmup_steps");
        return config.has("warmup_target")
                ? decay.warmup(warmup, config.number("warmup_target"))
                : decay;
    }
}
