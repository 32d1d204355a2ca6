/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import org.intaglio.runtime.train.Adadelta;
import org.intaglio.runtime.train.Adafactor;
import org.intaglio.runtime.train.Adagrad;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.AdamW;
import org.intaglio.runtime.train.Adamax;
import org.intaglio.runtime.train.Ftrl;
import org.intaglio.runtime.train.Lamb;
import org.intaglio.runtime.train.LearningRate;
import org.intaglio.runtime.train.Lion;
import org.intaglio.runtime.train.Muon;
import org.intaglio.runtime.train.Nadam;
import org.intaglio.runtime.train.Optimizer;
import org.intaglio.runtime.train.RmsProp;
import org.intaglio.runtime.train.Sgd;

import tools.jackson.databind.JsonNode;

/** Translates an optimizer of Keras. */
final class OptimizerTranslator {
    private OptimizerTranslator() {}

    static Optimizer translate(JsonNode optimizer) {
        String name = optimizer.required("class_name").stringValue();
        if (name.equals("ScheduleFreeAdamW")) {
            throw new InexpressibleException(
                    "Keras' ScheduleFreeAdamW begins at 0 and not where the weights are");
        }
        KerasConfig config = new KerasConfig(name, optimizer.required("config"));
        if (name.equals("LossScaleOptimizer")) {
            return unscaled(config);
        }
        Optimizer translated = withOptions(kind(name, config), config);
        config.finish();
        return translated;
    }

    /** Scales of losses keep halves of floats from vanishing; floats they only multiply. */
    private static Optimizer unscaled(KerasConfig config) {
        Optimizer inner = translate(config.node("inner_optimizer"));
        config.number("initial_scale");
        config.integer("dynamic_growth_steps");
        config.finish();
        return inner;
    }

    private static Optimizer kind(String name, KerasConfig config) {
        LearningRate rate = ScheduleTranslator.learningRate(config.node("learning_rate"));
        return switch (name) {
            case "SGD" -> {
                Sgd sgd = Sgd.create(rate).momentum(config.number("momentum"));
                yield config.bool("nesterov") ? sgd.nesterov() : sgd;
            }
            case "Adam" -> adam(rate, config);
            case "AdamW" -> {
                AdamW adamW =
                        AdamW.create(rate)
                                .beta1(config.number("beta_1"))
                                .beta2(config.number("beta_2"))
                                .epsilon(config.number("epsilon"))
                                .weightDecay(config.number("weight_decay"));
                yield config.bool("amsgrad") ? adamW.withAmsgrad() : adamW;
            }
            case "RMSprop" -> {
                RmsProp rmsProp =
                        RmsProp.create(rate)
                                .rho(config.number("rho"))
                                .momentum(config.number("momentum"))
                                .epsilon(config.number("epsilon"));
                yield config.bool("centered") ? rmsProp.withCentering() : rmsProp;
            }
            case "Adagrad" ->
                    Adagrad.create(rate)
                            .initialAccumulator(config.number("initial_accumulator_value"))
                            .epsilon(config.number("epsilon"));
            case "Adadelta" ->
                    Adadelta.create(rate)
                            .rho(config.number("rho"))
                            .epsilon(config.number("epsilon"));
            case "Adamax" ->
                    Adamax.create(rate)
                            .beta1(config.number("beta_1"))
                            .beta2(config.number("beta_2"))
                            .epsilon(config.number("epsilon"));
            case "Nadam" ->
                    Nadam.create(rate)
                            .beta1(config.number("beta_1"))
                            .beta2(config.number("beta_2"))
                            .epsilon(config.number("epsilon"));
            case "Lion" ->
                    Lion.create(rate).beta1(config.number("beta_1")).beta2(config.number("beta_2"));
            case "Ftrl" ->
                    Ftrl.create(rate)
                            .learningRatePower(config.number("learning_rate_power"))
                            .initialAccumulator(config.number("initial_accumulator_value"))
                            .l1(config.number("l1_regularization_strength"))
                            .l2(config.number("l2_regularization_strength"))
                            .l2Shrinkage(config.number("l2_shrinkage_regularization_strength"))
                            .beta(config.number("beta"));
            case "Lamb" ->
                    Lamb.create(rate)
                            .beta1(config.number("beta_1"))
                            .beta2(config.number("beta_2"))
                            .epsilon(config.number("epsilon"))
                            .weightDecay(
                                    config.has("weight_decay") ? config.number("weight_decay") : 0);
            case "Muon" -> muon(rate, config);
            case "Adafactor" -> {
                config.bool("relative_step"); // It changes nothing.
                yield Adafactor.create(rate)
                        .beta2Decay(config.number("beta_2_decay"))
                        .epsilon1(config.number("epsilon_1"))
                        .epsilon2(config.number("epsilon_2"))
                        .clipThreshold(config.number("clip_threshold"));
            }
            default -> throw new IllegalArgumentException("Keras has no optimizer " + name);
        };
    }

    private static Optimizer adam(LearningRate rate, KerasConfig config) {
        Adam adam =
                Adam.create(rate)
                        .beta1(config.number("beta_1"))
                        .beta2(config.number("beta_2"))
                        .epsilon(config.number("epsilon"));
        return config.bool("amsgrad") ? adam.withAmsgrad() : adam;
    }

    /** Coefficients are those of everybody; Keras' patterns of layers are predicates here. */
    private static Muon muon(LearningRate rate, KerasConfig config) {
        double decay = config.number("weight_decay");
        if (config.number("muon_a") != 3.4445
                || config.number("muon_b") != -4.775
                || config.number("muon_c") != 2.0315
                || config.number("adam_weight_decay") != decay
                || !config.bool("exclude_embeddings")
                || !config.node("exclude_layers").isEmpty()) {
            throw new InexpressibleException("Muon with other coefficients, or other layers");
        }
        Muon muon =
                Muon.create(rate)
                        .beta1(config.number("adam_beta_1"))
                        .beta2(config.number("adam_beta_2"))
                        .epsilon(config.number("epsilon"))
                        .adamRate(config.number("adam_lr_ratio"))
                        .momentum(config.number("momentum"))
                        .steps(config.integer("ns_steps"))
                        .scale(config.number("rms_rate"))
                        .weightDecay(decay);
        return config.bool("nesterov") ? muon : muon.withoutNesterov();
    }

    /** What every optimizer of Keras can have. */
    private static Optimizer withOptions(Optimizer optimizer, KerasConfig config) {
        Optimizer with = optimizer;
        if (config.has("weight_decay")
                && !(optimizer instanceof AdamW
                        || optimizer instanceof Lamb
                        || optimizer instanceof Muon)) {
            with = with.weightDecay(config.number("weight_decay"));
        }
        if (config.has("clipvalue")) {
            with = with.clipValue(config.number("clipvalue"));
        }
        if (config.has("clipnorm")) {
            with = with.clipNorm(config.number("clipnorm"));
        }
        if (config.has("global_clipnorm")) {
            with = with.clipGlobalNorm(config.number("global_clipnorm"));
        }
        if (config.has("gradient_accumulation_steps")) {
            with = with.accumulateGradients(config.integer("gradient_accumulation_steps"));
        }
        if (config.has("loss_scale_factor")) {
            config.number("loss_scale_factor"); // See unscaled.
        }
        if (config.has("use_ema") && config.bool("use_ema")) {
            double momentum = config.number("ema_momentum");
            int every =
                    config.has("ema_overwrite_frequency")
                            ? config.integer("ema_overwrite_frequency")
                            : 0;
            with = with.averageWeights(momentum, every);
        }
        return with;
    }
}
