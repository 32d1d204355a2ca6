/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.Loss;
import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.expression.LossExpressions;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.train.Metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a {@link Training} chose, matched with the outputs of a network. */
public final class OutputSettings {
    private OutputSettings() {}

    /**
     * The loss functions of outputs with a custom loss and of those whose loss is a formula, null
     * where kernels have the loss.
     *
     * @throws IllegalArgumentException if one is missing, or is for an output that wants none
     */
    public static LossFunction[] lossFunctions(Architecture architecture, Training training) {
        checkNames(architecture, training.outputLosses().keySet(), "a loss function");
        List<Architecture.Output> outputs = architecture.outputs();
        boolean anyCustom = outputs.stream().anyMatch(o -> o.loss() == Loss.CUSTOM);
        if (training.loss().isPresent() && !anyCustom) {
            throw new IllegalArgumentException(
                    architecture.name()
                            + " declares its losses; a loss function is for outputs declared with"
                            + " Loss.CUSTOM");
        }
        LossFunction[] functions = new LossFunction[outputs.size()];
        for (int o = 0; o < functions.length; o++) {
            Architecture.Output output = outputs.get(o);
            LossFunction own = training.outputLosses().get(output.name());
            if (output.loss() == Loss.CUSTOM) {
                functions[o] =
                        own != null ? own : training.loss().orElseThrow(() -> missing(output));
            } else if (own != null) {
                throw new IllegalArgumentException(
                        "output '%s' was declared with Loss.%s; a loss function is for Loss.CUSTOM"
                                .formatted(output.name(), output.loss()));
            } else {
                functions[o] =
                        LossExpressions.of(
                                        output.loss(),
                                        output.fromLogits(),
                                        output.labelSmoothing(),
                                        output.lossOptions())
                                .orElse(null);
            }
        }
        return functions;
    }

    private static IllegalArgumentException missing(Architecture.Output output) {
        return new IllegalArgumentException(
                ("output '%s' was declared with Loss.CUSTOM;"
                                + " give its function with Training.loss(...)")
                        .formatted(output.name()));
    }

    /**
     * The metrics of each output.
     *
     * @throws IllegalArgumentException if metrics are for an output that does not exist
     */
    public static List<Scores.Choice> metrics(Architecture architecture, Training training) {
        checkNames(architecture, training.outputMetrics().keySet(), "metrics");
        List<Scores.Choice> choices = new ArrayList<>();
        for (int o = 0; o < architecture.outputs().size(); o++) {
            String name = architecture.outputs().get(o).name();
            for (Metric metric : training.metrics()) {
                choices.add(new Scores.Choice(o, metric));
            }
            for (Metric metric : training.outputMetrics().getOrDefault(name, List.of())) {
                choices.add(new Scores.Choice(o, metric));
            }
        }
        return choices;
    }

    /** These metrics for every output; if there are none, accuracy where it makes sense. */
    public static List<Scores.Choice> metrics(Architecture architecture, Metric... metrics) {
        List<Scores.Choice> choices = new ArrayList<>();
        for (int o = 0; o < architecture.outputs().size(); o++) {
            for (Metric metric : metrics) {
                choices.add(new Scores.Choice(o, metric));
            }
            if (metrics.length == 0
                    && Metric.isClassification(architecture.outputs().get(o).loss())) {
                choices.add(new Scores.Choice(o, Metric.ACCURACY));
            }
        }
        return choices;
    }

    /**
     * Refuses names that no output has.
     *
     * @param what what is given for outputs
     */
    static void checkNames(Architecture architecture, Set<String> names, String what) {
        List<String> outputs =
                architecture.outputs().stream().map(Architecture.Output::name).toList();
        for (String name : names) {
            if (!outputs.contains(name)) {
                throw new IllegalArgumentException(
                        "%s for output '%s', but %s has the outputs %s%s"
                                .formatted(
                                        what,
                                        name,
                                        architecture.name(),
                                        outputs.stream()
                                                .map(o -> "'" + o + "'")
                                                .collect(Collectors.joining(", ")),
                                        Names.didYouMean(name, outputs)
                                                .map("; did you mean '%s'?"::formatted)
                                                .orElse("")));
            }
        }
    }
}
