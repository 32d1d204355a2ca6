/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import org.intaglio.runtime.train.Callback;
import org.intaglio.runtime.train.EarlyStopping;
import org.intaglio.runtime.train.ModelCheckpoint;
import org.intaglio.runtime.train.ReduceLROnPlateau;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;

/** Translates the callbacks of Keras. */
final class CallbackTranslator {
    private CallbackTranslator() {}

    /**
     * @param files where checkpoints go
     * @param weight what they hold, other each time
     */
    static Callback translate(
            String name, JsonNode arguments, Path files, Supplier<String> weight) {
        KerasConfig config = new KerasConfig(name, arguments);
        Callback callback =
                switch (name) {
                    case "EarlyStopping" -> earlyStopping(config);
                    case "ReduceLROnPlateau" -> reduce(config);
                    case "ModelCheckpoint" -> checkpoint(config, files, weight);
                    default -> throw new IllegalArgumentException("Keras has no callback " + name);
                };
        config.finish();
        return callback;
    }

    private static String monitor(KerasConfig config) {
        return config.has("monitor") ? config.string("monitor") : "val_loss";
    }

    private static EarlyStopping.Mode mode(KerasConfig config) {
        return config.has("mode")
                ? EarlyStopping.Mode.valueOf(config.string("mode").toUpperCase(Locale.ROOT))
                : EarlyStopping.Mode.AUTO;
    }

    private static Callback earlyStopping(KerasConfig config) {
        EarlyStopping stopping = EarlyStopping.on(monitor(config)).mode(mode(config));
        if (config.has("patience")) {
            stopping = stopping.patience(config.integer("patience"));
        }
        if (config.has("min_delta")) {
            stopping = stopping.minDelta(config.number("min_delta"));
        }
        if (config.has("baseline")) {
            stopping = stopping.baseline(config.number("baseline"));
        }
        if (config.has("start_from_epoch")) {
            stopping = stopping.startFromEpoch(config.integer("start_from_epoch") + 1);
        }
        if (config.has("restore_best_weights") && config.bool("restore_best_weights")) {
            stopping = stopping.restoreBestWeights();
        }
        return stopping;
    }

    private static Callback reduce(KerasConfig config) {
        ReduceLROnPlateau reduce = ReduceLROnPlateau.on(monitor(config)).mode(mode(config));
        if (config.has("factor")) {
            reduce = reduce.factor(config.number("factor"));
        }
        if (config.has("patience")) {
            reduce = reduce.patience(config.integer("patience"));
        }
        if (config.has("min_delta")) {
            reduce = reduce.minDelta(config.number("min_delta"));
        }
        if (config.has("cooldown")) {
            reduce = reduce.cooldown(config.integer("cooldown"));
        }
        if (config.has("min_lr")) {
            reduce = reduce.minRate(config.number("min_lr"));
        }
        return reduce;
    }

    private static Callback checkpoint(KerasConfig config, Path files, Supplier<String> weight) {
        ModelCheckpoint checkpoint =
                ModelCheckpoint.to(
                                files.resolve(config.string("filepath")).toString(),
                                file -> Files.writeString(file, weight.get()))
                        .mode(mode(config));
        if (config.has("save_weights_only")) {
            config.bool("save_weights_only"); // What is written, the saver says.
        }
        if (config.has("save_freq")) {
            checkpoint = checkpoint.everySteps(config.integer("save_freq"));
        }
        if (config.has("save_best_only") && config.bool("save_best_only")) {
            checkpoint = checkpoint.onlyBest(monitor(config));
        }
        if (config.has("initial_value_threshold")) {
            checkpoint = checkpoint.betterThan(config.number("initial_value_threshold"));
        }
        return checkpoint;
    }
}
