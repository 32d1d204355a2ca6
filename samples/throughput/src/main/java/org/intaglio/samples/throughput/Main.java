/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput;

import org.intaglio.runtime.Device;
import org.intaglio.runtime.Model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures how fast networks train and predict, beside what the machine could do at most. */
public final class Main {
    /** 10,000 predictions of the residual network are 10,000 GFLOP: not for a quick look. */
    private static final long MOST_FOR_PREDICTIONS = 100_000_000;

    private Main() {}

    /** Takes names of workloads and the options that {@code --help} lists. */
    public static void main(String... args) throws InterruptedException {
        Options options;
        try {
            options = Options.parse(args);
        } catch (Options.UsageException e) {
            System.err.println(e.getMessage() + "\n\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        if (options.help()) {
            System.out.println(Options.USAGE);
            return;
        }
        run(options, Device.auto());
    }

    private static void run(Options options, Device device) throws InterruptedException {
        System.out.println(device + "; training on " + options.threads() + " of them");
        Peak peak = Peak.measure(options.threads());
        System.out.println(Report.peak(peak));

        System.out.println("\n" + Report.TRAINING);
        Map<String, Model> networks = new LinkedHashMap<>();
        for (Workload workload : options.workloads()) {
            Model model = workload.model(device, 1);
            var speed =
                    TrainingSpeed.measure(
                            model, workload.batch(), options.threads(), options.effort());
            System.out.println(Report.training(workload.id(), speed, peak));
            networks.put(model.architecture().name(), model);
        }

        List<Model> quick = new ArrayList<>(networks.values());
        quick.removeIf(model -> StepCost.forward(model.architecture()) > MOST_FOR_PREDICTIONS);
        if (!quick.isEmpty()) {
            System.out.println("\n" + Report.PREDICTION);
        }
        // Training has warmed up most of it, and there are two measurements a network.
        Effort effort = options.effort();
        Effort half = new Effort(effort.warmUp() / 4, effort.seconds() / 2, effort.rounds());
        for (Model model : quick) {
            System.out.println(
                    Report.prediction(
                            model.architecture().name(), PredictionSpeed.measure(model, half)));
        }
    }
}
