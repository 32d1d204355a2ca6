/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.check;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.program.Architecture;

import java.util.List;

/** Refuses samples with another number of inputs or targets than the network has. */
public final class Counts {
    private Counts() {}

    /**
     * Checks against a network.
     *
     * @param what whose these are: {@code the data}
     * @param remedy what to do, from "; "
     */
    public static void check(
            Architecture network, String what, int inputs, int targets, String remedy) {
        inputs(network, what, inputs, remedy);
        targets(network, what, targets, remedy);
    }

    /**
     * Checks against the network of a batch, or its sizes; targets only if it has any, for one that
     * predicts takes none. Where all is well, nothing is allocated.
     *
     * @param sample the number of the sample that these are the inputs and targets of
     */
    public static void check(Batch batch, long sample, int inputs, int targets, String remedy) {
        boolean targetsFit = batch.targets() == 0 || batch.targets() == targets;
        if (batch.inputs() == inputs && targetsFit) {
            return;
        }
        String what = "sample " + sample;
        batch.network().ifPresent(network -> check(network, what, inputs, targets, remedy));
        throw new IllegalArgumentException(
                batch.inputs() == inputs
                        ? "the batch has room for %d targets, %s has %d%s"
                                .formatted(batch.targets(), what, targets, remedy)
                        : "the batch has room for %d inputs, %s has %d%s"
                                .formatted(batch.inputs(), what, inputs, remedy));
    }

    private static void inputs(Architecture network, String what, int found, String remedy) {
        int wanted = network.inputs().size();
        if (found != wanted) {
            List<String> names = network.inputs().stream().map(Architecture.Input::name).toList();
            throw new IllegalArgumentException(
                    "%s has %s, %s has %d%s"
                            .formatted(network.name(), count("input", names), what, found, remedy));
        }
    }

    private static void targets(Architecture network, String what, int found, String remedy) {
        int wanted = network.outputs().size();
        if (found != wanted) {
            List<String> names = network.outputs().stream().map(Architecture.Output::name).toList();
            throw new IllegalArgumentException(
                    "%s has %s, %s has targets for %d%s"
                            .formatted(
                                    network.name(), count("output", names), what, found, remedy));
        }
    }

    private static String count(String what, List<String> names) {
        return "%d %s%s (%s)"
                .formatted(
                        names.size(), what, names.size() == 1 ? "" : "s", String.join(", ", names));
    }
}
